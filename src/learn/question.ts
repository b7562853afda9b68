import type { Role } from '../cot/segment.ts';
import type { VariantId } from '../cot/variants.ts';
import type { Instance } from '../tasks/task.ts';
import type { Answer, AnswerForm } from './answer.ts';

/** The kinds of questions, each with what it asks. */
export const QUESTION_KINDS = {
  cell: 'Which cell is read next?',
  origin: 'Where was this operand written?',
  module: 'Which module is missing here?',
  fault: 'Where does this trace first go wrong?',
  tokens: 'How many tokens at twice the length?',
  machine: 'Is this machine right?',
} as const;

/** The id of a kind of question. */
export type QuestionKind = keyof typeof QUESTION_KINDS;

/** The machines of which wrong copies are made, by id, each with its title. */
export const MACHINE_FAMILIES = {
  'binary-increment': 'Binary increment',
  palindrome: 'Palindrome',
  'balanced-brackets': 'Balanced brackets',
} as const;

/** The id of a family of machines. */
export type MachineFamily = keyof typeof MACHINE_FAMILIES;

/** What is asked for; what is left out is drawn from the seed, or the usual value of the kind. */
export interface QuestionRequest {
  readonly kind: QuestionKind;
  /** A whole number from 0. Equal requests make equal questions. */
  readonly seed: number;
  /** The id of a task; of the kind `machine` a family of machines. Drawn from the seed where it is absent. */
  readonly topic?: string | undefined;
  /** The form of the text, where the kind shows one; `module` draws its own and takes none. */
  readonly variant?: VariantId | undefined;
  /** The length of the instance, as the task counts it; `machine` takes none. */
  readonly length?: number | undefined;
}

/** The same with everything said: it makes the same question again, and is what a link holds. */
export interface QuestionReference {
  readonly kind: QuestionKind;
  readonly seed: number;
  readonly topic: string;
  /** Absent where the kind shows no text, or where the form of the text is the answer. */
  readonly variant?: VariantId;
  /** Absent for `machine`. */
  readonly length?: number;
}

/** A question as plain data: it can be cloned, and does not hold its answer. */
export interface Question {
  readonly reference: QuestionReference;
  /** The question in one or two sentences; what is emphasised are names, values and numbers of the instance. */
  readonly prompt: readonly PromptPart[];
  readonly shown: Shown;
  readonly form: AnswerForm;
}

/** Plain words, or a value that stands out. */
export type PromptPart = string | { readonly value: string };

/** What is looked at to answer. */
export type Shown = ShownTrace | ShownText | ShownGrowth | ShownMachine;

/** The tapes of a run after `step` steps (kind `cell`). */
export interface ShownTrace {
  readonly kind: 'trace';
  readonly task: string;
  readonly instance: Instance;
  readonly step: number;
  /** The tape that is asked for, by its number. */
  readonly tape: number;
  /** What the tapes hold at this step, to be clicked at. */
  readonly tapes: readonly ShownTape[];
  /** The text of the atomic states so far, the last ones only. */
  readonly blocks: readonly ShownBlock[];
}

/** A tape at one step. */
export interface ShownTape {
  readonly name: string;
  /** The number of the first cell that is shown; `symbols[0]` is in it. */
  readonly first: number;
  /** A symbol a cell; blanks are empty texts. */
  readonly symbols: readonly string[];
  /** The cell under the head. */
  readonly head: number;
}

/** The query and the text of a run, whole or up to a state (kinds `origin`, `module`, `fault`). */
export interface ShownText {
  readonly kind: 'text';
  readonly task: string;
  readonly instance: Instance;
  readonly query: string;
  readonly blocks: readonly ShownBlock[];
  /** Whether the text goes on after what is shown. */
  readonly isCut: boolean;
}

/** The text of one atomic state, or of the ending. */
export interface ShownBlock {
  /** What it is called, to be read aloud: `column 3`, `the ending`. */
  readonly name: string;
  readonly pieces: readonly ShownPiece[];
  /** Steps of the machine after which this state is over, to open the trace there; undefined for what is in no run. */
  readonly step?: number | undefined;
}

/** A stretch of the text with one role. All pieces of all blocks, joined, are the text character by character. */
export interface ShownPiece {
  readonly text: string;
  readonly role: Role;
  /** Its number among the spans that can be chosen: 0 is the query, values printed in the text follow from 1 on. */
  readonly span?: number;
  /** Whether it is the operand that the question is about. */
  readonly isAsked?: boolean;
}

/** Measured tokens over length (kind `tokens`). */
export interface ShownGrowth {
  readonly kind: 'growth';
  readonly task: string;
  readonly variant: VariantId;
  /** What `length` counts. */
  readonly lengthMeaning: string;
  /** Measured at lengths up to the one asked from, ascending. */
  readonly points: readonly { readonly length: number; readonly tokens: number; readonly characters: number }[];
  /** The length that is asked for: twice the last of the points. */
  readonly askedLength: number;
}

/** A machine, possibly wrong, with tests that it passes (kind `machine`). */
export interface ShownMachine {
  readonly kind: 'machine';
  readonly family: MachineFamily;
  /** What the machine should do, in a sentence. */
  readonly purpose: string;
  /** Its table, a rule a row; `-` where a symbol is left or any symbol matches. */
  readonly rules: readonly ShownRule[];
  /** The machine as a file of the page Machines. */
  readonly source: string;
  /** The symbols that an input may have. */
  readonly alphabet: readonly string[];
  readonly tests: readonly { readonly input: string; readonly result: string }[];
}

/** A rule of a machine with one tape. */
export interface ShownRule {
  readonly state: string;
  readonly read: string;
  readonly write: string;
  readonly move: 'L' | 'R' | 'S';
  readonly next: string;
}

/** What becomes of an answer. */
export interface Verdict {
  readonly right: boolean;
  /** The class of the mistake; absent where the answer is right. */
  readonly mistake?: Mistake;
  /** Why, in one or two sentences. */
  readonly reason: string;
  /** Where to look; absent where nothing shows it. */
  readonly place?: Place;
}

/** The classes of wrong answers of each kind, in the order in which they are looked for. */
export const MISTAKES = {
  cell: ['other tape', 'under the head', 'read before', 'other direction', 'too far', 'not far enough'],
  origin: [
    'asked itself',
    'query',
    'not query',
    'written later',
    'read there',
    'overwritten',
    'equal value',
    'other value',
  ],
  module: [
    'something is missing',
    'nothing is missing',
    'operands are there',
    'more is missing',
    'states are there',
    'states have lines',
    'transitions are there',
  ],
  fault: ['ending', 'wrote what is copied', 'announces what follows', 'before the fault', 'after the fault'],
  tokens: ['characters', 'unchanged', 'doubled', 'quadrupled', 'eightfold', 'too few', 'too many'],
  machine: ['foreign symbol', 'shown test', 'rule not used', 'equal result'],
} as const satisfies Readonly<Record<QuestionKind, readonly string[]>>;

/** The class of an answer that does not have the form that was asked for: of a link from elsewhere. */
export const OTHER_FORM = 'other form';

/** A class of wrong answers. */
export type Mistake = (typeof MISTAKES)[QuestionKind][number] | typeof OTHER_FORM;

/** Where something is seen. */
export type Place =
  /** In the trace after `step` steps. */
  | { readonly kind: 'step'; readonly step: number }
  /** At a cell, after `step` steps. */
  | { readonly kind: 'cell'; readonly tape: number; readonly cell: number; readonly step: number }
  /** A span of the shown text, by its number. */
  | { readonly kind: 'span'; readonly span: number }
  /** A block of the shown text, by its index. */
  | { readonly kind: 'block'; readonly block: number }
  /** A length on the measured curve. */
  | { readonly kind: 'length'; readonly length: number }
  /** In the runs of the right and the wrong machine on an input: where they part, or end. */
  | { readonly kind: 'run'; readonly input: string; readonly step: number; readonly cell: number };

/** The way to the answer, step by step (*Show me*). */
export interface Explanation {
  readonly steps: readonly { readonly sentence: string; readonly place?: Place }[];
  /** A right answer; of `machine` one of many. */
  readonly answer: Answer;
}

/** A question with the run that decides about answers. */
export interface Exercise {
  readonly question: Question;
  /** Exactly one verdict for every answer, of another form, too. */
  readonly judge: (answer: Answer) => Verdict;
  readonly explain: () => Explanation;
}
