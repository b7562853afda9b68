/** Does something once the picture stands that is drawn next. */
export function afterPicture(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}
