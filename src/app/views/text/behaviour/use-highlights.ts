import { useEffect, type RefObject } from 'react';

/** A stretch of the text of one drawn state, in UTF-16 units. */
export interface Stretch {
  readonly element: Element;
  readonly from: number;
  readonly to: number;
}

/**
 * Colours stretches of the drawn text without touching its elements: the style sheet says how `::highlight(name)` looks. `stretches`
 * is asked again whenever `drawn` is another text; a browser without highlights shows the text plain.
 */
export function useHighlights(
  name: HighlightName,
  text: RefObject<HTMLElement | null>,
  drawn: string,
  stretches: ((text: HTMLElement) => readonly Stretch[]) | undefined,
): void {
  useEffect(() => {
    if (!text.current || !stretches || !('highlights' in CSS)) return undefined;
    const ranges = stretches(text.current).flatMap((stretch) => rangeOf(stretch) ?? []);
    const highlight = new Highlight(...ranges);
    highlight.priority = ORDER.indexOf(name);
    CSS.highlights.set(name, highlight);
    return () => void CSS.highlights.delete(name);
  }, [name, text, drawn, stretches]);
}

/** What is drawn over what, from below. */
const ORDER = ['token', 'find', 'find-current'] as const;

/** A highlight that the style sheet knows. */
type HighlightName = (typeof ORDER)[number];

function rangeOf({ element, from, to }: Stretch): Range | undefined {
  const range = document.createRange();
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  let hasStart = false;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!hasStart && from < before + length) {
      range.setStart(node, from - before);
      hasStart = true;
    }
    if (hasStart && to <= before + length) {
      range.setEnd(node, to - before);
      return range;
    }
    before += length;
    // The end of a stretch may be the line break, which the layout makes.
    if (hasStart) range.setEnd(node, length);
  }
  return hasStart ? range : undefined;
}
