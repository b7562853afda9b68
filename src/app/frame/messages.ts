import { create } from 'zustand';

/** What a page has to say while another one is open, such as that an export has ended; the page that is open shows it. */
export const useMessage = create<{ readonly sentence: string }>(() => ({ sentence: '' }));

/** Says a sentence to the page that is open. */
export function sayToOpenPage(sentence: string): void {
  // Told anew, also where it is the sentence told before.
  useMessage.setState({ sentence }, true);
}
