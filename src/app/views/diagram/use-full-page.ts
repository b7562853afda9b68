import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * Lets an element fill the window, above everything else, until Escape is pressed. It stays where it is in the document, so that what
 * is drawn in it stays as well.
 */
export function useFullPage(element: RefObject<HTMLElement | null>): [boolean, (isFull: boolean) => void] {
  const [isFull, setFull] = useState(false);
  useLayoutEffect(() => {
    const full = element.current;
    if (!isFull || !full) return undefined;
    full.popover = 'manual';
    full.showPopover();
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // It means nothing else meanwhile.
      event.preventDefault();
      event.stopPropagation();
      setFull(false);
    };
    document.addEventListener('keydown', leave, { capture: true });
    return () => {
      document.removeEventListener('keydown', leave, { capture: true });
      full.hidePopover();
      full.removeAttribute('popover');
    };
  }, [element, isFull]);
  return [isFull, setFull];
}
