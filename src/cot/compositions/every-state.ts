import type { ComposedRun, Composition } from '../composition.ts';
import { StateLines, type LineStyle } from './state-lines.ts';

/** Every atomic state of the run, one after another; in sentences they are numbered. */
export function everyState(run: ComposedRun, style: LineStyle): Composition {
  const { trace } = run;
  const lines = new StateLines(run, style);
  return {
    shownStates: () => (style.unfolded ? trace.length : trace.outerLength),
    lines: (position) => [lines.line(trace.state(trace.outerIndex(position)))],
    plain: (position) => {
      const characters = lines.plain(trace.state(trace.outerIndex(position)));
      return style.wording === 'styled' ? `${position + 1}. ${characters}` : characters;
    },
    segments: (position) => {
      const segments = lines.of(trace.state(trace.outerIndex(position)));
      return style.wording === 'styled' ? [{ text: `${position + 1}. `, role: 'plain' }, ...segments] : segments;
    },
  };
}
