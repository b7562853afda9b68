/** Brings what is said to be wrong into view, and the cursor to the field that it is said of. */
export function showProblem(message: string): void {
  const said = [...document.querySelectorAll<HTMLElement>('form [role="alert"]')].find(
    ({ textContent }) => textContent === message,
  );
  if (!said) return;
  // Where a problem is that of several fields together, there is no one field to go to.
  const field =
    said.id === '' ? null : document.querySelector<HTMLElement>(`[aria-describedby="${CSS.escape(said.id)}"]`);
  field?.focus({ preventScroll: true });
  said.scrollIntoView({ block: 'center' });
}
