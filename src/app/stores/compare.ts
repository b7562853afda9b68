import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { showText } from './trace-actions.ts';
import { useTraceStore } from './trace-store.ts';

/**
 * Puts another text of the same run beside the one that is shown: the one given, or, for `another`, the text whose steps fetch
 * nothing, where the effect of the fetcher is seen at once. Undefined takes it away.
 */
export function compareWith(settings: TextSettings | 'another' | undefined): void {
  const { variant } = useTraceStore.getState().selection;
  const another: TextSettings = {
    variant: variant === 'without-memory-fetcher' ? 'tail' : 'without-memory-fetcher',
    arithmetic: 'folded',
  };
  showText({ compare: settings === 'another' ? another : settings });
}
