import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PointedValue } from '../../workers/views/pointed-value.ts';
import type { ValueUses } from '../../workers/views/views.ts';
import type { TraceQuestions } from './trace-questions.ts';
import { isMade, type TraceState } from './trace-state.ts';

/** Milliseconds at a result before the worker is asked; a pointer that only passes asks for nothing. */
const ASK_AFTER = 120;
/** Uses told of a result, at most; more make no chip that is read at a glance. */
const MOST_USES = 8;

/**
 * The atomic states that fetch the result pointed at – in the text, a table or the picture –, found once for all panels that tell them.
 * `uses` is undefined while they are not known and where no result is pointed at.
 */
export class PointedUses {
  readonly state: StoreApi<{ readonly uses: ValueUses | undefined }> = createStore(() => ({ uses: undefined }));
  private readonly service: TraceQuestions;
  private readonly trace: StoreApi<TraceState>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(service: TraceQuestions, trace: StoreApi<TraceState>) {
    this.service = service;
    this.trace = trace;
    trace.subscribe(({ pointed }, before) => {
      if (pointed !== before.pointed) this.follow(pointed);
    });
  }

  /** Asks nothing more. */
  close(): void {
    clearTimeout(this.timer);
  }

  private follow(pointed: PointedValue | undefined): void {
    clearTimeout(this.timer);
    if (this.state.getState().uses) this.state.setState({ uses: undefined });
    if (pointed && isWrittenResult(pointed)) this.timer = setTimeout(() => void this.ask(pointed), ASK_AFTER);
  }

  private async ask(pointed: PointedValue): Promise<void> {
    const { run } = this.trace.getState();
    if (!run || !isMade(run)) return;
    try {
      const uses = await this.service.resultUses(run.summary.trace, pointed.operand, MOST_USES);
      if (this.trace.getState().pointed === pointed) this.state.setState({ uses });
    } catch {
      // A newer question has ended this one, or the trace is closed: nothing is shown of it then.
    }
  }
}

/** What is pointed at in the problem's picture may have cells that no step has written. */
function isWrittenResult({ operand: { role, cells } }: PointedValue): boolean {
  return role === 'result' && cells.length > 0 && cells.every(({ step }) => step >= 0);
}
