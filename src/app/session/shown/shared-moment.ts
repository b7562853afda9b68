import type { MomentView, TapeView } from '../../../workers/views/views.ts';

/**
 * A moment that holds the tapes and the atomic state of the one before wherever they say the same: everything that comes from the
 * worker is a new object, and what is drawn of a tape need be drawn again only when there is something new on it. Both are moments of
 * one trace.
 */
export function sharedWith(before: MomentView | undefined, moment: MomentView): MomentView {
  if (!before) return moment;
  const { configuration, atomicState } = moment;
  const tapes = configuration.tapes.map((tape, number) => {
    const held = before.configuration.tapes[number];
    return held && saysTheSame(held, tape) ? held : tape;
  });
  const held = before.atomicState;
  // The last state of a run that is being made may go on.
  const isSameState = held?.position === atomicState?.position && held?.endStep === atomicState?.endStep;
  return { configuration: { ...configuration, tapes }, atomicState: isSameState ? held : atomicState };
}

function saysTheSame(one: TapeView, other: TapeView): boolean {
  return (
    one.head === other.head &&
    one.first === other.first &&
    one.last === other.last &&
    one.from === other.from &&
    one.symbols.length === other.symbols.length &&
    one.symbols.every((symbol, index) => symbol === other.symbols[index])
  );
}
