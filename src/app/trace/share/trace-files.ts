import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { grouped } from '../../../base/grouped.ts';
import type { AtomicStateView, MachineView, OperandView, SourceView } from '../../../workers/views/views.ts';
import { taskOf, type Selection } from '../../links/selection.ts';
import type { TraceQuestions } from '../../session/trace-questions.ts';
import { textSettings, type Run } from '../../session/trace-state.ts';
import { queryOf } from '../wording.ts';

/** Atomic states asked for at a time: the worker answers other questions in between. */
const CHUNK = 1000;

/** What files are made of. */
interface SharedTrace {
  readonly service: TraceQuestions;
  readonly run: Run;
  readonly selection: Selection;
  /** Leads back to the trace. The page's own address follows the cursor a little later, and not while the run plays. */
  readonly link: string;
}

/** A file that is made of a trace. */
export interface TraceFile {
  readonly name: string;
  readonly content: Blob;
}

/**
 * The trace as JSON: instance, outcome, and every atomic state with its operands, their cells, and where their
 * values come from. States and steps are numbered as on the page: states from 1, steps by how many have been made.
 *
 * @param tell is told the share that is done, 0 to 1
 */
export async function traceJson(
  { service, run, selection, link }: SharedTrace,
  tell: (share: number) => void,
): Promise<TraceFile> {
  const { summary, machine } = run;
  const count = new StateBoundaries(summary.boundaries).count;
  const head = {
    format: 'tail-tracer-trace',
    version: 1,
    task: selection.traced.task,
    instance: selection.traced.instance,
    query: queryOf(selection),
    steps: summary.steps,
    ending: summary.ending,
    answer: summary.answer,
    answerIsRight: summary.verdict === 'unknown' ? null : summary.verdict === 'right',
    link,
  };
  // In pieces: a long run has more states than one string can hold.
  const parts: string[] = [`${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "states": [\n`];
  for (let from = 0; from < count; from += CHUNK) {
    const states = await service.states(summary.trace, from, Math.min(count, from + CHUNK));
    for (const state of states) {
      const isLast = state.position === count - 1;
      parts.push(`    ${JSON.stringify(stateJson(state, machine))}${isLast ? '' : ','}\n`);
    }
    tell(Math.min(1, (from + CHUNK) / count));
  }
  parts.push('  ]\n}\n');
  return { name: `${selection.traced.task}-trace.json`, content: new Blob(parts, { type: 'application/json' }) };
}

/** The chain of thought alone. */
export async function textFile({ service, run, selection }: SharedTrace): Promise<TraceFile> {
  const text = await service.wholeText(run.summary.trace, textSettings(selection));
  return {
    name: `${selection.traced.task}-${selection.variant}.txt`,
    content: new Blob([text, '\n'], { type: 'text/plain' }),
  };
}

/** Query, chain of thought and answer as Markdown. */
export async function markdownFile({ service, run, selection, link }: SharedTrace): Promise<TraceFile> {
  const text = await service.wholeText(run.summary.trace, textSettings(selection));
  const { title } = taskOf(selection);
  const { steps, boundaries, answer } = run.summary;
  const sizes = `${grouped(new StateBoundaries(boundaries).count)} atomic states, ${grouped(steps)} machine steps`;
  const markdown = [
    `# ${title}`,
    queryOf(selection),
    fenced(text),
    `**Answer:** ${answer === null ? 'none' : `\`${answer}\``} (${sizes}; [open the trace](${link}))`,
  ].join('\n\n');
  return {
    name: `${selection.traced.task}-${selection.variant}.md`,
    content: new Blob([markdown, '\n'], { type: 'text/markdown' }),
  };
}

/** A block of code; its fence is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function stateJson(state: AtomicStateView, machine: MachineView) {
  const { position, name, firstStep, endStep, fetched, results, next } = state;
  const operand = ({ name: called, value, tape, cells }: OperandView) => ({
    name: called,
    value,
    tape: machine.tapes[tape]!.name,
    cells: cells.map(({ cell }) => cell),
    step: Math.max(...cells.map(({ step }) => step)) + 1,
  });
  return {
    state: position + 1,
    name,
    steps: [firstStep, endStep],
    fetched: fetched.map((each) => ({ ...operand(each), from: each.sources.map(sourceJson) })),
    results: results.map(operand),
    next,
  };
}

function sourceJson(source: SourceView) {
  if (source.kind === 'state') return { state: source.position + 1, steps: source.steps.map((step) => step + 1) };
  return source.kind === 'input' ? 'input' : { constant: source.step + 1 };
}
