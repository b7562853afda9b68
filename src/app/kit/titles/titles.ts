import { placeTitle, titleToShow } from './title-words.ts';
import styles from './titles.module.css';

/** Milliseconds that a control has the focus, so that Tab held down flickers nowhere. */
const FOCUSED = 300;

/** Milliseconds that a finger rests, as where a menu opens. */
const HELD = 500;

/** Pixels that a finger may move while it rests. */
const STILL = 10;

/** Keys that move the focus; one that presses a control may move it, too, as into a dialog, and says nothing of where it went. */
const MOVING = new Set(['Tab', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/** What a tap does something to; of other things a tap shows the title. */
const ACTS =
  'a, button, input, label, select, summary, textarea, [role="button"], [role="option"], [role="row"], [role="tab"], [data-cell]';

/**
 * Shows titles where no mouse hovers: of the control that the keyboard reaches, of what a finger rests on, and of what is tapped
 * and does nothing else. Browsers show a title to a mouse alone; screen readers read it, so what is shown is hidden from them.
 *
 * @param first The key that this was loaded for, which is over.
 */
export function showTitles(first?: KeyboardEvent): void {
  const shown = document.createElement('div');
  shown.popover = 'manual';
  shown.ariaHidden = 'true';
  shown.className = styles.title!;
  document.body.append(shown);

  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** Where a finger rests. */
  let touched: { readonly x: number; readonly y: number } | undefined;
  /** Whether a finger rested so long that lifting it presses nothing. */
  let isHeld = false;
  let isMoving = false;

  const hide = () => {
    clearTimeout(waiting);
    if (shown.matches(':popover-open')) shown.hidePopover();
  };
  const show = (element: Element | null): boolean => {
    const found = titleToShow(element);
    if (!found) return false;
    shown.textContent = found.words;
    // In the top layer no panel and no dialog covers it.
    shown.showPopover();
    placeTitle(shown, found.element);
    return true;
  };
  const showSoon = (element: Element | null) => {
    hide();
    waiting = setTimeout(() => {
      if (document.activeElement === element) show(element);
    }, FOCUSED);
  };

  listen('keydown', ({ key }) => {
    isMoving = MOVING.has(key);
    hide();
  });
  listen('keyup', () => {
    isMoving = false;
  });
  listen('focusin', ({ target }) => {
    if (isMoving && target instanceof Element) showSoon(target);
  });
  listen('focusout', hide);
  listen('wheel', hide);
  listen('scroll', () => {
    // What is focused may be scrolled to first.
    if (touched) hide();
  });
  listen('pointerdown', ({ pointerType, target, clientX, clientY }) => {
    hide();
    isHeld = false;
    touched = undefined;
    if (pointerType !== 'touch' || !(target instanceof Element)) return;
    touched = { x: clientX, y: clientY };
    waiting = setTimeout(() => {
      isHeld = show(target);
    }, HELD);
  });
  listen('pointermove', ({ clientX, clientY }) => {
    if (touched && !isHeld && Math.hypot(clientX - touched.x, clientY - touched.y) > STILL) clearTimeout(waiting);
  });
  listen('pointerup', () => {
    if (!isHeld) clearTimeout(waiting);
  });
  listen('pointercancel', () => {
    if (!isHeld) clearTimeout(waiting);
    touched = undefined;
  });
  listen('contextmenu', (event) => {
    if (isHeld) event.preventDefault();
  });
  listen('click', (event) => {
    if (isHeld) {
      event.preventDefault();
      event.stopPropagation();
      isHeld = false;
    } else if (touched && event.target instanceof Element && !event.target.closest(ACTS)) show(event.target);
    touched = undefined;
  });

  if (first && MOVING.has(first.key)) showSoon(document.activeElement);
}

/** Hears of events before what they happen to does. */
function listen<Kind extends keyof DocumentEventMap>(kind: Kind, heard: (event: DocumentEventMap[Kind]) => void): void {
  document.addEventListener(kind, heard, { capture: true });
}
