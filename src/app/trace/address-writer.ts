import { EXAMPLE } from '../links/selection.ts';
import { addressOf } from '../links/trace-address.ts';
import type { TracePageSession } from './trace-session.ts';

/** Milliseconds from the last change to its being written: browsers refuse many changes of the address a second. */
const WRITE_AFTER = 250;
/** Milliseconds from the first unwritten change: while it plays the address follows now and then. */
const WRITE_WITHIN = 1000;

/** Keeps the address of the Trace page in step with its session, so that a link or a reload leads back to what is shown. */
export class AddressWriter {
  private readonly session: TracePageSession;
  private isOpen = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writeBy = 0;

  /** Listens to the session; nothing is written before `open`. */
  constructor(session: TracePageSession) {
    this.session = session;
    session.state.subscribe((now, before) => {
      // What is chosen anew has an address of its own already, until its run is there.
      const isTextChange = now.choice !== before.choice && now.making === undefined;
      if (now.step !== before.step || now.run !== before.run || isTextChange) this.remember();
    });
    session.breakpoints.state.subscribe(() => this.remember());
    session.panels.state.subscribe(({ tab, presents }, before) => {
      if (tab !== before.tab || presents !== before.presents) this.remember();
    });
    session.onSelect({
      // Back leads to where the trace before was left, also while it played.
      before: () => this.writePending(),
      after: () => history.pushState(null, '', this.current()),
    });
  }

  /** The page is open: changes are written from now on. */
  open(): void {
    this.isOpen = true;
  }

  /** Another page is opened: what has changed is not written any more. */
  leave(): void {
    this.isOpen = false;
    this.forget();
  }

  /** The address that leads back to what is shown; an empty one for the page's own example until something is known of it. */
  address(): string {
    const { run, choice } = this.session.state.getState();
    return run || choice !== EXAMPLE ? this.current() : '#';
  }

  /** Writes the address a little later. */
  private remember(): void {
    const now = performance.now();
    if (this.timer === undefined) this.writeBy = now + WRITE_WITHIN;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), Math.max(0, Math.min(WRITE_AFTER, this.writeBy - now)));
  }

  /** Writes at once what would have been written later. */
  private writePending(): void {
    if (this.timer !== undefined) this.write();
  }

  private write(): void {
    this.forget();
    if (this.isOpen) history.replaceState(null, '', this.current());
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** The address of what is selected, at the cursor or where that will be. */
  private current(): string {
    const { choice, step, pendingStep } = this.session.state.getState();
    const shownStep = pendingStep === 'in the middle' ? undefined : (pendingStep ?? step);
    const { tab, presents } = this.session.panels.state.getState();
    return addressOf(choice, shownStep, this.session.breakpoints.all, tab, presents);
  }
}
