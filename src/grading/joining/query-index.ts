/** Characters at the start of a query by which places in a prompt are tried; no query is shorter. */
const PREFIX_CHARACTERS = 16;

/** Finds which of many known queries a prompt holds, with whatever a chat template or examples put around it. */
export class QueryIndex {
  private readonly queries = new Map<string, number>();
  /** The lengths of the queries that begin with these characters, longest first. */
  private readonly lengths = new Map<string, number[]>();

  /** Adds a query with the number of its instance; the first number of a query stays. */
  add(query: string, number: number): void {
    if (this.queries.has(query)) return;
    this.queries.set(query, number);
    const prefix = query.slice(0, PREFIX_CHARACTERS);
    const lengths = this.lengths.get(prefix);
    if (!lengths) this.lengths.set(prefix, [query.length]);
    else if (!lengths.includes(query.length)) {
      lengths.push(query.length);
      lengths.sort((one, other) => other - one);
    }
  }

  get size(): number {
    return this.queries.size;
  }

  /** The number of the query that a prompt is, or of the longest one that it holds – of equally long ones the last, after examples. */
  find(prompt: string): number | undefined {
    const whole = this.queries.get(prompt);
    if (whole !== undefined) return whole;
    let longest = 0;
    let found: number | undefined;
    for (let at = 0; at < prompt.length; at++) {
      for (const length of this.lengths.get(prompt.slice(at, at + PREFIX_CHARACTERS)) ?? []) {
        if (length < longest) break;
        const number = this.queries.get(prompt.slice(at, at + length));
        if (number === undefined) continue;
        longest = length;
        found = number;
        break;
      }
    }
    return found;
  }
}
