import type { Arithmetic, Variant } from '../../../cot/variants.ts';

/** A name with what it means, for the button that explains it. */
interface Entry {
  readonly name: string;
  readonly words: string;
}

/** What each way of printing arithmetic shows. */
export const ARITHMETIC_WORDS: Readonly<Record<Arithmetic, string>> = {
  folded: 'Arithmetic in whole numbers',
  unfolded: 'Arithmetic digit by digit, as the machine does it',
};

/** What forms of a text are, in a few words each: those of tasks, or those of the Lab. */
export const formEntries = (forms: readonly Pick<Variant, 'title' | 'summary'>[]): readonly Entry[] =>
  forms.map(({ title, summary }) => ({ name: title, words: summary }));

/** What variants are, and both ways of printing arithmetic in them. */
export const variantEntries = (variants: readonly Variant[]): readonly Entry[] => [
  ...formEntries(variants),
  ...(['folded', 'unfolded'] as const).map((name) => ({ name, words: ARITHMETIC_WORDS[name] })),
];
