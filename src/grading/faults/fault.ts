import type { Random } from '../../base/random.ts';
import { faultyValue } from '../../dataset/faulty-value.ts';
import type { DepartureKind, StateDetail } from '../departure/departure.ts';
import type { Stop } from '../inputs/prediction.ts';
import type { ReferencePiece } from '../reference/reference-position.ts';
import type { ReferenceText } from '../reference/reference-text.ts';

/** Kinds of faults that can be put into a text, each with what makes it. */
export const FAULTS = {
  operand: changedOperand('fetch', 'operand'),
  result: changedOperand('solve', 'result'),
  transition: changedOperand('next', 'transition'),
  'other transition': otherTransition,
  'state skipped': skipped,
  'state repeated': repeated,
  'state invented': changedOperand('state', 'state', 'invented'),
  'stopped early': stoppedEarly,
  'ran on': ranOn,
  'cut off': cutOff,
  unreadable,
} as const satisfies Readonly<Record<string, FaultMaker>>;

/** The name of a fault. */
export type FaultName = keyof typeof FAULTS;

/** A text with one fault, and what is wrong with it. */
export interface Fault {
  readonly text: string;
  readonly kind: DepartureKind;
  readonly detail?: StateDetail | undefined;
  /** The place of the state that departs first; their number where all of them came; undefined where no state is meant. */
  readonly place: number | undefined;
  readonly stop: Stop;
}

/** Puts a fault into a text, at a state that is drawn or at the one named; undefined where the text has no room for such a fault. */
export type FaultMaker = (reference: ReferenceText, random: Random, place?: number) => Fault | undefined;

/** Makes one value of one part of a state wrong. */
function changedOperand(role: ReferencePiece['role'], kind: DepartureKind, detail?: StateDetail): FaultMaker {
  return (reference, random, place) => {
    const pieces = reference.pieces.filter(
      (piece) => piece.role === role && piece.operand && (place === undefined || piece.place === place),
    );
    for (const piece of someOf(pieces, random)) {
      const value = faultyValue(reference.text.slice(piece.from, piece.to), random);
      if (value !== undefined && piece.place < reference.length)
        return {
          text: replaced(reference, piece.from, piece.to, value),
          kind,
          detail,
          place: piece.place,
          stop: 'stop',
        };
    }
    return undefined;
  };
}

/** Draws a few, so that long texts need not be shuffled. */
function someOf<Item>(items: readonly Item[], random: Random): Item[] {
  return items.length === 0 ? [] : Array.from({ length: TRIES }, () => random.pick(items));
}

/** Places that are tried before a text is taken to have no room for a fault. */
const TRIES = 12;

function replaced({ text }: ReferenceText, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}

/** Gives a state the transition of another one. */
function otherTransition(reference: ReferenceText, random: Random, place?: number): Fault | undefined {
  const transitions = transitionsOf(reference);
  const own = place === undefined ? transitions : transitions.filter((each) => each.place === place);
  for (const each of someOf(own, random)) {
    const others = transitions.filter(({ text }) => text !== each.text && !text.startsWith(each.text));
    if (others.length === 0) continue;
    const { text } = random.pick(others);
    return {
      text: replaced(reference, each.from, each.to, text),
      kind: 'transition',
      place: each.place,
      stop: 'stop',
    };
  }
  return undefined;
}

interface TransitionText {
  readonly place: number;
  readonly from: number;
  to: number;
  text: string;
}

/** The words of every transition of states at depth 0; nested ones end in the same words too often. */
function transitionsOf({ pieces, states, text }: ReferenceText): TransitionText[] {
  const transitions: TransitionText[] = [];
  for (const { role, place, from, to } of pieces) {
    if (role !== 'next' || states[place]?.state.depth !== 0) continue;
    const last = transitions.at(-1);
    if (last?.place === place && last.to === from) last.to = to;
    else transitions.push({ place, from, to, text: '' });
  }
  for (const transition of transitions) transition.text = text.slice(transition.from, transition.to);
  return transitions;
}

/** Leaves a state out, with all that is nested in it. */
function skipped(reference: ReferenceText, random: Random, place?: number): Fault | undefined {
  const { states, text, endingFrom } = reference;
  for (const at of place === undefined ? someOf([...states.keys()], random) : [place]) {
    const { from, to } = states[at]!;
    const own = text.slice(from, to);
    // The last one left out is a run that stopped early, and one of two that are equal might be either.
    if (to >= endingFrom || text.startsWith(bare(own), to + numberLength(text, to))) continue;
    return { text: replaced(reference, from, to, ''), kind: 'state', detail: 'skipped', place: at, stop: 'stop' };
  }
  return undefined;
}

/** A line without the number of its sentence. */
const bare = (line: string): string => line.replace(/^\d+\. /, '');

const numberLength = (text: string, at: number): number => /^\d+\. /.exec(text.slice(at, at + 12))?.[0].length ?? 0;

/** Writes a state twice. */
function repeated(reference: ReferenceText, random: Random, place?: number): Fault | undefined {
  const { states, text, endingFrom } = reference;
  for (const at of place === undefined ? someOf([...states.keys()], random) : [place]) {
    const { from, to } = states[at]!;
    const own = text.slice(from, to);
    if (to >= endingFrom || text.startsWith(bare(own), to + numberLength(text, to))) continue;
    const departing = reference.pieceAt(to).place;
    return {
      text: replaced(reference, to, to, own),
      kind: 'state',
      detail: 'repeated',
      place: departing,
      stop: 'stop',
    };
  }
  return undefined;
}

/** Gives the answer before all states have come. */
function stoppedEarly(reference: ReferenceText, random: Random, place?: number): Fault | undefined {
  const { states, text, endingFrom } = reference;
  if (states.length < 2) return undefined;
  const at = place ?? random.integer(1, states.length - 1);
  const { from } = states[at]!;
  return { text: text.slice(0, from) + text.slice(endingFrom), kind: 'stopped early', place: at, stop: 'stop' };
}

/** Goes on with a state after the last one. */
function ranOn(reference: ReferenceText, random: Random): Fault | undefined {
  const { states, text, endingFrom } = reference;
  const outer = states.filter(({ state }) => state.depth === 0);
  if (outer.length === 0) return undefined;
  const { from, to } = random.pick(outer);
  return {
    text: replaced(reference, endingFrom, endingFrom, text.slice(from, to)),
    kind: 'ran on',
    place: states.length,
    stop: 'stop',
  };
}

/** Ends within a state. */
function cutOff(reference: ReferenceText, random: Random, place?: number): Fault | undefined {
  const { pieces, states, text } = reference;
  const own = pieces.filter(
    (piece) => piece.to > piece.from && piece.place < states.length && (place === undefined || piece.place === place),
  );
  for (const piece of someOf(own, random)) {
    const at = random.integer(piece.from, piece.to - 1);
    if (at === 0 || /\s/.test(text[at]!)) continue;
    return { text: text.slice(0, at), kind: 'cut off', place: piece.place, stop: 'length' };
  }
  return undefined;
}

/** Talks instead of working. */
function unreadable(_reference: ReferenceText, random: Random): Fault {
  const words = random.shuffled(['First', 'we', 'look', 'at', 'what', 'is', 'asked', 'and', 'think', 'about', 'it']);
  return { text: `${words.join(' ')}.\nThat seems hard to say.`, kind: 'unreadable', place: undefined, stop: 'stop' };
}
