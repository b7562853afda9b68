import { useStore } from 'zustand';
import { variantProblem } from '../../cot/variants.ts';
import { PAPER_RANGES, parseRange } from '../../tasks/ranges.ts';
import { taskById } from '../../tasks/registry.ts';
import type { Instance } from '../../tasks/task.ts';
import { drawnInstance, EXAMPLE, exampleOf, taskOf, type Comparison, type Selection } from '../links/selection.ts';
import type { OpenOptions } from '../session/opening.ts';
import { useSession } from '../session/session-context.ts';
import type { TraceQuestions } from '../session/trace-questions.ts';
import { TraceSession } from '../session/trace-session.ts';
import { textSettings, type Place } from '../session/trace-state.ts';
import { Printing } from './print/printing.ts';

/** Told around another choice of the person: the address of a trace is a place to come back to. */
interface SelectListeners {
  readonly before: () => void;
  readonly after: () => void;
}

/** The session of the Trace page: a task's instance, drawn, typed or an example, with its query and a second text. */
export class TracePageSession extends TraceSession<Selection> {
  /** What is printed of the trace. */
  readonly printing = new Printing(this);
  private listeners: SelectListeners | undefined;

  /** Opens with the first example. */
  constructor(service: TraceQuestions) {
    super(service, 'trace page', EXAMPLE);
  }

  /** Tells before and after each new trace of the person's choosing. */
  onSelect(listeners: SelectListeners): void {
    this.listeners = listeners;
  }

  /** What is selected. */
  get selection(): Selection {
    return this.state.getState().choice;
  }

  /** Opens a selection. Two texts side by side are shown when both can be. */
  override open(selection: Selection, options: OpenOptions = {}): Promise<void> {
    return super.open(selection, { ...options, waitsForWhole: selection.compare !== undefined });
  }

  /** Opens the example of a task. */
  chooseTask(id: string): void {
    const task = taskById(id);
    if (!task) return;
    const { selection } = this;
    const range = typeof parseRange(task, selection.range) === 'string' ? 'S' : selection.range;
    const variant = variantProblem(selection.variant, [task]) === undefined ? selection.variant : 'tail';
    this.select(exampleOf(task, { ...selection, range, variant }), 'in the middle');
  }

  /** Draws an instance from a range, with the given seed or the one after the last. */
  draw(rangeName: string, seed?: number): void {
    const { selection } = this;
    const task = taskOf(selection);
    const range = parseRange(task, rangeName);
    if (typeof range === 'string') return;
    const next = seed ?? (selection.seed ?? 0) + 1;
    const traced = { task: task.id, instance: drawnInstance(task, range, next) };
    this.select({ ...selection, range: range.name, seed: next, traced }, 0);
  }

  /** Traces an instance that was typed. */
  traceInstance(instance: Instance): void {
    const { selection } = this;
    this.select({ ...selection, seed: null, traced: { task: selection.traced.task, instance } }, 0);
  }

  /** Shows another text beside the one that is shown; undefined takes it away. */
  compareWith(compare: Comparison | undefined): void {
    this.showText({ compare });
  }

  /** Compares with the text of the same run whose steps fetch nothing, where the effect of the fetcher is seen at once. */
  compareWithVariant(): void {
    const { variant } = this.selection;
    this.compareWith({
      variant: variant === 'without-memory-fetcher' ? 'tail' : 'without-memory-fetcher',
      arithmetic: 'folded',
    });
  }

  /** Compares with the same text of a longer instance, or of a short one where the longest are shown. */
  compareWithLength(): void {
    const { selection } = this;
    const range = PAPER_RANGES[PAPER_RANGES.findIndex((name) => name === selection.range) + 1] ?? 'S';
    this.compareWith({ ...textSettings(selection), drawn: { range, seed: 1 } });
  }

  /** Opens a new trace of the person's choosing. */
  private select(chosen: Selection, step: Place): void {
    this.listeners?.before();
    // The names of another task's states and tapes mean nothing here.
    if (chosen.traced.task !== this.selection.traced.task) this.breakpoints.set([]);
    void this.open({ ...chosen, toggled: undefined }, { step });
    this.listeners?.after();
  }
}

/** The session of the Trace page around a part of it. */
export function useTracePage(): TracePageSession {
  const session = useSession();
  if (!(session instanceof TracePageSession)) throw new Error('A part of the Trace page is drawn outside of it.');
  return session;
}

/** What is selected on the Trace page. */
export function useSelection(): Selection {
  return useStore(useTracePage().state, ({ choice }) => choice);
}
