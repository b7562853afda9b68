import { useState, type DragEvent } from 'react';

/** Handlers for a part of the page on which files are dropped, and whether something is held over it. */
export function useFileDrop(take: (transfer: DataTransfer) => void) {
  const [isOver, setIsOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      take(event.dataTransfer);
    },
  };
  return { isOver, handlers };
}
