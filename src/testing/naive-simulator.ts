import type { ExchangeMachine, ExchangeRule } from '../machine/table/exchange.ts';

/** What a naive run ends with. */
export interface NaiveRun {
  readonly halted: 'accept' | 'reject' | 'no rule' | 'step limit';
  readonly steps: number;
  /** Each tape trimmed of blanks at both ends. */
  readonly tapes: readonly string[];
}

/** What a naive run tells after each step: the step's number, the rule, and where the heads were. */
export type Watch = (step: number, rule: ExchangeRule, heads: readonly number[]) => void;

/**
 * A deliberately plain simulator of machines in the exchange form: it shares no code with the engines and knows only the JSON.
 * It asks every rule of the state whether it matches and fails when two do.
 */
export class NaiveSimulator {
  readonly tapes: Map<number, string>[];
  private readonly machine: ExchangeMachine;
  private readonly rules: Map<string, ExchangeRule[]>;
  /** The rules that match in each situation met so far, by state and symbols read. */
  private readonly matches = new Map<string, readonly ExchangeRule[]>();

  /** `contents` holds one list of symbols per tape. */
  constructor(machine: ExchangeMachine, contents: readonly (readonly string[])[]) {
    this.machine = machine;
    this.rules = new Map();
    for (const rule of machine.delta) {
      const own = this.rules.get(rule[0]);
      if (own) own.push(rule);
      else this.rules.set(rule[0], [rule]);
    }
    this.tapes = machine.tapes.map((_, tape) => new Map((contents[tape] ?? []).map((symbol, cell) => [cell, symbol])));
  }

  /** The symbol in a cell. */
  symbol(tape: number, cell: number): string {
    return this.tapes[tape]!.get(cell) ?? this.machine.blank;
  }

  /** Runs to the end. */
  run(limit: number, watch?: Watch): NaiveRun {
    const { start, halt, tapes } = this.machine;
    const heads = tapes.map(() => 0);
    let state = start;
    let steps = 0;
    let halted: NaiveRun['halted'] | undefined;
    while (!halted) {
      if (halt.accept.includes(state)) halted = 'accept';
      else if (halt.reject.includes(state)) halted = 'reject';
      else if (steps >= limit) halted = 'step limit';
      else {
        const matching = this.matching(state, heads);
        if (matching.length > 1) throw new Error(`Two rules match in ${state}.`);
        const rule = matching[0];
        if (!rule) halted = 'no rule';
        else {
          const before = [...heads];
          rule[3].forEach((symbol, tape) => {
            if (symbol !== null) this.tapes[tape]!.set(heads[tape]!, symbol);
          });
          rule[4].forEach((move, tape) => {
            heads[tape]! += move === 'L' ? -1 : move === 'R' ? 1 : 0;
          });
          state = rule[2];
          watch?.(steps, rule, before);
          steps++;
        }
      }
    }
    return { halted, steps, tapes: this.tapes.map((tape) => this.written(tape)) };
  }

  /** Asks every rule of the state whether it matches, once for each situation. */
  private matching(state: string, heads: readonly number[]): readonly ExchangeRule[] {
    const symbols = heads.map((cell, tape) => this.symbol(tape, cell));
    const situation = `${state} ${symbols.join(' ')}`;
    const known = this.matches.get(situation);
    if (known) return known;
    const matching = (this.rules.get(state) ?? []).filter(([, read]) =>
      read.every((symbol, tape) => symbol === null || symbol === symbols[tape]),
    );
    this.matches.set(situation, matching);
    return matching;
  }

  private written(tape: ReadonlyMap<number, string>): string {
    const cells = [...tape].filter(([, symbol]) => symbol !== this.machine.blank).toSorted(([a], [b]) => a - b);
    if (cells.length === 0) return '';
    const first = cells[0]![0];
    const last = cells.at(-1)![0];
    let text = '';
    for (let cell = first; cell <= last; cell++) text += tape.get(cell) ?? this.machine.blank;
    return text;
  }
}
