/** Pixels between a title and what it is of, and from the edges of the window. */
const GAP = 6;

/** The title of an element or of what it is in; undefined where there is none, or where it only repeats what is read there already. */
export function titleToShow(
  element: Element | null,
): { readonly element: Element; readonly words: string } | undefined {
  const titled = element?.closest('[title]');
  const words = titled?.getAttribute('title')?.trim();
  if (!titled || !words) return undefined;
  return titled.textContent.includes(words) && !isCutOff(titled) ? undefined : { element: titled, words };
}

/** Whether part of its text is cut off, by itself or by the cell of a table that it stands in. */
function isCutOff(element: Element): boolean {
  const around = element.closest('[role="gridcell"]') ?? element;
  return [element, around].some(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth);
}

/** Places a title below what it is of, or above it where there is no room. */
export function placeTitle(shown: HTMLElement, of: Element): void {
  const { left, top, bottom, width } = of.getBoundingClientRect();
  const below = bottom + GAP;
  const isRoom = below + shown.offsetHeight + GAP <= innerHeight;
  const middle = left + width / 2 - shown.offsetWidth / 2;
  shown.style.left = `${Math.max(GAP, Math.min(middle, innerWidth - shown.offsetWidth - GAP))}px`;
  shown.style.top = `${isRoom ? below : Math.max(GAP, top - GAP - shown.offsetHeight)}px`;
}
