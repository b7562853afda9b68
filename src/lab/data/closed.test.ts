import { describe, expect, test } from 'vitest';
import { LAB_MACHINES } from '../machines/registry.ts';
import { drawnExample, type LabExample } from './example.ts';
import { labVariant, LAB_VARIANTS } from './variants.ts';

/** What a line says behind its operands: symbols to write – at most one –, the next state, and where the heads of A, B and C go. */
type Rule = (
  state: string,
  operands: readonly string[],
) => { write?: string; next: string; moves: Record<string, number> };

/** The rules of the texts, written from what the machines are to compute; nothing here is shared with them. */
const RULES: Record<string, Rule> = {
  parity: (state, [bit]) =>
    bit === '_'
      ? { write: state === 'q1' ? '1' : '0', next: 'H', moves: {} }
      : { next: (state === 'q1') !== (bit === '1') ? 'q1' : 'q0', moves: { A: 1 } },
  addition: (state, [first, second]) => {
    const total = Number(first === '_' ? 0 : first) + Number(second === '_' ? 0 : second) + (state === 'q1' ? 1 : 0);
    return first === '_'
      ? { write: `${total}`, next: 'H', moves: {} }
      : { write: `${total % 10}`, next: total > 9 ? 'q1' : 'q0', moves: { A: -1, B: -1, C: -1 } };
  },
  comparison: (state, [first, second]) => {
    if (first === '_') return { write: { q0: '=', 'q<': '<', 'q>': '>' }[state]!, next: 'H', moves: {} };
    const next = state !== 'q0' || first === second ? state : Number(first) < Number(second) ? 'q<' : 'q>';
    return { next, moves: { A: 1, B: 1 } };
  },
  copy: (state, [symbol]) =>
    symbol === '_' ? { next: 'H', moves: { C: 1 } } : { write: symbol!, next: state, moves: { A: -1, C: -1 } },
};

/** Which tapes a step reads, and which answer an instance has. */
const READS: Record<string, string[]> = { parity: ['A'], addition: ['A', 'B'], comparison: ['A', 'B'], copy: ['A'] };
const ANSWERS: Record<string, (instance: Record<string, string>) => string> = {
  parity: ({ bits }) => `${[...bits!].filter((bit) => bit === '1').length % 2}`,
  addition: ({ x1, x2 }) => `${BigInt(x1!) + BigInt(x2!)}`.padStart(x1!.length + 1, '0'),
  comparison: ({ x1, x2 }) => (BigInt(x1!) < BigInt(x2!) ? '<' : BigInt(x1!) > BigInt(x2!) ? '>' : '='),
  copy: ({ digits }) => digits!,
};

const RING = 40;

/** Writes the text from its prompt alone: every line from the addresses and the state of the line before, and from what cells hold. */
function read(machine: string, prompt: readonly string[], tapes: readonly string[]): string[] {
  const memory = new Map<string, string>();
  const configuration = prompt.indexOf('#');
  for (let at = 0; at < configuration;) {
    if (prompt[at]!.startsWith('@')) {
      memory.set(prompt[at]!, prompt[at + 1]!);
      at += 2;
    } else at++;
  }
  const heads = Object.fromEntries(tapes.map((tape, index) => [tape, prompt[configuration + 1 + index]!]));
  const move = (tape: string, by: number) => {
    heads[tape] = `@${(Number(heads[tape]!.slice(1)) + by + RING) % RING}`;
  };
  let state = prompt[configuration + 1 + tapes.length]!;
  const text: string[] = [];
  while (state !== 'H') {
    const operands = READS[machine]!.map((tape) => {
      const symbol = memory.get(heads[tape]!)!;
      text.push(heads[tape]!, symbol);
      return symbol;
    });
    const { write, next, moves } = RULES[machine]!(state, operands);
    if (write !== undefined) {
      memory.set(heads['C']!, write);
      text.push(heads['C']!, write);
    }
    text.push(next);
    state = next;
    for (const [tape, by] of Object.entries(moves)) move(tape, by);
  }
  for (let symbol = ''; symbol !== '_'; move('C', 1)) {
    symbol = memory.get(heads['C']!)!;
    text.push(heads['C']!, symbol);
  }
  return [...text, 'E'];
}

const examples = function* (machine: string, variant: (typeof LAB_VARIANTS)[number]['id']): Generator<LabExample> {
  const lab = LAB_MACHINES.find(({ id }) => id === machine)!;
  for (let index = 0; index < 25; index++)
    yield drawnExample(
      lab,
      labVariant(variant),
      { purpose: 'test', seed: 7, index, lengths: [1, 11] },
      { ring: RING, distractorCells: 5, besideTapes: index % 2 === 1 },
    );
};

test('distractors beside tapes make them longer, before and after what is read', () => {
  const lab = LAB_MACHINES.find(({ id }) => id === 'parity')!;
  const places = Array.from({ length: 200 }, (_, index) => {
    const name = { purpose: 'test', seed: 7, index, lengths: [3, 3] as const };
    const { tokens, sources } = drawnExample(lab, labVariant('tail'), name, {
      ring: RING,
      distractorCells: 12,
      besideTapes: true,
    });
    // Between the name of a tape and the first cell that is read: two tokens a cell of a distractor.
    const fetched = sources.filter((source) => source >= 0 && source < tokens.indexOf('#'));
    const first = Math.min(...fetched);
    const heading = tokens.lastIndexOf('A', first);
    const next = tokens.findIndex((token, at) => at > first && /^[AC#]$/.test(token));
    return { before: (first - heading - 2) / 2, cells: (next - heading - 1) / 2 };
  });
  expect(places.filter(({ before }) => before > 0).length).toBeGreaterThan(40);
  expect(places.filter(({ before, cells }) => before === 0 && cells > 4).length).toBeGreaterThan(40);
  // Three bits and the empty cell behind them, alone.
  expect(places.filter(({ before, cells }) => before === 0 && cells === 4).length).toBeGreaterThan(40);
});

describe.each(LAB_MACHINES.map(({ id, tapes }) => [id, tapes] as const))('%s', (id, tapes) => {
  test('follows from its prompt line by line', () => {
    let lengths = 0;
    for (const { tokens, promptLength } of examples(id, 'tail')) {
      expect(tokens.slice(promptLength)).toEqual(read(id, tokens.slice(0, promptLength), tapes));
      lengths += tokens.length;
    }
    expect(lengths).toBeGreaterThan(500);
  });

  test('ends with the answer that is right', () => {
    for (const { run, tokens, kinds } of examples(id, 'tail')) {
      const printed = tokens.filter((token, at) => kinds[at] === 'answer' && token !== '_').join('');
      expect([printed, run.answer]).toEqual(Array(2).fill(ANSWERS[id]!(run.instance)));
    }
  });

  test.each(LAB_VARIANTS.map((variant) => variant.id))('%s: what is fetched stands at its source', (variant) => {
    let fetched = 0;
    for (const { tokens, kinds, sources } of examples(id, variant)) {
      const faults = tokens.filter((token, at) => {
        const source = sources[at]!;
        const isFetched = kinds[at] === 'operand' || (kinds[at] === 'answer' && variant !== 'direct');
        if (!isFetched) return source !== -1;
        fetched++;
        // Both stand behind the same address.
        return source < 0 || source >= at || tokens[source] !== token || tokens[source - 1] !== tokens[at - 1];
      });
      expect(faults).toEqual([]);
    }
    expect(fetched > 0).toBe(variant !== 'direct');
  });

  test('has the same prompt and answer in every variant', () => {
    const all = LAB_VARIANTS.map((variant) => [...examples(id, variant.id)]);
    for (const each of all)
      each.forEach(({ tokens, promptLength, run }, index) => {
        const tail = all[0]![index]!;
        expect(tokens.slice(0, promptLength)).toEqual(tail.tokens.slice(0, tail.promptLength));
        expect(run.answer).toBe(tail.run.answer);
      });
  });
});
