import { pause, togglePlaying } from './playback.ts';
import { goToStep, stepBy } from './trace-actions.ts';
import { useTraceStore } from './trace-store.ts';

/** Listens to the keys of the page; the result ends that. No key acts while a person types or a dialog is open. */
export function listenToKeys(onHelp: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (belongsElsewhere(event)) return;
    const act = actionOf(event, onHelp);
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}

function actionOf(event: KeyboardEvent, onHelp: () => void): (() => void) | undefined {
  const unit = event.shiftKey ? 'atomic state' : 'machine step';
  switch (event.key) {
    case ' ':
      return togglePlaying;
    case 'ArrowRight':
      return () => {
        pause();
        stepBy(1, unit);
      };
    case 'ArrowLeft':
      return () => {
        pause();
        stepBy(-1, unit);
      };
    case 'Home':
      return () => goToStep(0);
    case 'End':
      return () => goToStep(useTraceStore.getState().run?.summary.steps ?? 0);
    case '?':
      return onHelp;
    default:
      return undefined;
  }
}

/** Whether the focused element has a use of its own for the key. */
function belongsElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"]')) return true;
  if (target.closest('input, select, textarea, [contenteditable], [role="grid"], [role="separator"], [role="tablist"]'))
    return true;
  // Space presses the focused button; the other keys go on.
  return key === ' ' && target.closest('button, a, [role="button"], [role="option"], summary') !== null;
}
