import { create } from 'zustand';

/** How long a notice stands, in milliseconds: long enough to be read twice. */
const STANDS_FOR = 6000;

/** A sentence about what has just been done or could not be; empty when there is none. */
export const useNotice = create<{ readonly text: string }>(() => ({ text: '' }));

let fading: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence beside the transport, for a while. */
export function notify(text: string): void {
  clearTimeout(fading);
  useNotice.setState({ text });
  if (text !== '') fading = setTimeout(() => useNotice.setState({ text: '' }), STANDS_FOR);
}
