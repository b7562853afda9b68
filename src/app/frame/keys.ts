import type { Command } from '../kit/command.ts';

/**
 * Listens to the keys of the commands that a page has at the moment, until the function that is returned is called. No key acts while
 * a person types or a dialog is open.
 */
export function listenToKeys(commands: () => readonly Command[]): () => void {
  /** Whether the focus went with the pointer to where it is, and no key has moved it since. */
  let byPointer = false;
  let tookSpace = false;
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('pointerdown', () => (byPointer = true), { signal, capture: true });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Tab') byPointer = false;
      tookSpace = false;
      if (event.defaultPrevented || belongsElsewhere(event, byPointer)) return;
      const command = commands().find(({ matches }) => matches?.(event));
      if (!command) return;
      event.preventDefault();
      // Blur it: this key press would show a :focus-visible ring on an element that ignores keys.
      if (byPointer && isOfPage(event.target, 'input')) event.target.blur();
      tookSpace = event.key === ' ';
      command.act();
    },
    { signal },
  );
  // A button is pressed when the key comes up again.
  addEventListener('keyup', (event) => tookSpace && event.key === ' ' && event.preventDefault(), { signal });
  // A tab takes the keys that step before they come here.
  addEventListener('click', ({ target }) => byPointer && isOfPage(target, '[role="tab"]') && target.blur(), { signal });
  // Its arrow keys would choose something else next, where the person means to step.
  addEventListener('change', ({ target }) => byPointer && isOfPage(target, 'select') && target.blur(), { signal });
  return () => listening.abort();
}

/** Whether it is such an element of the page itself rather than of a dialog. */
function isOfPage(target: EventTarget | null, selector: string): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(selector) && !target.closest('[role="dialog"]');
}

/**
 * Whether the focused element has a use of its own for the key. What was pressed with the pointer alone has none: a person who
 * clicked "Machine step" and then presses an arrow key means to step.
 */
function belongsElsewhere({ target, key, ctrlKey, metaKey }: KeyboardEvent, byPointer: boolean): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"]')) return true;
  // Nothing is typed with these held.
  if (ctrlKey || metaKey) return false;
  if (target.closest(TYPING)) return true;
  if (byPointer && target.matches(PRESSED)) return false;
  // Grids, sliders, tabs and radio buttons are walked through with these; they have no use for letters.
  if (target.closest(WALKING) && (key.length > 1 || key === ' ')) return true;
  // Space presses the focused button; the other keys go on.
  return key === ' ' && target.closest('button, a, [role="button"], [role="option"], summary') !== null;
}

const TYPING = 'input:not([type="radio"], [type="range"], [type="checkbox"]), select, textarea, [contenteditable]';
const PRESSED = 'input, button';
const WALKING = 'input, [role="grid"], [role="separator"], [role="tablist"], [role="slider"]';
