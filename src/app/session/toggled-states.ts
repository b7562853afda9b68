import { fieldProblem } from '../../base/problems.ts';
import * as v from 'valibot';
import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { variantOf, type Arithmetic } from '../../cot/variants.ts';
import { grouped } from '../../base/grouped.ts';

/** How an address names the atomic states whose arithmetic is unfolded alone, or folded alone, by how the rest of the text is. */
const PART_NAMES: Record<Arithmetic, 'unfold' | 'fold'> = { folded: 'unfold', unfolded: 'fold' };

const numbers = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,8}(\.[1-9]\d{0,8})*$/),
  v.transform((text) => text.split('.').map(Number)),
);

/** The part of an address that holds single states, which are numbered from 1 as in the text; undefined where there are none. */
export function toggledPart(
  positions: readonly number[] | undefined,
  arithmetic: Arithmetic,
): readonly [name: string, value: string] | undefined {
  if (positions === undefined || positions.length === 0) return undefined;
  return [PART_NAMES[arithmetic], positions.map((position) => position + 1).join('.')];
}

/** Reads what `toggledPart` wrote, and says what cannot be opened. */
export function parseToggled(
  parts: { readonly text: (name: string) => string | undefined },
  { variant, arithmetic }: TextSettings,
): { readonly toggled: readonly number[] | undefined; readonly problems: readonly string[] } {
  const problems: string[] = [];
  let toggled: readonly number[] | undefined;
  for (const name of Object.values(PART_NAMES)) {
    const came = parts.text(name);
    if (came === undefined) continue;
    const parsed = v.safeParse(numbers, came);
    if (!variantOf(variant).unfolds || name !== PART_NAMES[arithmetic])
      problems.push(
        fieldProblem(
          name,
          came,
          `only in a text whose other arithmetic is ${name === 'unfold' ? 'folded' : 'unfolded'} and can be ${name}ed`,
        ).message,
      );
    else if (!parsed.success)
      problems.push(fieldProblem(name, came, 'numbers of atomic states with dots between them, such as 15.22').message);
    else toggled = inOrder(parsed.output.map((number) => number - 1));
  }
  return { toggled, problems };
}

/** With this position, or without it where it is there. */
export function withToggled(positions: readonly number[] = [], position: number): readonly number[] | undefined {
  const others = positions.filter((each) => each !== position);
  const next = others.length < positions.length ? others : inOrder([...others, position]);
  return next.length > 0 ? next : undefined;
}

/** Those that a run of `count` states has, with a sentence about the others. */
export function toggledOfRun(
  positions: readonly number[],
  arithmetic: Arithmetic,
  count: number,
): { readonly toggled: readonly number[] | undefined; readonly problems: readonly string[] } {
  const known = positions.filter((position) => position < count);
  if (known.length === positions.length) return { toggled: positions, problems: [] };
  const beyond = positions.filter((position) => position >= count).map((position) => grouped(position + 1));
  return {
    toggled: known.length > 0 ? known : undefined,
    problems: [
      `${PART_NAMES[arithmetic]}: got ${beyond.join(', ')}; this run has ${grouped(count)} atomic states, numbered from 1.`,
    ],
  };
}

const inOrder = (positions: readonly number[]): readonly number[] =>
  [...new Set(positions)].toSorted((one, other) => one - other);
