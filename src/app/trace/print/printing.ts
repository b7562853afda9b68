import { createStore, type StoreApi } from 'zustand/vanilla';
import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import type { TraceSession } from '../../session/trace-session.ts';
import { textSettings } from '../../session/trace-state.ts';

/** Atomic states of a run whose text is fetched before anybody prints: about a megabyte of text, in well under a second. */
const FETCHED_AHEAD = 5000;

interface PrintingState {
  /** Names the run and the way of writing whose text is there. */
  readonly key: string;
  /** The whole chain of thought. */
  readonly text: string;
  /** Whether the rules of the machine are printed as well. */
  readonly withRules: boolean;
}

/** Gets ready what is printed of a trace. A browser prints at once when it is asked to, and no worker answers meanwhile. */
export class Printing {
  readonly state: StoreApi<PrintingState> = createStore(() => ({ key: '', text: '', withRules: false }));
  private readonly session: TraceSession;

  /** `session` is that of the trace that is printed. */
  constructor(session: TraceSession) {
    this.session = session;
  }

  /** Names what is shown now; an empty text while there is no whole run. */
  get key(): string {
    const { run, choice } = this.session.state.getState();
    const { variant, arithmetic } = textSettings(choice);
    return run ? `${run.summary.trace} ${variant} ${arithmetic}` : '';
  }

  /** Fetches the text of a run that is not long, so that the browser's own menu prints all of it, too. */
  async prepareAhead(): Promise<void> {
    const { run } = this.session.state.getState();
    if (run && new StateBoundaries(run.summary.boundaries).count <= FETCHED_AHEAD) await this.prepare();
  }

  /** Fetches the whole text, however long, and prints. */
  async print(withRules: boolean): Promise<void> {
    try {
      await this.prepare();
    } catch {
      this.session.notices.notify('The text could not be fetched; nothing was printed.');
      return;
    }
    this.state.setState({ withRules });
    window.print();
  }

  private async prepare(): Promise<void> {
    const { key } = this;
    const { run, choice } = this.session.state.getState();
    if (!run || this.state.getState().key === key) return;
    const text = await this.session.service.wholeText(run.summary.trace, textSettings(choice));
    if (this.key === key) this.state.setState({ key, text });
  }
}
