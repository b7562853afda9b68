import { createStore, type StoreApi } from 'zustand/vanilla';

/** Time in milliseconds for which a notice is shown: long enough to be read twice. */
const SHOWN_FOR = 6000;

/** Sentences about what has just been done or could not be; one at a time, for a while. */
export class Notices {
  /** The sentence that is shown; empty when there is none. */
  readonly state: StoreApi<{ readonly text: string }> = createStore(() => ({ text: '' }));
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a sentence in place of the one before; an empty one shows none. */
  notify(text: string): void {
    clearTimeout(this.timer);
    this.state.setState({ text });
    if (text !== '') this.timer = setTimeout(() => this.state.setState({ text: '' }), SHOWN_FOR);
  }
}

/** A notice for what needs a run while there is none. */
export const NO_RUN_YET = 'Jumps and breakpoints work when the run is there.';
