import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { PAPER_RANGES } from '../../tasks/ranges.ts';
import type { Comparison } from './selection.ts';
import { showText } from './trace-actions.ts';
import { textSettings, useTraceStore } from './trace-store.ts';

/** Puts another text beside the one that is shown; undefined takes it away. */
export function compareWith(comparison: Comparison | undefined): void {
  showText({ compare: comparison });
}

/** Puts the text of the same run beside it whose steps fetch nothing, where the effect of the fetcher is seen at once. */
export function compareWithVariant(): void {
  const { variant } = useTraceStore.getState().selection;
  const another: TextSettings = {
    variant: variant === 'without-memory-fetcher' ? 'tail' : 'without-memory-fetcher',
    arithmetic: 'folded',
  };
  compareWith(another);
}

/** Puts the same text of a longer instance beside it – of a short one, where the longest are shown. */
export function compareWithLength(): void {
  const { selection } = useTraceStore.getState();
  const range = PAPER_RANGES[PAPER_RANGES.findIndex((name) => name === selection.range) + 1] ?? 'S';
  compareWith({ ...textSettings(selection), drawn: { range, seed: 1 } });
}
