import { goToBreakpoint, toggleCellBreakpoint, toggleStepBreakpoint } from '../session/breakpoint-actions.ts';
import { jumpBack, jumpForward } from '../session/jumps.ts';
import { notify } from './notice.ts';
import { changeSpeed, pause, togglePlaying } from '../session/playback.ts';
import { followValue } from '../session/provenance.ts';
import { jumpFromCell } from '../session/selected-cell.ts';
import { useTextTools } from '../session/text-tools.ts';
import { goToStep, stepBy } from '../session/trace-actions.ts';
import { useTraceStore } from '../session/trace-store.ts';

/** What keys do to the page rather than to the run. */
export interface PageActions {
  readonly showHelp: () => void;
  readonly showCommands: () => void;
}

/** A key of the page: how it is written, what it does, and the doing. */
export interface KeyBinding {
  readonly group: 'Stepping' | 'Values and text' | 'Cells' | 'Breakpoints' | 'Page';
  /** The keys as they are printed on a keyboard; several are pressed together. */
  readonly keys: readonly string[];
  /** What it does, in the imperative; what the command menu offers. */
  readonly does: string;
  readonly matches: (event: KeyboardEvent) => boolean;
  readonly act: (page: PageActions) => void;
}

const plain =
  (...names: readonly string[]) =>
  ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
    // With Caps Lock on, letters come as capitals, and with Shift as small ones.
    names.some((name) => name.toLowerCase() === key.toLowerCase()) && !ctrlKey && !metaKey && !altKey;
const unshifted = (name: string) => (event: KeyboardEvent) => plain(name)(event) && !event.shiftKey;
const shifted = (name: string) => (event: KeyboardEvent) => plain(name)(event) && event.shiftKey;

const step = (direction: 1 | -1, unit: 'machine step' | 'atomic state') => () => {
  pause();
  stepBy(direction, unit);
};

/** Every key of the page; the help and the command menu show this table. */
export const KEYS: readonly KeyBinding[] = [
  { group: 'Stepping', keys: ['Space'], does: 'Play or pause', matches: plain(' '), act: togglePlaying },
  {
    group: 'Stepping',
    keys: ['→'],
    does: 'Forward one machine step',
    matches: unshifted('ArrowRight'),
    act: step(1, 'machine step'),
  },
  {
    group: 'Stepping',
    keys: ['←'],
    does: 'Back one machine step',
    matches: unshifted('ArrowLeft'),
    act: step(-1, 'machine step'),
  },
  {
    group: 'Stepping',
    keys: ['Shift', '→'],
    does: 'Forward one atomic state',
    matches: shifted('ArrowRight'),
    act: step(1, 'atomic state'),
  },
  {
    group: 'Stepping',
    keys: ['Shift', '←'],
    does: 'Back one atomic state',
    matches: shifted('ArrowLeft'),
    act: step(-1, 'atomic state'),
  },
  { group: 'Stepping', keys: ['Home'], does: 'Go to the start', matches: plain('Home'), act: () => goToStep(0) },
  {
    group: 'Stepping',
    keys: ['End'],
    does: 'Go to the end',
    matches: plain('End'),
    act: () => goToStep(useTraceStore.getState().run?.summary.steps ?? 0),
  },
  { group: 'Stepping', keys: ['g'], does: 'Go to a step by its number', matches: plain('g'), act: focusStepField },
  { group: 'Stepping', keys: ['+'], does: 'Play faster', matches: plain('+', '='), act: () => changeSpeed(2) },
  { group: 'Stepping', keys: ['−'], does: 'Play slower', matches: plain('-', '−'), act: () => changeSpeed(0.5) },
  {
    group: 'Values and text',
    keys: ['o'],
    does: 'Go to where the value pointed at was written',
    matches: plain('o'),
    act: followPointed,
  },
  {
    group: 'Values and text',
    keys: ['['],
    does: 'Go back to where the last jump began',
    matches: plain('['),
    act: jumpBack,
  },
  { group: 'Values and text', keys: [']'], does: 'Take that jump again', matches: plain(']'), act: jumpForward },
  {
    group: 'Values and text',
    keys: ['/'],
    does: 'Find in the text (Ctrl F does too)',
    // The browser's own search cannot see what is not drawn.
    matches: (event) =>
      event.key === '/'
        ? !event.ctrlKey && !event.metaKey && !event.altKey
        : (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f',
    act: findInText,
  },
  {
    group: 'Cells',
    keys: ['.'],
    does: 'Go to the next change of the cell',
    matches: plain('.'),
    act: () => void jumpFromCell('next change'),
  },
  {
    group: 'Cells',
    keys: [','],
    does: 'Go to the previous write of the cell',
    matches: plain(','),
    act: () => void jumpFromCell('previous write'),
  },
  {
    group: 'Cells',
    keys: ['n'],
    does: 'Go to the next read of the cell',
    matches: unshifted('n'),
    act: () => void jumpFromCell('next read'),
  },
  {
    group: 'Breakpoints',
    keys: ['b'],
    does: 'Set or clear a breakpoint on this step',
    matches: unshifted('b'),
    act: toggleStepBreakpoint,
  },
  {
    group: 'Breakpoints',
    keys: ['Shift', 'B'],
    does: 'Set or clear a breakpoint on writes to the cell',
    matches: shifted('B'),
    act: toggleCellBreakpoint,
  },
  {
    group: 'Breakpoints',
    keys: ['c'],
    does: 'Continue to the next breakpoint',
    matches: unshifted('c'),
    act: () => void goToBreakpoint(1),
  },
  {
    group: 'Breakpoints',
    keys: ['Shift', 'C'],
    does: 'Go back to the previous breakpoint',
    matches: shifted('C'),
    act: () => void goToBreakpoint(-1),
  },
  {
    group: 'Page',
    keys: ['Ctrl', 'K'],
    does: 'Open the command menu',
    matches: (event) => (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k',
    act: ({ showCommands }) => showCommands(),
  },
  {
    group: 'Page',
    keys: ['?'],
    does: 'Show the keys and help',
    matches: plain('?'),
    act: ({ showHelp }) => showHelp(),
  },
];

/** The id of the field for the step's number. */
export const STEP_FIELD = 'step-field';

/** Listens to the keys of the page; the result ends that. No key acts while a person types or a dialog is open. */
export function listenToKeys(page: PageActions): () => void {
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
      const binding = KEYS.find(({ matches }) => matches(event));
      if (!binding) return;
      event.preventDefault();
      // The ring of focus, which a key makes visible, would stand where keys do nothing.
      if (byPointer && isOfPage(event.target, 'input')) event.target.blur();
      tookSpace = event.key === ' ';
      binding.act(page);
    },
    { signal },
  );
  // A button is pressed when the key comes up again.
  addEventListener('keyup', (event) => tookSpace && event.key === ' ' && event.preventDefault(), { signal });
  // A tab takes the keys that step before they come here.
  addEventListener('click', ({ target }) => byPointer && isOfPage(target, '[role="tab"]') && target.blur(), { signal });
  // Its arrow keys would choose something else next, where a person who has chosen means to step.
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

function followPointed(): void {
  const { pointed } = useTraceStore.getState();
  if (pointed) followValue(pointed);
}

function findInText(): void {
  if (useTraceStore.getState().selection.compare) notify('Finding works in one text: close the comparison first.');
  else useTextTools.getState().openFind();
}

function focusStepField(): void {
  const field = document.getElementById(STEP_FIELD);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
