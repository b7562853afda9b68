import { grouped } from '../../base/grouped.ts';
import type { OwnInstance } from './own-instances.ts';

/** What a text may hold that some tool takes for more than text, and what comes of it. */
const RISKS: readonly {
  readonly what: string;
  readonly consequence: string;
  readonly holds: (text: string) => boolean;
}[] = [
  {
    what: 'a mark such as <|im_end|>',
    consequence:
      'tokenizers take it for the end of a message, so that training text and evaluation query are cut into other messages there',
    holds: (text) => /<\|[^|<>\s]+\|>/.test(text),
  },
  {
    what: 'a box, \\boxed{',
    consequence:
      'graders that look for the last box may take it for the answer where a completion has none of its own after it',
    holds: (text) => text.includes('\\boxed{'),
  },
  {
    what: 'a text that begins with =, +, - or @',
    consequence: 'spreadsheet programs take a cell of a CSV that begins so for a formula and run it',
    holds: (text) => /^[=+@]|^-(?!\d)/.test(text),
  },
];

/** Instances that a note names by their numbers; more are counted. */
const NAMED = 5;

/** Characters of the first of them that are shown. */
const SHOWN = 60;

/**
 * Notes on own instances whose texts some tool takes for more than text: a sentence for each kind, with the numbers of the instances, from
 * 1, and what comes of them. They are taken as they are.
 */
export function notesOnOwnTexts(instances: readonly OwnInstance[]): readonly string[] {
  return RISKS.flatMap(({ what, consequence, holds }) => {
    const numbers = instances.flatMap(({ instance }, place) => (textsIn(instance).some(holds) ? [place + 1] : []));
    if (numbers.length === 0) return [];
    const named = numbers.slice(0, NAMED).map(grouped).join(', ');
    const more = numbers.length > NAMED ? ` and ${grouped(numbers.length - NAMED)} more` : '';
    const first = JSON.stringify(instances[numbers[0]! - 1]!.instance).slice(0, SHOWN);
    const [noun, verb] = numbers.length === 1 ? ['instance', 'holds'] : ['instances', 'hold'];
    return [`Own ${noun} ${named}${more} (${first}) ${verb} ${what}: ${consequence}.`];
  });
}

/** All texts in an instance, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
