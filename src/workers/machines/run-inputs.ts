import { fieldProblem } from '../../base/problems.ts';
import { grouped } from '../../base/grouped.ts';
import type { MachineDescription } from '../../machines/description.ts';
import { readMachine } from '../../machines/read-machine.ts';
import { RunnableMachine } from '../../machines/run-machine.ts';
import { ManyRuns, type BriefRun } from '../../machines/search/many-runs.ts';
import { inputText, typedInput } from '../../machines/typed-input.ts';
import type { ManyRequest, ManyRow } from './machine-views.ts';

/** Most inputs that are run at once; the rows of all are kept in the worker. */
const MOST_INPUTS = 1_000_000;
/** Longest input in characters. */
const LONGEST_INPUT = 1_000_000;
/** Most cells of a tape that a row holds. */
const MOST_CELLS = 1000;
/** The rows of many runs, or a sentence that says why there are none. */
type ManyRows =
  { readonly ok: true; readonly rows: readonly ManyRow[] } | { readonly ok: false; readonly problem: string };

/** Runs between two reports of progress. */
const RUNS_A_REPORT = 1000;

/** Runs a machine on the inputs of a text, one a line, those of several tapes with tabs between them. Empty lines are the empty input. */
export function runInputs(
  { text, inputs, limit }: ManyRequest & { readonly inputs: string },
  tell: (done: number, total: number) => void,
): ManyRows {
  const { machine } = readMachine(text);
  if (!machine) return { ok: false, problem: 'There is no machine to run: see the problems of the text.' };
  const runnable = RunnableMachine.of(machine);
  if (!runnable) return { ok: false, problem: 'The machine has too many rules or symbols to be run here.' };
  if (hasMoreLines(inputs, MOST_INPUTS))
    return { ok: false, problem: `Inputs: got more lines than allowed: at most ${grouped(MOST_INPUTS)}.` };
  const lines = linesOf(inputs);
  const runs = new ManyRuns(runnable, limit);
  const rows: ManyRow[] = [];
  for (const [index, line] of lines.entries()) {
    const input = symbolsOf(machine, line, index + 1);
    if (typeof input === 'string') return { ok: false, problem: input };
    rows.push(rowOf(machine, index + 1, line, runs.run(input)));
    if (rows.length % RUNS_A_REPORT === 0) tell(rows.length, lines.length);
  }
  return { ok: true, rows };
}

/** Whether a text has more lines than so many: they are counted before they are taken apart, which takes far more memory. */
function hasMoreLines(text: string, most: number): boolean {
  let at = -1;
  for (let lines = 0; lines < most; lines++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return at < text.length - 1;
}

/** The lines of a text; a line break at its end begins no further one. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** The symbols of each tape, or what is wrong with the line. */
function symbolsOf(machine: MachineDescription, line: string, number: number): string[][] | string {
  const { tapes, symbols } = machine;
  if (line.length > LONGEST_INPUT)
    return fieldProblem(`inputs, line ${number}`, line, `at most ${grouped(LONGEST_INPUT)} characters`).message;
  const texts = tapes.length === 1 ? [line] : line.split('\t');
  if (texts.length > tapes.length)
    return fieldProblem(`inputs, line ${number}`, line, `at most ${tapes.length}, one a tape, with tabs between them`)
      .message;
  const contents: string[][] = [];
  for (const typed of texts) {
    const input = typedInput(machine, typed);
    const allowed = `symbols of the machine, with spaces between them: ${symbols.join(' ')}`;
    if (!input.ok) return fieldProblem(`inputs, line ${number}`, input.unknown, allowed).message;
    contents.push([...input.symbols]);
  }
  return contents;
}

function rowOf(machine: MachineDescription, line: number, input: string, run: BriefRun): ManyRow {
  const tapes = run.tapes.map((symbols) => {
    const shown = inputText(machine, symbols.slice(0, MOST_CELLS));
    return symbols.length > MOST_CELLS ? `${shown}… (${grouped(symbols.length)} cells)` : shown;
  });
  return { line, input, outcome: run.outcome, steps: run.steps, state: run.state, tapes };
}
