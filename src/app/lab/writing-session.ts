import { proxy } from 'comlink';
import { createStore } from 'zustand/vanilla';
import { Latest } from '../../base/latest.ts';
import { reasonOf } from '../../base/problems.ts';
import type { Asked } from '../../workers/connection.ts';
import type { LabService } from '../../workers/lab/lab-service.ts';
import type {
  AttentionMap,
  HeadScore,
  MachineText,
  ModelFacts,
  WriteRequest,
  Written,
} from '../../workers/lab/lab-views.ts';

/** What is shown of a text that a model writes. */
export interface WritingState {
  readonly status: 'idle' | 'writing' | 'written';
  readonly facts: ModelFacts | undefined;
  /** The machine's text. */
  readonly text: MachineText | undefined;
  /** The tokens of the model behind the prompt. */
  readonly tokens: readonly string[];
  readonly written: Written | undefined;
  /** How often each head found the source; empty until the text is written. */
  readonly heads: readonly HeadScore[];
  /** Where the head that is looked through looked. */
  readonly map: AttentionMap | undefined;
  readonly problem: string | undefined;
}

const NOTHING: WritingState = {
  status: 'idle',
  facts: undefined,
  text: undefined,
  tokens: [],
  written: undefined,
  heads: [],
  map: undefined,
  problem: undefined,
};

/** A model that writes in a worker, and what is known of its text. */
export class WritingSession {
  readonly state = createStore<WritingState>(() => NOTHING);
  private readonly worker: { readonly service: Asked<LabService> };
  private readonly writings = new Latest();
  private readonly looks = new Latest();

  constructor(worker: { readonly service: Asked<LabService> }) {
    this.worker = worker;
  }

  /** Has a model write; what was written before is forgotten. */
  async write(request: WriteRequest): Promise<void> {
    const isWanted = this.writings.begin();
    this.looks.cancel();
    this.state.setState({ ...NOTHING, status: 'writing', facts: this.state.getState().facts });
    try {
      const facts = await this.worker.service.facts(request.model);
      if (!isWanted()) return;
      this.state.setState({ facts });
      const written = await this.worker.service.write(
        request,
        proxy(({ text, tokens }) => {
          if (isWanted()) this.hear(text, tokens);
        }),
      );
      if (!isWanted()) return;
      this.state.setState({ status: 'written', written });
      const heads = await this.worker.service.heads();
      if (isWanted()) this.state.setState({ heads });
    } catch (problem) {
      if (isWanted()) this.state.setState({ ...NOTHING, problem: reasonOf(problem) });
    }
  }

  /** Stops writing; what came until then stays. */
  cancel(): void {
    void this.worker.service.cancel().catch(() => undefined);
  }

  /** Looks through a head at the text that was written. */
  async look(layer: number, head: number): Promise<void> {
    const isWanted = this.looks.begin();
    try {
      const map = await this.worker.service.attention(layer, head);
      if (isWanted()) this.state.setState({ map });
    } catch (problem) {
      if (isWanted()) this.state.setState({ problem: reasonOf(problem) });
    }
  }

  /** Shows nothing but what could not be done. */
  fail(problem?: string): void {
    this.writings.cancel();
    this.state.setState({ ...NOTHING, facts: this.state.getState().facts, problem });
  }

  private hear(text: MachineText | undefined, tokens: readonly string[]): void {
    this.state.setState((state) => ({ text: text ?? state.text, tokens: [...state.tokens, ...tokens] }));
  }
}

/** The head that found most sources; of several the one in the last layer. */
export function bestHead(heads: readonly HeadScore[]): HeadScore | undefined {
  return heads.reduce<HeadScore | undefined>(
    (best, each) => (!best || each.hits >= best.hits ? each : best),
    undefined,
  );
}
