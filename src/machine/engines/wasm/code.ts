import { ACCEPT, REJECT, type Action, type Machine, type Transition } from '../../table/machine.ts';
import { I32, I64, OP } from './bytes.ts';
import type { ControlFlow } from './control-flow.ts';
import { writeDecisions } from './decision-code.ts';
import { EventCode, OUTLINE_LOCALS } from './event-code.ts';
import { FunctionBody, type Label } from './function-body.ts';
import {
  BOUNDARY_COUNT,
  BOUNDARY_POINTER,
  EVENT_COUNT,
  EVENT_POINTER,
  HEADS,
  LAST_EVENT,
  LAST_STAMP,
  LAST_WRITER,
  ORIGIN,
  PLAIN_CELL,
  STEPS,
  TRACKED_CELL,
} from './layout.ts';
import { END, FIRST_HEAD, START, STATE } from './locals.ts';

/**
 * What the code does besides running the machine. `plain`: nothing. `tracked`: keeps last writers and origins. `recorded`: also writes
 * all marks into the event buffer, and the boundaries among them (`begin` and `end` marks) once more. `outlined`: also writes boundaries
 * there, packed, and counts the other marks.
 */
export type Build = 'plain' | 'tracked' | 'recorded' | 'outlined';

/** What the code returns when no rule applies in state s: `NO_RULE - s`. */
export const NO_RULE = Math.min(ACCEPT, REJECT) - 1;

/**
 * The functions of a machine: `(state, start, end) → state`. Each state is a block that jumps straight to the block of the next.
 * `walk` checks the step limit at every step, `sprint` only on back edges (so it may overshoot by `longestWay`).
 */
export function machineFunctions(
  machine: Machine,
  flow: ControlFlow,
  build: Build,
): { readonly walk: Uint8Array; readonly sprint: Uint8Array } {
  return new MachineCode(machine, flow, build).functions();
}

class MachineCode {
  private readonly machine: Machine;
  private readonly flow: ControlFlow;
  private readonly build: Build;
  private readonly body = new FunctionBody();
  private readonly cell: number;
  private readonly eventPointer: number;
  private readonly boundaryPointer: number;
  private readonly eventCount: number;
  private readonly stamp: number;
  private readonly end: number;
  /** What a step adds to the doubled stamp: 1 in both halves. */
  private readonly one: number;
  private readonly firstOrigin: number;
  /** The first local of an outline. */
  private readonly outline: number;
  private readonly events: EventCode;
  private readonly labels: Label[] = [];
  private exit = 0;
  private dispatch = 0;

  constructor(machine: Machine, flow: ControlFlow, build: Build) {
    this.machine = machine;
    this.flow = flow;
    this.build = build;
    const heads = machine.tapes.length;
    this.cell = build === 'plain' ? PLAIN_CELL : TRACKED_CELL;
    this.eventPointer = FIRST_HEAD + heads;
    // An outline has nothing but boundaries in the buffer.
    this.boundaryPointer = build === 'recorded' ? this.eventPointer + 1 : this.eventPointer;
    this.eventCount = this.eventPointer + 2;
    this.firstOrigin = this.eventCount + 1;
    this.stamp = build === 'plain' ? START : this.firstOrigin + heads + OUTLINE_LOCALS;
    this.end = build === 'plain' ? END : this.stamp + 1;
    this.one = this.stamp + 2;
    this.outline = this.firstOrigin + heads;
    const locals = {
      pointer: this.eventPointer,
      boundaryPointer: this.boundaryPointer,
      count: this.eventCount,
      outline: this.outline,
    };
    this.events = new EventCode(machine, this.body, locals, {
      push: () => this.pushStamp(),
      pushAbove: () => this.pushStampAbove(),
    });
  }

  functions(): { walk: Uint8Array; sprint: Uint8Array } {
    const { body, machine, flow } = this;
    this.enter();
    this.exit = body.open(OP.block);
    this.dispatch = body.open(OP.loop);
    for (const state of flow.order.toReversed()) this.labels[state] = body.open(OP.block);
    body.get(STATE);
    body.branchTable(machine.states.map((_, state) => this.labels[state]!));
    for (const state of flow.order) {
      body.close();
      this.stateCode(state);
    }
    body.close();
    body.emit(OP.unreachable);
    body.close();
    this.leave();
    const heads = machine.tapes.length;
    const locals = [
      [heads + 3 + heads + OUTLINE_LOCALS, I32],
      [this.build === 'plain' ? 0 : 3, I64],
    ] as const;
    return { walk: body.finished(locals, true), sprint: body.finished(locals, false) };
  }

  private enter(): void {
    const { body } = this;
    this.machine.tapes.forEach((_, tape) => {
      body.constant(0);
      body.access(OP.i32Load, HEADS + 4 * tape);
      body.set(FIRST_HEAD + tape);
    });
    if (this.build === 'plain') return;
    // The stamp is doubled in 64 bits: last writer and origin, mostly the same step, are then one store.
    const pushTwice = (push: () => void) => {
      push();
      body.emit(OP.i64ExtendI32U);
      push();
      body.emit(OP.i64ExtendI32U);
      this.pushShift();
      body.emit(OP.i64Shl);
      body.emit(OP.i64Or);
    };
    pushTwice(() => body.get(START));
    body.set(this.stamp);
    pushTwice(() => body.get(END));
    body.set(this.end);
    pushTwice(() => body.constant(1));
    body.set(this.one);
    if (this.build === 'tracked') return;
    for (const [address, local] of this.bufferState()) {
      body.constant(0);
      body.access(OP.i32Load, address);
      body.set(local);
    }
  }

  /** The values of the buffer that go from one call to the next: their addresses and their locals. */
  private bufferState(): (readonly [address: number, local: number])[] {
    const pointer = [EVENT_POINTER, this.eventPointer] as const;
    const count = [EVENT_COUNT, this.eventCount] as const;
    if (this.build === 'recorded') return [pointer, count, [BOUNDARY_POINTER, this.boundaryPointer]];
    const kept = [LAST_STAMP, LAST_EVENT, BOUNDARY_COUNT];
    return [pointer, count, ...kept.map((address, number) => [address, this.outline + number] as const)];
  }

  private leave(): void {
    const { body } = this;
    const store = (address: number, value: () => void) => {
      body.constant(0);
      value();
      body.access(OP.i32Store, address);
    };
    this.machine.tapes.forEach((_, tape) => store(HEADS + 4 * tape, () => body.get(FIRST_HEAD + tape)));
    store(STEPS, () => this.pushStamp());
    if (this.writesMarks()) for (const [address, local] of this.bufferState()) store(address, () => body.get(local));
    body.get(STATE);
  }

  /** Whether the build writes into the buffer. */
  private writesMarks(): boolean {
    return this.build === 'recorded' || this.build === 'outlined';
  }

  private stateCode(state: number): void {
    const { body, flow } = this;
    const loop = flow.loops.has(state) ? body.open(OP.loop) : undefined;
    if (flow.targets.has(state)) this.endCheck(state);
    else body.optional(() => this.endCheck(state));
    writeDecisions(body, this.machine.states[state]!.decision, (transition) => {
      if (transition < 0) this.leaveIn(NO_RULE - state);
      else this.transition(this.machine.transitions[transition]!, state, loop);
    });
    if (loop === undefined) return;
    body.close();
    body.emit(OP.unreachable);
  }

  /** Leaves the function if the step limit is reached. */
  private endCheck(state: number): void {
    const { body } = this;
    body.get(this.stamp);
    body.get(this.end);
    body.emit(this.build === 'plain' ? OP.i32GeU : OP.i64GeU);
    body.open(OP.if);
    this.leaveIn(state);
    body.close();
  }

  private transition({ actions, marks, next }: Transition, state: number, loop: Label | undefined): void {
    const { body, machine } = this;
    const tracked = this.build !== 'plain';
    const isResult = (description: number) => machine.marks[description]!.role === 'result';
    const results = new Set(marks.flatMap(({ description, tape }) => (isResult(description) ? [tape] : [])));
    let events = 0;
    if (this.build === 'recorded')
      for (const { description, tape } of marks)
        if (!isResult(description)) this.events.event(description, tape, events++);
    // A result's origin is this step, even if its value was copied.
    const copies = actions.filter(({ tape, write, source }) => write >= 0 && source >= 0 && !results.has(tape));
    if (tracked)
      copies.forEach(({ source }, number) => {
        body.get(FIRST_HEAD + source);
        body.access(OP.i32Load, ORIGIN);
        body.set(this.firstOrigin + number);
      });
    for (const action of actions) if (action.write >= 0) this.write(action, copies.indexOf(action));
    if (tracked)
      for (const tape of results)
        if (!actions.some((action) => action.tape === tape && action.write >= 0))
          this.storeStamps(tape, () => {
            body.get(FIRST_HEAD + tape);
            body.access(OP.i64Load32U, LAST_WRITER);
            this.pushStampAbove();
          });
    if (this.build === 'recorded')
      for (const { description, tape } of marks)
        if (isResult(description)) this.events.event(description, tape, events++);
    if (this.build === 'recorded') this.events.advance(marks);
    if (this.build === 'outlined' && marks.length > 0) this.events.outline(marks);
    for (const { tape, move } of actions)
      if (move !== 0) {
        body.get(FIRST_HEAD + tape);
        body.constant(move * this.cell);
        body.emit(OP.i32Add);
        body.set(FIRST_HEAD + tape);
      }
    this.goTo(next, state, loop);
  }

  /** Writes a symbol and its stamps; `copy` is the number of the local with the copied value's origin, −1 if it is no copy. */
  private write({ tape, write }: Action, copy: number): void {
    const { body } = this;
    body.get(FIRST_HEAD + tape);
    body.constant(write);
    body.access(OP.i32Store8, 0);
    if (this.build === 'plain') return;
    if (copy < 0) {
      body.get(FIRST_HEAD + tape);
      body.get(this.stamp);
      body.access(OP.i64Store, LAST_WRITER);
    } else
      this.storeStamps(tape, () => {
        this.pushStamp();
        body.emit(OP.i64ExtendI32U);
        body.get(this.firstOrigin + copy);
        body.emit(OP.i64ExtendI32U);
        this.pushShift();
        body.emit(OP.i64Shl);
      });
  }

  /**
   * Stores last writer and origin, which `pushBoth` pushes as the lower and the upper half of 64 bits: a mark reads both at once, and
   * processors wait where one load follows two stores.
   */
  private storeStamps(tape: number, pushBoth: () => void): void {
    this.body.get(FIRST_HEAD + tape);
    pushBoth();
    this.body.emit(OP.i64Or);
    this.body.access(OP.i64Store, LAST_WRITER);
  }

  private pushStamp(): void {
    this.body.get(this.stamp);
    if (this.build !== 'plain') this.body.emit(OP.i32WrapI64);
  }

  /** Pushes the stamp as the upper half of 64 bits whose lower half is 0. */
  private pushStampAbove(): void {
    const { body } = this;
    body.get(this.stamp);
    this.pushShift();
    body.emit(OP.i64Shl);
  }

  /** Pushes the distance in bits between the halves of 64 bits. */
  private pushShift(): void {
    this.body.constant(32);
    this.body.emit(OP.i64ExtendI32U);
  }

  private goTo(next: number, state: number, loop: Label | undefined): void {
    const { body, flow } = this;
    body.get(this.stamp);
    if (this.build === 'plain') {
      body.constant(1);
      body.emit(OP.i32Add);
    } else {
      body.get(this.one);
      body.emit(OP.i64Add);
    }
    body.set(this.stamp);
    if (next < 0) this.leaveIn(next);
    else if (next === state) body.branch(loop!);
    else if (flow.rank[next]! > flow.rank[state]!) body.branch(this.labels[next]!);
    else {
      body.constant(next);
      body.set(STATE);
      body.branch(this.dispatch);
    }
  }

  private leaveIn(state: number): void {
    this.body.constant(state);
    this.body.set(STATE);
    this.body.branch(this.exit);
  }
}
