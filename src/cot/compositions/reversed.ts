import type { ComposedRun, Composition } from '../composition.ts';
import { equationLine, type PrintedDigit } from './equation-line.ts';

/** The equation with every number written backwards, so that digits are in the order in which they are added. */
export function reversed(run: ComposedRun): Composition {
  return equationLine(run, backwards);
}

/** A number written backwards: `123.45` is `54.321`. */
function backwards(number: string): PrintedDigit[] {
  return [...number].map((digit, index) => ({ index, text: digit })).toReversed();
}
