import type { Random } from '../../base/random.ts';
import type { ReferencePiece } from '../../grading/reference/reference-position.ts';
import type { LessonText } from '../lesson-text.ts';
import { NONE, type Operand } from '../../trace/atomic-state.ts';
import type { Answer } from '../answer.ts';
import { LessonRun } from '../lesson-run.ts';
import type { Exercise, Explanation, QuestionReference, Verdict } from '../question.ts';
import { blocksOf, nameOf, type BlockedText, type PrintedSpan } from '../shown-blocks.ts';
import { taskOf } from '../topics.ts';
import { wrongForm } from '../wrong-form.ts';

/** One question in so many is about a value of the query, where there are others. */
const FROM_QUERY_ONE_IN = 4;

/** The span of the query. */
const QUERY = 0;

/** A fetched operand that is printed, with the one place where its value was written. */
interface Traced {
  /** Where it is printed as an operand. */
  readonly piece: ReferencePiece;
  readonly operand: Operand;
  /** The piece that prints the result; undefined for a value of the query. */
  readonly writer: ReferencePiece | undefined;
}

/** The question as it is shown. */
interface Asked extends Traced {
  readonly run: LessonRun;
  readonly reference: LessonText;
  readonly text: BlockedText;
  readonly asked: PrintedSpan;
  /** The number of the right span. */
  readonly right: number;
}

/**
 * *Where was this operand written?* The text is shown up to a state; asked for is the span that prints the result from which one of the
 * state's operands comes, or the query. Undefined where no operand has just one such span, and where the one
 * that is drawn has none.
 */
export function originExercise(reference: QuestionReference, random: Random): Exercise | undefined {
  const run = new LessonRun(taskOf(reference.topic), reference.length!, random);
  const text = run.text(reference.variant!);
  const all = tracedOperands(run, text);
  const written = all.filter(({ writer }) => writer);
  const given = all.filter(({ writer }) => !writer);
  const among = given.length > 0 && (written.length === 0 || random.oneIn(FROM_QUERY_ONE_IN)) ? given : written;
  if (among.length === 0) return undefined;
  const picked = random.pick(among);
  // What separates values on a tape comes from the query, too, but cannot be found in it.
  if (!picked.writer && !run.query.includes(picked.operand.value)) return undefined;
  const asked = askedOf(run, text, picked);
  return {
    question: {
      reference,
      prompt: [
        'In ',
        { value: nameOf(text, asked.piece.place) },
        ' the operand ',
        { value: asked.operand.value },
        ' is read. Where was this value written?',
      ],
      shown: {
        kind: 'text',
        task: run.task.id,
        instance: run.instance,
        query: run.query,
        blocks: asked.text.blocks,
        isCut: true,
      },
      form: { form: 'span', spans: asked.text.spans.length + 1 },
    },
    judge: (answer) => judge(asked, answer),
    explain: () => explain(asked),
  };
}

/** The operands of all states after the first whose value was written in just one place of the text before them. */
function tracedOperands(run: LessonRun, { pieces, states }: LessonText): Traced[] {
  const { trace } = run.solution;
  const traced: Traced[] = [];
  for (const piece of pieces) {
    const { operand } = piece;
    if (operand?.role !== 'fetch' || operand.value === NONE) continue;
    if (piece.place === 0 || piece.place >= states.length) continue;
    const [source, another] = trace.sourcesOf(operand);
    if (!source || another) continue;
    if (source.kind === 'input') traced.push({ piece, operand, writer: undefined });
    if (source.kind !== 'state') continue;
    const origins = new Set(operand.cells.map(({ origin }) => origin));
    const writers = pieces.filter(
      (each) =>
        each.place <= piece.place &&
        each.operand?.role === 'result' &&
        each.operand.cells.some(({ step }) => origins.has(step)),
    );
    // A value that is printed twice by the state that wrote it would have two right answers.
    if (writers.length === 1 && writers[0]!.from < piece.from) traced.push({ piece, operand, writer: writers[0] });
  }
  return traced;
}

function askedOf(run: LessonRun, reference: LessonText, traced: Traced): Asked {
  const text = blocksOf(reference, { states: traced.piece.place + 1, asked: traced.piece });
  const spanOf = (piece: ReferencePiece) => text.spans.find((span) => span.piece === piece)!;
  const right = traced.writer ? spanOf(traced.writer).span : QUERY;
  return { ...traced, run, reference, text, asked: spanOf(traced.piece), right };
}

function judge(asked: Asked, answer: Answer): Verdict {
  if (answer.form !== 'span') return wrongForm('a place in the text');
  const { right, text, operand } = asked;
  if (answer.span === right) {
    const reason = asked.writer
      ? `Right: “${operand.value}” is a result of ${stateName(asked, asked.writer)}; it is read from there.`
      : `Right: “${operand.value}” was on a tape before the first step: it is part of the query.`;
    return { right: true, reason, place: { kind: 'span', span: right } };
  }
  if (answer.span === QUERY) {
    const reason = `“${operand.value}” is not read from the query: the machine made it itself, in a state before this one.`;
    return { right: false, mistake: 'query', reason, place: { kind: 'span', span: asked.asked.span } };
  }
  const chosen = text.spans[answer.span - 1];
  return chosen ? judgeSpan(asked, chosen) : wrongForm('one of the marked places in the text');
}

/** The verdict on a printed value that is not the right one. */
function judgeSpan(asked: Asked, { span, piece }: PrintedSpan): Verdict {
  const { operand, writer } = asked;
  const place = { kind: 'span', span } as const;
  const name = stateName(asked, piece);
  const chosen = piece.operand!;
  if (piece === asked.piece)
    return {
      right: false,
      mistake: 'asked itself',
      reason: 'This is the operand itself: here it is read. A value is written where it is a result.',
      place,
    };
  if (piece.from > asked.piece.from)
    return {
      right: false,
      mistake: 'written later',
      reason: `${name} prints “${chosen.value}” after the operand has been read: an operand comes from before.`,
      place,
    };
  if (chosen.role === 'fetch')
    return {
      right: false,
      mistake: 'read there',
      reason: `In ${name} “${chosen.value}” is an operand: it is read there, too, not written.`,
      place,
    };
  if (!writer)
    return {
      right: false,
      mistake: 'not query',
      reason: `What ${name} wrote is not what is read here: “${operand.value}” was on a tape before the first step.`,
      place,
    };
  if (chosen.tape === operand.tape && chosen.cells.some(({ cell }) => operand.cells.some((own) => own.cell === cell)))
    return {
      right: false,
      mistake: 'overwritten',
      reason: `${name} wrote “${chosen.value}” into the same cells, but it is not what was read: another state has written them, too.`,
      place,
    };
  if (chosen.value === operand.value)
    return {
      right: false,
      mistake: 'equal value',
      reason: `The characters are the same, but what ${name} wrote is in other cells: it is another value that happens to be equal.`,
      place,
    };
  return {
    right: false,
    mistake: 'other value',
    reason: `${name} wrote “${chosen.value}”; the operand is “${operand.value}”.`,
    place,
  };
}

function stateName({ reference }: Asked, { place }: ReferencePiece): string {
  return `“${nameOf(reference, place)}”`;
}

function explain(asked: Asked): Explanation {
  const { operand, writer, right } = asked;
  const { machine } = asked.run.solution.run.engine;
  const cell = operand.cells[0]!;
  const read = `“${operand.value}” is read on the tape ${machine.tapes[operand.tape]!.name}, at step ${cell.step}.`;
  const written = writer
    ? `${stateName(asked, writer)} made it, at step ${cell.origin}; nothing has changed it since.`
    : 'No step has made it: it was there before the first one.';
  return {
    steps: [
      { sentence: read, place: { kind: 'cell', tape: operand.tape, cell: cell.cell, step: cell.step } },
      { sentence: written, place: { kind: 'step', step: Math.max(0, cell.origin) } },
      {
        sentence: writer ? 'There the text prints it as a result.' : 'So it is part of the query.',
        place: { kind: 'span', span: right },
      },
    ],
    answer: { form: 'span', span: right },
  };
}
