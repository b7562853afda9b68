import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TextQuery } from '../../workers/text/text-search.ts';

interface TextToolsState {
  /** Whether tokens are counted and shown; the vocabulary is loaded for it. */
  readonly showsTokens: boolean;
  readonly isFinding: boolean;
  readonly query: TextQuery;
  /** Changes each time that a person asks for the field to find with: it takes the focus. */
  readonly askedToFind: number;
}

/** The tools over a text: find, and tokens. They stay as they are when another instance of the task is opened. */
export class TextTools {
  readonly state: StoreApi<TextToolsState> = createStore(() => ({
    showsTokens: false,
    isFinding: false,
    query: { words: '', matchesCase: false },
    askedToFind: 0,
  }));

  /** Shows tokens, or does not. */
  toggleTokens(): void {
    this.state.setState(({ showsTokens }) => ({ showsTokens: !showsTokens }));
  }

  /** Shows the field to find with. */
  openFind(): void {
    this.state.setState(({ askedToFind }) => ({ isFinding: true, askedToFind: askedToFind + 1 }));
  }

  /** Hides it; its words stay. */
  closeFind(): void {
    this.state.setState({ isFinding: false });
  }

  /** Hides it and forgets its words: those of one machine's text mean nothing in another's. */
  forgetWords(): void {
    this.state.setState(({ query }) => ({ isFinding: false, query: { ...query, words: '' } }));
  }

  /** Changes what is looked for. */
  changeQuery(change: Partial<TextQuery>): void {
    this.state.setState(({ query }) => ({ query: { ...query, ...change } }));
  }
}
