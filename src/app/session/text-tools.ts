import { create } from 'zustand';
import type { TextQuery } from '../../workers/text/text-search.ts';
import { setFolded } from '../trace/folded-panels.ts';

/** The tools over the text: find, and tokens. They stay as they are when another instance of the task is opened. */
interface TextTools {
  /** Whether the page counts and shows tokens; the vocabulary is loaded for it. */
  readonly showsTokens: boolean;
  readonly isFinding: boolean;
  readonly query: TextQuery;
  /** Another number every time that the person asks for the field to find with: it takes the focus. */
  readonly askedToFind: number;
  readonly toggleTokens: () => void;
  readonly openFind: () => void;
  readonly closeFind: () => void;
  /** Closes it, and the words are gone: those of one task's text mean nothing in another's. */
  readonly forgetWords: () => void;
  readonly changeQuery: (change: Partial<TextQuery>) => void;
}

/** The store of the text's tools. */
export const useTextTools = create<TextTools>((set) => ({
  showsTokens: false,
  isFinding: false,
  query: { words: '', matchesCase: false },
  askedToFind: 0,
  toggleTokens: () => set(({ showsTokens }) => ({ showsTokens: !showsTokens })),
  openFind: () => {
    // Below the header alone nothing would be seen of it.
    setFolded('text', false);
    set(({ askedToFind }) => ({ isFinding: true, askedToFind: askedToFind + 1 }));
  },
  closeFind: () => set({ isFinding: false }),
  forgetWords: () => set(({ query }) => ({ isFinding: false, query: { ...query, words: '' } })),
  changeQuery: (change) => set(({ query }) => ({ query: { ...query, ...change } })),
}));
