import * as v from 'valibot';
import { VARIANT_IDS, type VariantId } from '../../cot/variants.ts';
import { TASKS } from '../../tasks/registry.ts';
import { AddressParts } from '../links/address-parts.ts';
import { LEARN_PAGE } from './learn-link.ts';
import { MOST_SEED } from '../../learn/request.ts';
import { SCREENS, screenById } from './screens/screens.ts';

/** What a teacher can take away from a link: each is a control, or a part of the page. */
export const HIDEABLE = ['task', 'len', 'variant', 'seed', 'show', 'screens', 'teacher'] as const;

/** A control that a link can take away. */
export type Hideable = (typeof HIDEABLE)[number];

/** What each of them is, for the person who prepares a link. */
export const HIDEABLE_WORDS: Readonly<Record<Hideable, string>> = {
  task: 'choice of the task',
  len: 'choice of the length',
  variant: 'choice of the text’s form',
  seed: 'another instance (Try another)',
  show: 'the answer after two wrong ones (Show me)',
  screens: 'the other screens',
  teacher: 'the teacher’s panel',
};

/** What an address of the Learn page holds. */
export interface LearnLink {
  /** The id of a screen. */
  readonly screen: string;
  /** Which question of the screen is asked, from 0. */
  readonly question: number;
  /** The instance of every question follows from it. */
  readonly seed: number;
  /** The id of a task in the place of the question's own; undefined for that one. */
  readonly task: string | undefined;
  /** The length of the instance in the place of the question's own. */
  readonly length: number | undefined;
  /** The form of the text in the place of the question's own. */
  readonly variant: VariantId | undefined;
  readonly hidden: readonly Hideable[];
  /** Whether it is shown to a room. */
  readonly presents: boolean;
  /** Answers that were handed in, as `src/learn` packs them. */
  readonly answers: string | undefined;
}

/** The start of the lesson. */
export const FIRST: LearnLink = {
  screen: SCREENS[0]!.id,
  question: 0,
  seed: 1,
  task: undefined,
  length: undefined,
  variant: undefined,
  hidden: [],
  presents: false,
  answers: undefined,
};

const PARTS: ReadonlySet<string> = new Set([
  'page',
  'screen',
  'q',
  'seed',
  'task',
  'len',
  'variant',
  'hide',
  'view',
  'a',
]);

const hidden = v.pipe(
  v.string(),
  v.transform((text) => text.split(',')),
  v.array(v.picklist(HIDEABLE)),
);

/** Reads an address; what cannot be read is said in `problems`. Questions are counted from 1 in it. */
export function parseLearnAddress(hash: string): LearnLink & { readonly problems: readonly string[] } {
  const parts = new AddressParts(hash, PARTS);
  const { problems } = parts;
  const screen = parts.choice(
    'screen',
    SCREENS.map(({ id }) => id),
    FIRST.screen,
  );
  const { questions } = screenById(screen);
  let number = parts.wholeNumber('q', 1);
  if (number < 1 || number > questions.length) {
    problems.push(`q: got "${number}"; allowed on this screen: a number from 1 to ${questions.length}.`);
    number = 1;
  }
  const ids = TASKS.map(({ id }) => id);
  return {
    screen,
    question: number - 1,
    seed: parts.wholeNumber('seed', FIRST.seed, MOST_SEED),
    task: parts.value('task', v.picklist(ids), `one of ${ids.join(', ')}`, undefined),
    length: parts.wholeNumber('len', undefined),
    variant: parts.value('variant', v.picklist(VARIANT_IDS), `one of ${VARIANT_IDS.join(', ')}`, undefined),
    hidden: parts.value('hide', hidden, `some of ${HIDEABLE.join(', ')}, with commas between them`, []),
    presents: parts.value('view', v.literal('present'), 'present', undefined) !== undefined,
    answers: parts.text('a'),
    problems,
  };
}

/** The address that leads back to what the page shows. */
export function learnAddressOf(link: LearnLink): string {
  const parts = new URLSearchParams({ page: LEARN_PAGE, screen: link.screen });
  if (link.question > 0) parts.set('q', String(link.question + 1));
  parts.set('seed', String(link.seed));
  if (link.task !== undefined) parts.set('task', link.task);
  if (link.length !== undefined) parts.set('len', String(link.length));
  if (link.variant !== undefined) parts.set('variant', link.variant);
  if (link.hidden.length > 0) parts.set('hide', link.hidden.join(','));
  if (link.presents) parts.set('view', 'present');
  if (link.answers !== undefined) parts.set('a', link.answers);
  // A comma needs no other spelling behind the mark.
  return `#${parts.toString().replaceAll('%2C', ',')}`;
}
