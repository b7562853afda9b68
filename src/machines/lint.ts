import { haltingStates, type DescribedRule, type MachineDescription, type Removal } from './description.ts';
import { disjointRules, type RuleCase } from './disjoint-rules.ts';
import { nearest, type ProblemList } from './problems.ts';
import type { SourceText, TextEdit } from './source-text.ts';

/** Most symbols times rules for which it is asked whether rules overlap. */
const MOST_WORK = 2_000_000;

/**
 * Adds what is doubtful about a machine that can be run: states that nothing leads to, rules that never apply, targets without a
 * rule that look misspelt, and that the machine never halts. Each comes with edits after which it is gone.
 */
export function lint(description: MachineDescription, source: SourceText, problems: ProblemList): void {
  const work = description.rules.length * (description.symbols.length + 1);
  const cases = work > MOST_WORK ? undefined : disjointRules(description, true);
  // A machine of that size was written by a program, not by a person.
  if (!cases) return;
  const reached = reachedStates(description, cases);
  warnOfUnreachable(description, reached, problems);
  warnOfUnused(description, cases, source, problems);
  warnOfDeadEnds(description, problems);
  warnOfNoHalt(description, cases, reached, problems);
}

/** The states that can be reached from the start, whatever the tapes hold. */
function reachedStates({ start }: MachineDescription, cases: readonly RuleCase[]): ReadonlySet<string> {
  const targets = new Map<string, Set<string>>();
  for (const { rule } of cases) {
    const own = targets.get(rule.state);
    if (own) own.add(rule.next);
    else targets.set(rule.state, new Set([rule.next]));
  }
  const reached = new Set([start]);
  for (const state of reached) for (const next of targets.get(state) ?? []) reached.add(next);
  return reached;
}

function warnOfUnreachable(description: MachineDescription, reached: ReadonlySet<string>, problems: ProblemList): void {
  const byState = new Map<string, DescribedRule[]>();
  for (const rule of description.rules) {
    if (!reached.has(rule.state)) byState.set(rule.state, [...(byState.get(rule.state) ?? []), rule]);
  }
  // What only an unreachable state leads to goes with it; a state that is nothing but the target of such a rule is not said twice.
  for (const { name, range, removal } of description.states) {
    if (reached.has(name)) continue;
    const rules = byState.get(name) ?? [];
    if (rules.length === 0 && removal === undefined) continue;
    const ranges = [...(removal ? [removal] : []), ...rules.map((rule) => rule.removal)];
    problems.warn({
      code: 'unreachable state',
      range,
      reason: `No rule leads to state “${name}”.`,
      suggestion: removal ? 'Remove it, or let a rule lead there.' : 'Remove its rules, or let one lead there.',
      fix: deletions(withoutTargets(description, name, ranges)),
    });
  }
}

/** A state can only be removed with the rules that lead to it, which nothing reaches either. */
function withoutTargets({ rules }: MachineDescription, name: string, ranges: readonly Removal[]): Removal[] {
  const leading = rules.filter((rule) => rule.next === name && rule.state !== name).map((rule) => rule.removal);
  return [...ranges, ...leading];
}

/** Deletions of ranges, of which some may lie in others. */
function deletions(ranges: readonly Removal[]): TextEdit[] {
  const sorted = ranges.toSorted((one, other) => one.from - other.from || other.to - one.to);
  const edits: TextEdit[] = [];
  let end = -1;
  for (const { from, to, insert = '' } of sorted) {
    if (to <= end) continue;
    edits.push({ from: Math.max(from, end), to, insert });
    end = to;
  }
  return edits;
}

function warnOfUnused(
  description: MachineDescription,
  cases: readonly RuleCase[],
  source: SourceText,
  problems: ProblemList,
): void {
  const halting = haltingStates(description);
  // A line may be several rules, such as one for every state: it is of use if one of them is.
  const used = new Set(cases.map(({ rule }) => rule.range.from));
  const told = new Set<number>();
  for (const rule of description.rules) {
    const { from } = rule.range;
    if (used.has(from) || told.has(from)) continue;
    told.add(from);
    const fix = deletions([rule.removal]);
    const halts = halting.get(rule.state);
    if (halts) {
      problems.warn({
        code: 'rule never applies',
        range: rule.range,
        reason: `The machine halts in state “${rule.state}”, so this rule never applies.`,
        suggestion: 'Remove the rule, or do not let the state halt.',
        fix,
      });
      continue;
    }
    const first = description.rules.find(
      (other) => other !== rule && overlap(rule, other) && used.has(other.range.from),
    );
    const where = first ? ` on line ${source.at(first.range.from).line}` : '';
    problems.warn({
      code: 'two rules apply',
      range: rule.range,
      reason: `Whenever this rule matches, so does the one${where}, which goes first: this one never applies.`,
      suggestion: 'Remove one of the two.',
      fix,
    });
  }
}

/** Whether two rules of one state match the same symbols in some situation. */
export function overlap(one: DescribedRule, other: DescribedRule): boolean {
  return (
    one.state === other.state &&
    one.read.every((group, tape) => {
      const others = other.read[tape] ?? null;
      return group === null || others === null || group.some((symbol) => others.includes(symbol));
    })
  );
}

/** Targets without rules of their own that differ little from a state that has some. */
function warnOfDeadEnds(description: MachineDescription, problems: ProblemList): void {
  const withRules = new Set(description.rules.map(({ state }) => state));
  const halting = haltingStates(description);
  const known = [...withRules, ...halting.keys()];
  const warned = new Set<string>();
  for (const { next, nextRange } of description.rules) {
    if (!nextRange || warned.has(next) || withRules.has(next) || halting.has(next)) continue;
    warned.add(next);
    const meant = nearest(next, known);
    if (meant === undefined) continue;
    const fix = description.rules
      .filter((rule) => rule.next === next && rule.nextRange)
      .map((rule) => ({ ...rule.nextRange!, insert: meant }));
    problems.warn({
      code: 'undeclared state',
      range: nextRange,
      reason: `State “${next}” has no rules and is no halting state.`,
      suggestion: `Did you mean “${meant}”?`,
      fix: deduplicated(fix),
    });
  }
}

function deduplicated(edits: readonly TextEdit[]): TextEdit[] {
  return [...new Map(edits.map((edit) => [edit.from, edit])).values()];
}

/** Whether the machine has a rule for everything that it can meet and no halting state that it can come to. */
function warnOfNoHalt(
  description: MachineDescription,
  cases: readonly RuleCase[],
  reached: ReadonlySet<string>,
  problems: ProblemList,
): void {
  const halting = haltingStates(description);
  if ([...reached].some((state) => halting.has(state))) return;
  const symbols = description.symbols.length + 1;
  const situations = symbols ** description.tapes.length;
  const covered = new Map<string, number>();
  for (const { rule, read } of cases) {
    const share = read.reduce((product, group) => product * (group?.length ?? symbols), 1);
    covered.set(rule.state, (covered.get(rule.state) ?? 0) + share);
  }
  if ([...reached].some((state) => (covered.get(state) ?? 0) < situations)) return;
  const own = cases.filter(({ rule }) => reached.has(rule.state));
  const last = (own.findLast(({ rule }) => rule.haltEdits) ?? own.at(-1))?.rule;
  if (!last) return;
  problems.warn({
    code: 'never halts',
    range: last.range,
    reason: 'The machine has a rule for everything that it can meet and comes to no halting state, so it never halts.',
    suggestion: 'Let a rule lead to a halting state.',
    fix: last.haltEdits,
  });
}
