import { strToU8, zipSync } from 'fflate';
import { reasonOf } from '../../base/problems.ts';
import { TooFewInputs } from '../../dataset/machines/drawn-runs.ts';
import { machineRecords, type MachineDatasetSettings } from '../../dataset/machines/machine-records.ts';
import { machineRow, type MachineFormatId } from '../../dataset/machines/machine-formats.ts';
import { ownMachine } from '../../lab/own/own-machine.ts';
import type { MachineDescription } from '../../machines/description.ts';
import { textOfBytes, type FileText } from '../../machines/file-text.ts';
import { exchangeForm } from '../../machines/exchange-form.ts';
import type { FormatId, Written } from '../../machines/format.ts';
import { exchangeText } from '../../machines/formats/exchange.ts';
import { FORMATS, formatById, writeMachine } from '../../machines/formats/registry.ts';
import { OWN_NAMES, renamed, type NameTemplates } from '../../machines/renaming.ts';
import { DEFAULT_MACHINE_STEPS, RunnableMachine } from '../../machines/run-machine.ts';
import { inputAlphabet, inputsByLength } from '../../machines/search/inputs.ts';
import { inputText, typedInput } from '../../machines/typed-input.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import {
  MOST_INPUTS_MADE,
  type MachineReading,
  type ManyAnswer,
  type ManyRequest,
  type OutcomesRequest,
  type OutcomesView,
  type Prepared,
  type SearchAnswer,
  type SearchRequest,
} from './machine-views.ts';
import { csvOfRows } from './many-csv.ts';
import { ManyOutcomes } from './many-outcomes.ts';
import { OpenFile } from './open-file.ts';
import { runInputs } from './run-inputs.ts';
import { searchFault } from './search-fault.ts';

/** Steps in which a repeated configuration is looked for before a run is traced: comparing takes a tenth of a second for them. */
const WATCHED_STEPS = 100_000;

/** A dataset to write. */
export interface DatasetRequest {
  readonly text: string;
  readonly settings: MachineDatasetSettings;
  readonly format: MachineFormatId;
  /** How states and tapes are called; by the file's own names when absent. */
  readonly names?: NameTemplates | undefined;
}

/** A dataset as a ZIP archive with a JSONL file for each split, and how many rows each has; or a sentence that says why there is none. */
export type DatasetAnswer =
  | { readonly ok: true; readonly archive: Uint8Array<ArrayBuffer>; readonly splits: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problem: string };

/** The first day that an archive can name. */
const FIRST_ZIP_DATE = '1980-01-01T00:00:00';
/** Rows between two reports of progress. */
const ROWS_A_REPORT = 50;

/**
 * Answers the questions of the Machines page about the text of a machine file. What takes long tells of its progress; who does not want
 * it any more ends the worker.
 */
export class MachineService {
  private readonly open = new OpenFile();
  private many = new ManyOutcomes([]);

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** The text of a file that was picked or dropped, or why it has none. */
  async textOfFile(file: Blob): Promise<FileText> {
    return textOfBytes(new Uint8Array(await file.arrayBuffer()));
  }

  /** What a text says, with everything that is wrong or doubtful about it. */
  read(text: string): MachineReading {
    const { format, machine, problems } = this.open.of(text);
    return {
      text,
      format: format && { id: format.id, title: format.title },
      formats: FORMATS.map(({ id, title }) => ({ id, title })),
      problems,
      machine: machine && {
        name: machine.name,
        tapes: machine.tapes,
        states: machine.states.length,
        rules: machine.rules.length,
        symbols: machine.symbols,
        names: { states: machine.states.map(({ name }) => name), symbols: [machine.blank, ...machine.symbols] },
        inputs: machine.tapes.map((_, tape) => inputText(machine, machine.input?.[tape] ?? [])),
        alphabet: inputAlphabet(machine),
        lengths: machine.lengths,
        decides: machine.states.some(({ halting }) => halting === 'accept' || halting === 'reject'),
      },
    };
  }

  /** The file of a task's machine, with the task's example on its tapes. Throws where the format cannot hold it. */
  taskText(id: string): string {
    return this.open.openTask(id);
  }

  /**
   * What the trace service is to be asked for to run the machine of a text on typed inputs, one a tape.
   *
   * @param names how states and tapes are called
   */
  prepare(text: string, inputs: readonly string[], names: NameTemplates = OWN_NAMES): Prepared {
    const { machine: own, exchange: ready } = this.open.of(text);
    if (!own) return { ok: false, problem: 'There is no machine to run: see the problems of the text.' };
    const made = renamed(own, names);
    if (!made.ok) return { ok: false, problem: made.problem.message };
    const { machine } = made;
    const contents: (readonly string[])[] = [];
    for (const [tape, typed] of inputs.slice(0, machine.tapes.length).entries()) {
      const input = typedInput(machine, typed);
      const allowed = machine.symbols.join(' ');
      if (!input.ok)
        return {
          ok: false,
          problem: `Input on ${own.tapes[tape]!}: got "${input.unknown}"; allowed: symbols of the machine, with spaces between them: ${allowed}.`,
        };
      contents.push(input.symbols);
    }
    const traced = { inputs: contents, stepLimit: DEFAULT_MACHINE_STEPS };
    const known = withSymbols(machine, contents.flat());
    // The machine of a task is known to halt on whatever the task encodes, and to be compiled already.
    if (ready && known === machine && names === OWN_NAMES)
      return { ok: true, traced: { ...traced, machine: ready, findsRepetition: false } };
    const runnable = RunnableMachine.of(known);
    const exchange = runnable && exchangeForm(known);
    if (!exchange) return { ok: false, problem: TOO_LARGE };
    const watched = runnable.run(contents, WATCHED_STEPS);
    const findsRepetition = watched?.outcome.kind === 'repeated configuration';
    return { ok: true, traced: { ...traced, machine: exchange, findsRepetition } };
  }

  /** Why small models of the Lab cannot be trained on the machine of a text, in sentences; undefined where they can. */
  labProblem(text: string): string | undefined {
    const { machine } = this.open.of(text);
    if (!machine) return 'There is no machine: see the problems of the text.';
    const own = ownMachine(machine);
    return own.ok ? undefined : own.reason;
  }

  /** The machine of a text in another format, with what that cannot hold. */
  convert(text: string, to: FormatId): Written {
    const { machine, exchange } = this.open.of(text);
    if (!machine) return { ok: false, reason: 'There is no machine to write: see the problems of the text.' };
    // Of a task's machine the description would be written out for each symbol.
    if (exchange && to === 'exchange') return { ok: true, text: exchangeText(exchange, machine.input), lost: [] };
    return writeMachine(formatById(to)!, machine);
  }

  /** All inputs up to a length over the symbols that the start state reads, one a line, but at most `MOST_INPUTS_MADE`. */
  allInputs(text: string, longest: number): Blob {
    const { machine } = this.open.of(text);
    if (!machine) throw new Error('there is no machine');
    const lines: string[] = [];
    for (const input of inputsByLength(inputAlphabet(machine), 0, longest)) {
      if (lines.length === MOST_INPUTS_MADE) break;
      lines.push(`${inputText({ blank: '', symbols: machine.symbols }, input)}\n`);
    }
    return new Blob(lines);
  }

  /** Runs a machine on many inputs; `outcomes` and `outcomesCsv` then say how each run ended. */
  async runMany({ inputs, ...request }: ManyRequest, tell: (done: number, total: number) => void): Promise<ManyAnswer> {
    this.many = new ManyOutcomes([]);
    const made = runInputs({ ...request, inputs: typeof inputs === 'string' ? inputs : await inputs.text() }, tell);
    if (!made.ok) return made;
    this.many = new ManyOutcomes(made.rows);
    return { ok: true, runs: made.rows.length, counts: this.many.counts() };
  }

  /** A stretch of the outcomes of the many runs made last; see `ManyOutcomes`. */
  outcomes(request: OutcomesRequest): OutcomesView {
    return this.many.window(request);
  }

  /** The outcomes of all runs made last as a file. */
  outcomesCsv(tapes: readonly string[]): Blob {
    return new Blob([csvOfRows(this.many.rows, tapes)], { type: 'text/csv' });
  }

  /** Looks for a shortest input on which a machine is wrong. */
  search(request: SearchRequest, tell: (tried: number) => void): SearchAnswer {
    return searchFault(request, tell);
  }

  /** Writes a dataset of a machine's runs. */
  dataset(
    { text, settings: own, format, names = OWN_NAMES }: DatasetRequest,
    tell: (rows: number) => void,
  ): DatasetAnswer {
    const { machine } = this.open.of(text);
    if (!machine) return { ok: false, problem: 'There is no machine: see the problems of the text.' };
    const made = renamed(machine, names);
    if (!made.ok) return { ok: false, problem: made.problem.message };
    const settings = { ...own, output: own.output === undefined ? undefined : made.tapeName(own.output) };
    const known = withSymbols(made.machine, settings.alphabet);
    const runnable = RunnableMachine.of(known);
    if (!runnable) return { ok: false, problem: TOO_LARGE };
    const files = new Map<string, string[]>();
    let rows = 0;
    try {
      for (const record of machineRecords(known, runnable, settings)) {
        const lines = files.get(record.split) ?? [];
        files.set(record.split, lines);
        lines.push(`${JSON.stringify(machineRow(record, format))}\n`);
        if (++rows % ROWS_A_REPORT === 0) tell(rows);
      }
    } catch (error) {
      if (error instanceof TooFewInputs || error instanceof RangeError) return { ok: false, problem: reasonOf(error) };
      throw error;
    }
    const archive = zipSync(
      Object.fromEntries([...files].map(([split, lines]) => [`${split}.jsonl`, strToU8(lines.join(''))])),
      // The same settings give the same bytes.
      { mtime: FIRST_ZIP_DATE },
    );
    return { ok: true, archive, splits: Object.fromEntries([...files].map(([split, { length }]) => [split, length])) };
  }
}

const TOO_LARGE = 'The machine has too many rules or symbols to be run here.';

/** The machine with the symbols of an input, which its rules need not name. */
function withSymbols(machine: MachineDescription, input: readonly string[]): MachineDescription {
  const known = new Set([machine.blank, ...machine.symbols]);
  const others = [...new Set(input)].filter((symbol) => !known.has(symbol));
  return others.length === 0 ? machine : { ...machine, symbols: [...machine.symbols, ...others] };
}
