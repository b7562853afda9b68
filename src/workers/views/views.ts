import type { Role } from '../../cot/segment.ts';
import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import type { Outcome } from '../../machine/engines/outcome.ts';
import type { ExchangeMachine } from '../../machine/table/exchange.ts';
import type { Halt } from '../../machine/table/machine.ts';
import type { MachineInput } from '../../machines/machine-subject.ts';
import type { Instance } from '../../tasks/task.ts';
import type { BoundaryList } from '../../trace/state-boundaries.ts';

/** What the page and its worker say to each other: plain data that can be cloned. Steps, cells and positions start at 0. */

/** A rule of δ, symbols written out. */
export interface RuleView {
  readonly state: number;
  /** For each tape the symbols that its head may see, or null for any. */
  readonly read: readonly (readonly string[] | null)[];
  /** For each tape the symbol written, or null where the cell is left as it is. */
  readonly write: readonly (string | null)[];
  readonly move: readonly ('L' | 'R' | 'S')[];
  /** The number of the next state, or `ACCEPT` or `REJECT`. */
  readonly next: number;
}

/** A machine as it is drawn and listed. */
export interface MachineView {
  readonly name: string;
  readonly tapes: readonly { readonly name: string; readonly symbols: readonly string[] }[];
  /** `halts` says of a halting state with a name of its own what it means. */
  readonly states: readonly { readonly name: string; readonly path: readonly string[]; readonly halts?: Halt }[];
  /** The names of the kinds of atomic states that its runs are cut into, nested ones included. */
  readonly kinds: readonly string[];
  readonly rules: readonly RuleView[];
  /** The number of the tape that shows the algorithm at work, where a task names one. */
  readonly timelineTape?: number;
}

/** What is traced: a task with a parsed instance, or a machine from outside with its input. */
export type TraceRequest = TaskRequest | MachineRequest;

/** A task, by its id, with a parsed instance. */
interface TaskRequest {
  readonly task: string;
  readonly instance: Instance;
}

/** A machine in the exchange form with its input. */
interface MachineRequest extends MachineInput {
  readonly machine: ExchangeMachine;
}

/**
 * What the check of a run's answer says, which does not use the machine; `unknown` where there is nothing to compare the answer with. No
 * answer is a wrong one.
 */
export type AnswerVerdict = 'right' | 'wrong' | 'unknown';

/** A run in a few words. `trace` is the handle for everything else that is asked about it. */
export interface TraceSummary {
  readonly trace: number;
  readonly steps: number;
  /** Whether the run was made without WebAssembly, which this page may not compile: all is the same, but slower. */
  readonly isInterpreted: boolean;
  readonly outcome: Outcome;
  /** The outcome as a sentence. */
  readonly ending: string;
  /** What the machine wrote on its output tape; null if it did not accept. */
  readonly answer: string | null;
  readonly verdict: AnswerVerdict;
  /** Where the atomic states at depth 0 begin and end; `StateBoundaries` reads it. */
  readonly boundaries: BoundaryList;
}

/** Where a value comes from; see `Source` in `src/trace`. `position` is that of the atomic state at depth 0. */
export type SourceView =
  | { readonly kind: 'input' }
  | { readonly kind: 'constant'; readonly step: number }
  | {
      readonly kind: 'state';
      readonly position: number;
      /** The name of the atomic state. */
      readonly name: string;
      /** The steps at which the result's cells were written: they name its operand among that state's results. */
      readonly steps: readonly number[];
    };

/** An operand or result as it is shown. */
export interface OperandView {
  readonly name: string;
  readonly role: 'fetch' | 'result';
  readonly value: string;
  readonly tape: number;
  /** The cells from left to right, each with the step at which it was read or written, and whether what was read was copied to it. */
  readonly cells: readonly { readonly cell: number; readonly step: number; readonly isCopy?: true }[];
  /** Where a fetched value comes from, the latest last; empty for results. */
  readonly sources: readonly SourceView[];
}

/** A row of the table of atomic states. */
export interface AtomicStateView {
  /** Its position among the atomic states at depth 0. */
  readonly position: number;
  /** The name of its kind, such as `cell`. */
  readonly name: string;
  /** What the narration calls it among those of its kind, such as `dp[2][3]`. */
  readonly title: string;
  /** The machine steps [firstStep, endStep) belong to it. */
  readonly firstStep: number;
  readonly endStep: number;
  readonly fetched: readonly OperandView[];
  /** As in `AtomicState`: of several of one name the last holds. */
  readonly results: readonly OperandView[];
  /** What the narration says comes next. */
  readonly next: string;
}

/** A stretch of the chain of thought. */
export interface SegmentView {
  readonly text: string;
  readonly role: Role;
  readonly operand?: OperandView;
}

/** The text of one atomic state; its segments end with a line break. */
export interface TextView {
  readonly position: number;
  /** Whether states nested in it, the digits of its arithmetic, can be unfolded and folded. */
  readonly hasNested: boolean;
  readonly segments: readonly SegmentView[];
}

/** A chain of thought: how it is written. */
export interface TextRequest {
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
}

/** The cells of a tape that are asked for. */
export interface CellWindow {
  readonly from: number;
  /** The last cell plus one. */
  readonly to: number;
}

/** One tape of a configuration. */
export interface TapeView {
  readonly head: number;
  /** The first and last cell that a head or a symbol has been on up to this step. */
  readonly first: number;
  readonly last: number;
  /** The number of the first cell in `symbols`. */
  readonly from: number;
  /** The symbols of the window; an empty string is a blank. */
  readonly symbols: readonly string[];
}

/** A cell that is marked, and why: read or written by the rule just applied, fetched or produced by the current atomic state. */
export interface CellMark {
  readonly tape: number;
  readonly cell: number;
  readonly why: 'read' | 'written' | 'fetched' | 'result';
}

/** The machine between two steps. */
export interface ConfigurationView {
  /** How many steps have been made. */
  readonly step: number;
  /** The state, or `ACCEPT` or `REJECT`. */
  readonly state: number;
  /** The state before the rule just applied; null at the start. */
  readonly previousState: number | null;
  /** The rule just applied, as an index into `MachineView.rules`; null at the start. */
  readonly rule: number | null;
  readonly tapes: readonly TapeView[];
  readonly marks: readonly CellMark[];
}

/** What a page shows at a step. */
export interface MomentView {
  readonly configuration: ConfigurationView;
  /** The atomic state that it is in or has just finished; null before the first. */
  readonly atomicState: AtomicStateView | null;
}

/** What happened and will happen to a cell, seen from a step; its uses take longer to find (`ValueUses`). */
export interface CellHistory {
  /** The step that last wrote it, null if it still holds its symbol of the start. */
  readonly writtenBy: number | null;
  /** The atomic state of that step, by name and position; null between atomic states. */
  readonly writer: { readonly name: string; readonly position: number } | null;
  /** The first step after which the cell holds another symbol, null if it never does. */
  readonly nextChange: number | null;
}

/** The first step at which an atomic state fetches a value, and which state that is. */
export interface ValueUse {
  readonly step: number;
  readonly name: string;
  readonly position: number;
}

/** The atomic states that fetch a value, in the order of the run. */
export interface ValueUses {
  readonly uses: readonly ValueUse[];
  /** Whether these are all. */
  readonly isComplete: boolean;
}
