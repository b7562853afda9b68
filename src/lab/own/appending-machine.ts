import type { MachineDescription, DescribedRule, Halting, Move } from '../../machines/description.ts';
import { haltingStates } from '../../machines/description.ts';
import { disjointRules, type RuleCase } from '../../machines/disjoint-rules.ts';
import { grouped } from '../../base/grouped.ts';

/** A rule that can apply: what it reads on each tape but the output, what it appends, where the other heads go. */
export interface AppendingRule {
  readonly state: string;
  /** By tape: the symbols that match, or null where every symbol does; null for the output, whose cell is always empty. */
  readonly read: readonly (readonly string[] | null)[];
  /** The symbol that is written to the output; undefined where none is. */
  readonly appended: string | undefined;
  /** By tape; S for the output, whose head moves on with each symbol. */
  readonly move: readonly Move[];
  readonly next: string;
}

/** A machine that only reads its input and appends to its output. */
export interface AppendingMachine {
  readonly description: MachineDescription;
  /** The tapes that it only reads, by number. */
  readonly inputs: readonly number[];
  /** The tape that it appends to, and in which direction; undefined where its answer is whether it accepts. */
  readonly output: { readonly tape: number; readonly direction: 'L' | 'R' } | undefined;
  readonly rules: readonly AppendingRule[];
  readonly halting: ReadonlyMap<string, Halting>;
}

/** The machine, or a sentence that says why it is none. */
export type Appending =
  { readonly ok: true; readonly machine: AppendingMachine } | { readonly ok: false; readonly reason: string };

/** Most rules of a machine in the Lab: with a thousand a text has more steps than a small model meets in training. */
const MOST_RULES = 500;

/** Whether a machine only reads its input and appends to its output, by what its rules say. */
export function appendingMachine(description: MachineDescription): Appending {
  const cases = disjointRules(description);
  if (!cases || cases.length > MOST_RULES)
    return no(`It has more than ${grouped(MOST_RULES)} rules, too many for the texts of a small model.`);
  const halting = haltingStates(description);
  // Without what only unreachable states do.
  const reached = reachedFrom(description.start, cases);
  const own = cases.filter(({ rule }) => reached.has(rule.state));
  const written = description.tapes.flatMap((_, tape) => (own.some((each) => changes(each, tape)) ? [tape] : []));
  if (written.length > 1) {
    const [first, second] = written.map((tape) => `“${description.tapes[tape]!}”`);
    return no(`It writes on the tapes ${first!} and ${second!}: only one, its output, may be written.`);
  }
  const [tape] = written;
  if (tape === undefined) return verdictMachine(description, own, halting, reached);
  if (tape === 0) return no(`It writes on the tape “${description.tapes[0]!}”, which holds its input.`);
  // The head of the output is always on an empty cell, so that what is read there is known.
  const ruled = own.filter(({ read }) => read[tape] === null || read[tape]!.includes(description.blank));
  let direction: 'L' | 'R' | undefined;
  for (const { rule } of ruled) {
    const problem = outputProblem(description, rule, tape, direction);
    if (problem !== undefined) return no(problem);
    const move = rule.move[tape]!;
    if (rule.write[tape] !== null && rule.write[tape] !== description.blank && move !== 'S') direction = move;
  }
  const rules = ruled.map(({ rule, read }) => ({
    state: rule.state,
    read: read.map((group, each) => (each === tape ? null : group)),
    appended: rule.write[tape] === description.blank ? undefined : (rule.write[tape] ?? undefined),
    move: rule.move.map((move, each) => (each === tape ? ('S' as const) : move)),
    next: rule.next,
  }));
  const inputs = description.tapes.flatMap((_, each) => (each === tape ? [] : [each]));
  return { ok: true, machine: { description, inputs, output: { tape, direction: direction ?? 'R' }, rules, halting } };
}

const no = (reason: string) => ({ ok: false, reason }) as const;

/** A machine that writes nothing: what it says is whether it accepts. */
function verdictMachine(
  description: MachineDescription,
  cases: readonly RuleCase[],
  halting: ReadonlyMap<string, Halting>,
  reached: ReadonlySet<string>,
): Appending {
  const verdicts = [...reached]
    .map((state) => halting.get(state))
    .filter((each) => each !== undefined && each !== 'halt');
  if (verdicts.length === 0) return no('It writes nothing and neither accepts nor rejects, so that it has no answer.');
  const rules = cases.map(({ rule, read }) => ({
    state: rule.state,
    read,
    appended: undefined,
    move: rule.move,
    next: rule.next,
  }));
  const inputs = description.tapes.map((_, tape) => tape);
  return { ok: true, machine: { description, inputs, output: undefined, rules, halting } };
}

/** What a rule does to the output that is not appending; undefined where nothing is. */
function outputProblem(
  { blank, tapes }: MachineDescription,
  { state, write, move }: DescribedRule,
  tape: number,
  direction: 'L' | 'R' | undefined,
): string | undefined {
  const name = `“${tapes[tape]!}”`;
  const appends = write[tape] !== null && write[tape] !== blank;
  if (!appends)
    return move[tape] === 'S'
      ? undefined
      : `In state “${state}” it moves on the tape ${name} without writing: its output has to be written cell after cell.`;
  if (move[tape] === 'S')
    return `In state “${state}” it writes on the tape ${name} and stays, so that it can write the cell again.`;
  if (direction !== undefined && move[tape] !== direction)
    return `In state “${state}” it moves on the tape ${name} in the other direction than elsewhere, back to what it has written.`;
  return undefined;
}

/** Whether a rule writes something on a tape that is not there already. */
function changes({ rule, read }: RuleCase, tape: number): boolean {
  const written = rule.write[tape];
  if (written === null || written === undefined) return false;
  return !(read[tape]?.length === 1 && read[tape][0] === written);
}

function reachedFrom(start: string, cases: readonly RuleCase[]): ReadonlySet<string> {
  const targets = new Map<string, string[]>();
  for (const { rule } of cases) targets.set(rule.state, [...(targets.get(rule.state) ?? []), rule.next]);
  const reached = new Set([start]);
  for (const state of reached) for (const next of targets.get(state) ?? []) reached.add(next);
  return reached;
}
