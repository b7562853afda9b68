/** A trace service that a test answers by hand, so that it decides what comes when. */
import type { TraceQuestions } from '../app/session/trace-questions.ts';
import type { Opening } from '../workers/trace/open-traces.ts';
import type { TellMaking } from '../workers/trace/open-trace.ts';
import type { MachineView, MomentView, TraceRequest, TraceSummary } from '../workers/views/views.ts';

/** A machine with one tape and two states. */
const FAKE_MACHINE: MachineView = {
  name: 'fake',
  tapes: [{ name: 'input', symbols: ['', '0', '1'] }],
  states: [
    { name: 'start', path: [] },
    { name: 'end', path: [] },
  ],
  kinds: ['item'],
  rules: [],
};

/** A run with an atomic state of ten steps after every ten steps; `isMade` false for the first part of one in the making. */
export function fakeSummary(trace: number, steps: number, isMade = true): TraceSummary {
  const count = Math.floor(steps / 20);
  return {
    trace,
    steps,
    isInterpreted: false,
    outcome: { kind: isMade ? 'accepted' : 'running' },
    ending: `Accepted after ${steps} steps.`,
    answer: isMade ? '1' : null,
    verdict: 'unknown',
    boundaries: {
      kind: 'listed',
      firstSteps: Int32Array.from({ length: count }, (_, position) => 20 * position + 10),
      endSteps: Int32Array.from({ length: count }, (_, position) => 20 * position + 20),
    },
  };
}

/** A moment without cells. */
export const fakeMoment = (step: number): MomentView => ({
  configuration: {
    step,
    state: 0,
    previousState: null,
    rule: null,
    tapes: [{ head: 0, first: 0, last: -1, from: 0, symbols: [] }],
    marks: [],
  },
  atomicState: null,
});

/** A question that waits for its answer. */
interface Asked<Answer> {
  readonly given: readonly unknown[];
  readonly answer: (answer: Answer) => Promise<void>;
  readonly refuse: (reason: Error) => Promise<void>;
}

/** An opening that waits for its run. */
export interface AskedOpening extends Asked<TraceSummary> {
  readonly request: TraceRequest;
  readonly opening: Opening;
  readonly tell: TellMaking;
}

/** Lets everything go on that waits for answers given so far. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What is answered at once, by the name of the method. */
export type FakeAnswers = Readonly<Record<string, (...given: readonly never[]) => unknown>>;

/** Questions wait until the test answers them; all but openings, moments and searches are answered at once. */
export class FakeTraces {
  /** The questions asked, by method, in order. */
  readonly asked = new Map<string, Asked<never>[]>();
  readonly service: TraceQuestions;
  private readonly answers: ReadonlyMap<string, FakeAnswers[string]>;

  /** `answers` are given at once, by the name of the method; what has none waits. */
  constructor(answers: FakeAnswers = {}) {
    this.answers = new Map(
      Object.entries({
        machine: () => FAKE_MACHINE,
        configuration: (_trace: number, step: number) => fakeMoment(step).configuration,
        close: () => undefined,
        closeAll: () => undefined,
        stopSearching: () => undefined,
        ...answers,
      }),
    );
    // A test asks only what the session asks; each method is checked where it is called.
    this.service = new Proxy({}, { get: (_, method: string) => this.method(method) }) as TraceQuestions;
  }

  /** The openings so far. */
  get openings(): readonly AskedOpening[] {
    return this.questions('open').map((asked) => {
      const [request, opening, tell] = asked.given as [TraceRequest, Opening, TellMaking];
      return { ...asked, request, opening, tell };
    });
  }

  /** The questions put to a method so far, in order. */
  questions<Answer>(method: string): readonly Asked<Answer>[] {
    return (this.asked.get(method) ?? []) as unknown as Asked<Answer>[];
  }

  private method(method: string): (...given: readonly unknown[]) => Promise<unknown> {
    return (...given) => {
      const { promise, resolve, reject } = deferred();
      const asked: Asked<never> = {
        given,
        answer: (answer) => {
          resolve(answer);
          return settled();
        },
        refuse: (reason) => {
          reject(reason);
          return settled();
        },
      };
      this.asked.set(method, [...(this.asked.get(method) ?? []), asked]);
      const answer = this.answers.get(method);
      if (answer) resolve(answer(...(given as never[])));
      return promise;
    };
  }
}

/** Frames that a test draws by hand. */
export class FakeFrames {
  private waiting: ((now: number) => void)[] = [];
  private readonly afterPaints: (() => void)[] = [];
  private now = 0;
  /** Given to a session in place of the browser's. */
  readonly frames = {
    now: () => this.now,
    next: (callback: (now: number) => void) => void this.waiting.push(callback),
    afterPaint: (callback: () => void) => void this.afterPaints.push(callback),
  };

  /** Draws the next frame, this many milliseconds after the last one. */
  draw(milliseconds = 16): void {
    this.now += milliseconds;
    const callbacks = this.waiting;
    this.waiting = [];
    for (const callback of callbacks) callback(this.now);
    for (const callback of this.afterPaints.splice(0)) callback();
  }

  /** Whether anything waits for a frame. */
  get isWaited(): boolean {
    return this.waiting.length > 0;
  }
}

/** A promise with the functions that settle it. */
function deferred() {
  const settle: { resolve?: (answer: unknown) => void; reject?: (reason: Error) => void } = {};
  const promise = new Promise<unknown>((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return { promise, resolve: settle.resolve!, reject: settle.reject! };
}
