import { createStore, type StoreApi } from 'zustand/vanilla';
import { Latest } from '../../base/latest.ts';
import type { CellJump } from '../../workers/trace/cell-jumps.ts';
import type { Cursor } from './cursor.ts';
import { NO_RUN_YET, type Notices } from './notices.ts';
import type { TraceQuestions } from './trace-questions.ts';
import type { TraceState } from './trace-state.ts';

/** A cell of a trace. */
interface CellOfTrace {
  readonly trace: number;
  readonly tape: number;
  readonly cell: number;
}

const NOTHING_MORE: Record<CellJump, string> = {
  'next change': 'does not change any more',
  'previous write': 'was not written before',
  'next read': 'is not fetched any more',
};

/** The cell that was pointed at or focused last: jumps and breakpoints on cells are about it. */
export class FollowedCell {
  readonly state: StoreApi<{ readonly selected: CellOfTrace | undefined }> = createStore(() => ({
    selected: undefined,
  }));
  private readonly service: TraceQuestions;
  private readonly trace: StoreApi<TraceState>;
  private readonly cursor: Cursor;
  private readonly notices: Notices;
  private readonly jumps = new Latest();

  constructor(service: TraceQuestions, trace: StoreApi<TraceState>, cursor: Cursor, notices: Notices) {
    this.service = service;
    this.trace = trace;
    this.cursor = cursor;
    this.notices = notices;
  }

  /** Follows a cell of the run that is shown. */
  select({ tape, cell }: { readonly tape: number; readonly cell: number }): void {
    const trace = this.trace.getState().run?.summary.trace;
    if (trace !== undefined) this.state.setState({ selected: { trace, tape, cell } });
  }

  /** The followed cell of the run that is shown, with the name of its tape; undefined where there is none. */
  followed(): (CellOfTrace & { readonly name: string }) | undefined {
    const { run } = this.trace.getState();
    const { selected } = this.state.getState();
    if (!run || selected?.trace !== run.summary.trace) return undefined;
    return { ...selected, name: run.machine.tapes[selected.tape]!.name };
  }

  /** A sentence for a jump without a cell: why there is none. */
  whyNone(): string {
    return this.trace.getState().run
      ? 'Choose a cell first: point at one on a tape, or go to it with Tab and the arrow keys.'
      : NO_RUN_YET;
  }

  /** Goes to where something happens to the followed cell, or says that nothing does. */
  async jump(jump: CellJump): Promise<void> {
    const from = this.followed();
    if (!from) {
      this.notices.notify(this.whyNone());
      return;
    }
    const isNewest = this.jumps.begin();
    const { step } = this.trace.getState();
    // A trace that was closed meanwhile has nothing to go to.
    const target = await this.service.cellJump(from.trace, from.tape, from.cell, step, jump).catch(() => undefined);
    // A cursor that was moved meanwhile is not moved again.
    const now = this.trace.getState();
    if (target === undefined || !isNewest() || now.step !== step || now.run?.summary.trace !== from.trace) return;
    if (target === null) this.notices.notify(`Cell ${from.cell} of ${from.name} ${NOTHING_MORE[jump]}.`);
    else {
      this.notices.notify('');
      this.cursor.goTo(target);
    }
  }
}
