import { edited, type TextEdit } from '../../machines/source-text.ts';

/**
 * Changes the text of a field as if it were typed, so that the browser's undo takes it back and its listeners hear of it. The edits
 * must not overlap.
 */
export function applyEdits(field: HTMLTextAreaElement, edits: readonly TextEdit[]): void {
  const wanted = edited(field.value, edits);
  field.focus();
  // From the last one on, so that the places of the others stay as they are.
  for (const { from, to, insert } of edits.toSorted((one, other) => other.from - one.from || other.to - one.to)) {
    field.setSelectionRange(from, to);
    // Of an edit the undo history learns by this command alone; no browser has another one.
    // oxlint-disable-next-line typescript/no-deprecated
    document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert);
  }
  if (field.value === wanted) return;
  field.setRangeText(wanted, 0, field.value.length, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
