import { createStore, type StoreApi } from 'zustand/vanilla';
import type { VariantId } from '../../cot/variants.ts';
import type { Answer } from '../../learn/answer.ts';
import type { QuestionReference } from '../../learn/question.ts';
import type { TraceSession } from '../session/trace-session.ts';
import { vocabularyAddress } from '../session/vocabulary.ts';
import type { Selection } from '../links/selection.ts';
import { FIRST, learnAddressOf, parseLearnAddress, type LearnLink } from './learn-address.ts';
import { learnWorker } from './learn-client.ts';
import { previewWorker } from './live/preview-client.ts';
import { sheetOf, type Sheet, type SheetRequest } from './print/sheet.ts';
import { ProgressKeeper } from './progress.ts';
import { SCREENS } from './screens/screens.ts';

/** The run of a question whose answer is known, at the step that shows why. */
export interface SeenRun {
  readonly traced: Selection['traced'];
  readonly variant: VariantId;
  readonly step: number;
}

/** What the Learn page shows. */
export interface LearnState extends LearnLink {
  /** Undefined while nothing may be shown of the question's run. */
  readonly seen: SeenRun | undefined;
  /** Sentences about what could not be opened or done. */
  readonly problems: readonly string[];
}

/** What a link has changed of a question belongs to no other. */
const AS_THE_SCREEN_SAYS = { task: undefined, length: undefined, variant: undefined, seen: undefined } as const;

/** Everything that belongs to the open lesson. */
export class LearnSession {
  readonly state: StoreApi<LearnState> = createStore<LearnState>(() => ({ ...FIRST, seen: undefined, problems: [] }));
  readonly progress = new ProgressKeeper();
  /** The sheet that is being printed. */
  readonly printing: StoreApi<{ readonly sheet: Sheet | undefined }> = createStore(() => ({ sheet: undefined }));
  private readonly worker = learnWorker();
  private readonly preview = previewWorker();
  /** The trace that the screen showed last. */
  trace: TraceSession | undefined;

  /** Makes questions and judges answers. */
  get service() {
    return this.worker.service;
  }

  /** Makes rows and counts steps. */
  get previewService() {
    return this.preview.service;
  }

  /** Opens an address. */
  open(hash: string): void {
    this.state.setState({ ...parseLearnAddress(hash), seen: undefined });
  }

  /** Opens a screen at its first question; what a link has set of task, length and form belonged to the one before. */
  goTo(screen: string): void {
    this.state.setState({ screen, question: 0, ...AS_THE_SCREEN_SAYS });
  }

  /** Opens the screen so many places further; nothing where there is none. */
  goBy(by: 1 | -1): void {
    const screen = SCREENS[this.number + by];
    if (screen) this.goTo(screen.id);
  }

  /** The number of the screen that is open, from 0. */
  get number(): number {
    return SCREENS.findIndex(({ id }) => id === this.state.getState().screen);
  }

  /** Opens another question of the screen. */
  ask(question: number): void {
    this.state.setState({ question, ...AS_THE_SCREEN_SAYS });
  }

  /** Another instance of the question. */
  tryAnother(): void {
    this.state.setState(({ seed }) => ({ seed: seed + 1, seen: undefined }));
  }

  /** Changes what is shown. */
  choose(change: Partial<Pick<LearnLink, 'task' | 'length' | 'variant' | 'seed'>>): void {
    this.state.setState({ ...change, seen: undefined });
  }

  /** Keeps an answer that was given to a question. */
  answered(name: string, reference: QuestionReference, answer: Answer, isRight: boolean): void {
    this.progress.add(name, { reference, answer }, isRight);
  }

  /** Wrong answers that were given to a question since it was last answered right. */
  wrongAnswers(name: string): number {
    return this.progress.state.getState()[name]?.wrong ?? 0;
  }

  /** Shows the run of the question: its answer is known. */
  see(seen: SeenRun): void {
    this.state.setState({ seen });
  }

  /** Takes the trace that the screen shows, so that keys can step through it. A stable function. */
  readonly setTrace = (trace: TraceSession): void => {
    this.trace = trace;
  };

  /** The screen shows a trace no longer. */
  forgetTrace(): void {
    this.trace = undefined;
  }

  /** Shows the screen to a room, or no longer. */
  present(presents: boolean): void {
    this.state.setState({ presents });
  }

  /** Closes what was handed in, and shows the lesson. */
  closeHandIn(): void {
    this.state.setState({ answers: undefined });
  }

  /** Says what could not be done. */
  fail(sentence: string): void {
    this.state.setState({ problems: [sentence] });
  }

  /** Prints all questions of what is open, and the key. */
  async printAll(): Promise<void> {
    const link = this.state.getState();
    await this.print({ link, hasKey: true, address: `${location.origin}${location.pathname}${learnAddressOf(link)}` });
  }

  /** Makes the questions of a sheet and prints it. Rejected with a sentence where one of them cannot be made. */
  async print(request: SheetRequest): Promise<void> {
    const sheet = await sheetOf(request, {
      ask: (asked) => this.service.ask(asked, vocabularyAddress()),
      explain: (asked) => this.service.explain(asked, vocabularyAddress()),
    });
    this.printing.setState({ sheet });
  }

  /** Takes the sentences about problems away. */
  dismissProblems(): void {
    this.state.setState({ problems: [] });
  }
}
