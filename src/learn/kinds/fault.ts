import type { Random } from '../../base/random.ts';
import { FAULTS, type Fault, type FaultName } from '../../grading/faults/fault.ts';
import type { ReferencePiece } from '../../grading/reference/reference-position.ts';
import type { LessonText } from '../lesson-text.ts';
import type { Answer } from '../answer.ts';
import { LessonRun } from '../lesson-run.ts';
import type { Exercise, Explanation, QuestionReference, ShownBlock, ShownPiece, Verdict } from '../question.ts';
import { blockOf, charactersOf, ENDING } from '../shown-blocks.ts';
import { taskOf } from '../topics.ts';
import { wrongForm } from '../wrong-form.ts';

/** The faults that are put into a text, each with what is wrong, to be read after the name of the state. */
const FAULT_SENTENCES = {
  operand: 'reads an operand that is not what was written',
  result: 'has a result that does not follow from its operands',
  transition: 'leads to a state that does not come next',
  'other transition': 'goes on as another state does, not as follows from its result',
  'state invented': 'is not the state that was announced',
  'state skipped': 'is not the state that comes next: one has been left out before it',
  'state repeated': 'has been written already: the text should go on',
  'stopped early': 'comes too early: states are missing before it',
} as const satisfies Partial<Record<FaultName, string>>;

type LessonFault = keyof typeof FAULT_SENTENCES;

const LESSON_FAULTS = Object.keys(FAULT_SENTENCES) as LessonFault[];

/** A text with one fault, in blocks. */
interface Faulty {
  readonly run: LessonRun;
  readonly reference: LessonText;
  readonly name: LessonFault;
  readonly blocks: readonly ShownBlock[];
  /** The index of the block that goes wrong first. */
  readonly right: number;
  /** The block in which the operand was written that is read wrongly; −1 where that is not what is wrong. */
  readonly writer: number;
}

/**
 * *Where does this trace first go wrong?* The text has one fault; asked for is the first block that does not follow from what is before
 * it. Undefined where the text has no room for a fault of the kind that is drawn.
 */
export function faultExercise(reference: QuestionReference, random: Random): Exercise | undefined {
  const run = new LessonRun(taskOf(reference.topic), reference.length!, random);
  const faulty = faultyText(run, run.text(reference.variant!), random);
  if (!faulty) return undefined;
  return {
    question: {
      reference,
      prompt: ['This text has one fault. Which is the first part that does not follow from what is before it?'],
      shown: {
        kind: 'text',
        task: run.task.id,
        instance: run.instance,
        query: run.query,
        blocks: faulty.blocks,
        isCut: false,
      },
      form: { form: 'block', blocks: faulty.blocks.length },
    },
    judge: (answer) => judge(faulty, answer),
    explain: () => explain(faulty),
  };
}

function faultyText(run: LessonRun, reference: LessonText, random: Random): Faulty | undefined {
  const name = random.pick(LESSON_FAULTS);
  const fault = FAULTS[name](reference.reference, random);
  if (fault?.place === undefined || reference.states.length < 2) return undefined;
  const blocks = faultyBlocks(reference, name, fault, fault.place);
  // The blocks are made from the pieces of the right text: they must spell the text that the fault made.
  if (charactersOf(blocks) !== fault.text) return undefined;
  return { run, reference, name, blocks, right: fault.place, writer: writerOf(run, reference, name, fault) };
}

/** The blocks of a text with a fault at a place. */
function faultyBlocks(reference: LessonText, name: LessonFault, fault: Fault, place: number): ShownBlock[] {
  const pieces: ReferencePiece[][] = Array.from({ length: reference.states.length + 1 }, () => []);
  for (const piece of reference.pieces) pieces[Math.min(piece.place, reference.states.length)]!.push(piece);
  const blocks = pieces.map((own, at) =>
    blockOf(
      reference,
      at,
      own.map((piece) => shownPiece(reference, piece)),
    ),
  );
  switch (name) {
    case 'state skipped':
      return blocks.toSpliced(place, 1);
    case 'state repeated':
      return blocks.toSpliced(place, 0, blocks[place - 1]!);
    case 'stopped early':
      return [...blocks.slice(0, place), blocks.at(-1)!];
    default: {
      const changed = changedPieces(reference, fault.text, pieces[place]!);
      return blocks.with(place, {
        ...blocks[place]!,
        name: nameOfPieces(changed, blocks[place]!.name),
        pieces: changed,
      });
    }
  }
}

function shownPiece({ text }: LessonText, { from, to, role }: ReferencePiece): ShownPiece {
  return { text: text.slice(from, to), role };
}

/** The pieces of the block that was changed: the neighbouring pieces of one role that hold the change are one piece. */
function changedPieces({ text }: LessonText, faulty: string, pieces: readonly ReferencePiece[]): ShownPiece[] {
  const longer = faulty.length - text.length;
  let at = pieces[0]!.from;
  while (faulty[at] === text[at]) at++;
  const { role } = pieces.findLast(({ from }) => from <= at)!;
  const own = pieces.filter((piece) => piece.role === role);
  const isOne = longer === 0;
  const shown: ShownPiece[] = [];
  for (const piece of pieces) {
    const isChanged = isOne ? piece.from <= at && at < piece.to : piece.role === role;
    if (!isChanged) shown.push({ text: text.slice(piece.from, piece.to), role: piece.role });
    else if (isOne) shown.push({ text: faulty.slice(piece.from, piece.to), role });
    else if (piece === own[0]) shown.push({ text: faulty.slice(piece.from, own.at(-1)!.to + longer), role });
  }
  return shown;
}

/** A state whose address is wrong is called by what it says. */
function nameOfPieces(pieces: readonly ShownPiece[], otherwise: string): string {
  const words = pieces.filter(({ role }) => role === 'state');
  return (
    words
      .map(({ text }) => text)
      .join('')
      .trim() || otherwise
  );
}

/** The place of the state that wrote an operand which is read wrongly. */
function writerOf(run: LessonRun, reference: LessonText, name: LessonFault, { text, place }: Fault): number {
  if (name !== 'operand') return -1;
  const piece = reference.pieces.find(
    (each) => each.place === place && text.slice(each.from, each.to) !== reference.text.slice(each.from, each.to),
  );
  const source = piece?.operand && run.solution.trace.sourcesOf(piece.operand).findLast(({ kind }) => kind === 'state');
  if (source?.kind !== 'state') return -1;
  return reference.states.findIndex(({ state }) => state.index === source.state);
}

function judge(faulty: Faulty, answer: Answer): Verdict {
  if (answer.form !== 'block') return wrongForm('a part of the text');
  const { blocks, right, name, writer } = faulty;
  const chosen = blocks[answer.block];
  if (!chosen) return wrongForm('one of the parts of the text');
  const place = { kind: 'block', block: answer.block } as const;
  if (answer.block === right)
    return { right: true, reason: `Right: ${quoted(chosen)} ${FAULT_SENTENCES[name]}.`, place };
  if (answer.block === blocks.length - 1)
    return {
      right: false,
      mistake: 'ending',
      reason: 'At the end the answer is only copied out; the text has gone wrong before that.',
      place,
    };
  if (answer.block === writer)
    return {
      right: false,
      mistake: 'wrote what is copied',
      reason: `${quoted(chosen)} writes its result rightly; it is read wrongly later.`,
      place,
    };
  if (answer.block === right - 1 && STATE_IS_WRONG.has(name))
    return {
      right: false,
      mistake: 'announces what follows',
      reason: `${quoted(chosen)} is right and announces the right state; what comes after it is not that state.`,
      place,
    };
  if (answer.block < right)
    return {
      right: false,
      mistake: 'before the fault',
      reason: `${quoted(chosen)} is right: it follows from what is before it. The fault comes later.`,
      place,
    };
  return {
    right: false,
    mistake: 'after the fault',
    reason: `The text has gone wrong before ${quoted(chosen)}: look further up.`,
    place,
  };
}

/** Faults after which it is the state itself that should not be there. */
const STATE_IS_WRONG: ReadonlySet<LessonFault> = new Set([
  'state invented',
  'state skipped',
  'state repeated',
  'stopped early',
]);

function quoted({ name }: ShownBlock): string {
  return name === ENDING ? 'The ending' : `“${name}”`;
}

function explain({ blocks, right, name, reference, writer }: Faulty): Explanation {
  const wrong = blocks[right]!;
  const before =
    right > 0
      ? [
          {
            sentence: `Up to ${quoted(blocks[right - 1]!)} all is right.`,
            place: { kind: 'block', block: right - 1 } as const,
          },
        ]
      : [];
  const source =
    writer >= 0
      ? [
          {
            sentence: `${quoted(blocks[writer]!)} wrote the operand.`,
            place: { kind: 'block', block: writer } as const,
          },
        ]
      : [];
  const due = reference.states[right];
  const expected = due ? reference.text.slice(due.from, due.to).trimEnd() : undefined;
  return {
    steps: [
      ...before,
      ...source,
      { sentence: `${quoted(wrong)} ${FAULT_SENTENCES[name]}.`, place: { kind: 'block', block: right } },
      ...(expected === undefined ? [] : [{ sentence: `Here should be: ${expected}` }]),
    ],
    answer: { form: 'block', block: right },
  };
}
