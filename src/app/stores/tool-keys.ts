import { jumpBack, jumpForward } from './jumps.ts';
import { followValue } from './provenance.ts';
import { useTextTools } from './text-tools.ts';
import { useTraceStore } from './trace-store.ts';

/**
 * The keys of the text's tools: `o` follows the value pointed at, `[` and `]` go back and forward among jumps, `/` and Ctrl+F find in
 * the text. The result ends the listening. None acts while a person types or a dialog is open; Ctrl+F acts in fields too, because
 * the browser's own search cannot see what is not drawn.
 */
export function listenToToolKeys(): () => void {
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isInDialog(event)) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f') act(event, find);
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  if (event.key === '/') act(event, find);
  if (event.key === '[') act(event, jumpBack);
  if (event.key === ']') act(event, jumpForward);
  const { pointed } = useTraceStore.getState();
  if (event.key === 'o' && pointed) act(event, () => followValue(pointed));
}

const find = () => useTextTools.getState().openFind();

function act(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}

const isInDialog = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('[role="dialog"]') !== null;

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null;
