import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import * as v from 'valibot';
import { fieldProblem } from '../../base/problems.ts';
import type { DescribedRule, DescribedState, MachineDescription } from '../description.ts';
import { describeExchange, exchangeForm } from '../exchange-form.ts';
import type { ExchangeMachine } from '../../machine/table/exchange.ts';
import type { MachineFormat, Written } from '../format.ts';
import { nearest, type ProblemList } from '../problems.ts';
import type { SourceText, TextRange } from '../source-text.ts';
import { TOO_MANY_RULES } from './tuple-rules.ts';

const NAME = v.pipe(v.string(), v.minLength(1));
const SYMBOLS = v.array(v.nullable(NAME));
const RULE = v.strictTuple([v.string(), SYMBOLS, v.string(), SYMBOLS, v.array(v.picklist(['L', 'R', 'S']))]);
const MACHINE = v.object({
  name: v.string(),
  tapes: v.pipe(v.array(NAME), v.minLength(1), v.maxLength(64)),
  blank: NAME,
  symbols: v.array(NAME),
  start: v.string(),
  halt: v.object({ accept: v.array(NAME), reject: v.array(NAME), halted: v.optional(v.array(NAME)) }),
  states: v.optional(v.array(NAME)),
  delta: v.array(RULE),
  input: v.optional(v.array(v.array(NAME))),
});

/** The JSON that `tail machine TASK` prints, with an optional `input`: for each tape the list of its symbols. */
export const EXCHANGE: MachineFormat = {
  id: 'exchange',
  title: 'exchange JSON',
  recognises: ({ text }) => /^\s*\{/.test(text) && /"(?:delta|tapes|halt|blank)"/.test(text),
  read,
  write,
};

function read(source: SourceText, problems: ProblemList): MachineDescription | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { disallowComments: true });
  const [first] = errors;
  if (first || !tree) {
    const range = first ? { from: first.offset, to: first.offset + first.length } : { from: 0, to: 0 };
    const what = first
      ? printParseErrorCode(first.error)
          .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
          .toLowerCase()
      : 'nothing';
    problems.error({ code: 'syntax', range, reason: `This is no JSON: ${what}.` });
    return undefined;
  }
  refuseRepeated(tree, problems);
  if (problems.hasErrors()) return undefined;
  const parsed = v.safeParse(MACHINE, getNodeValue(tree));
  if (!parsed.success) {
    for (const issue of parsed.issues.slice(0, 20)) {
      const path = (issue.path ?? []).map(({ key }) => key as string | number);
      const field = path.join('.') || 'the file';
      problems.error({
        code: 'wrong value',
        range: rangeAt(tree, path),
        reason: fieldProblem(field, issue.input, issue.expected).message,
      });
    }
    return undefined;
  }
  const { input } = parsed.output;
  // The schema is that of the type, but for what may be left out.
  const machine = parsed.output as ExchangeMachine;
  const described = describeExchange(machine);
  checkNames(machine, tree, problems);
  const rules = described.rules.map((rule, index) => placed(rule, tree, index, source));
  checkRules(rules, described, problems);
  if (problems.hasErrors()) return undefined;
  const firstRules = new Map(rules.toReversed().map((rule) => [rule.state, rule]));
  const states = described.states.map((state): DescribedState => {
    return { ...state, range: firstRules.get(state.name)?.range ?? state.range };
  });
  const symbols = [...new Set([...machine.symbols, ...(input?.flat() ?? [])])].filter(
    (symbol) => symbol !== machine.blank,
  );
  return { ...described, symbols, states, rules, input };
}

/** A field that comes twice holds what comes last, to some readers, and what comes first to others. */
function refuseRepeated(tree: Node, problems: ProblemList): void {
  for (const object of [tree, ...(tree.children ?? []).map((property) => property.children?.[1])]) {
    if (object?.type !== 'object') continue;
    const seen = new Set<unknown>();
    for (const property of object.children ?? []) {
      const name: unknown = property.children?.[0]?.value;
      if (seen.has(name))
        problems.error({
          code: 'wrong value',
          range: rangeOfNode(property),
          reason: `“${String(name)}” is there twice.`,
          suggestion: 'Keep one of the two.',
        });
      seen.add(name);
    }
  }
}

/** The place of a part of the file, or of the part that should hold it. */
function rangeAt(tree: Node, path: readonly (string | number)[]): TextRange {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return rangeOfNode(node);
  }
  return { from: tree.offset, to: tree.offset + 1 };
}

function rangeOfNode({ offset, length }: Node): TextRange {
  return { from: offset, to: offset + length };
}

function placed(rule: DescribedRule, tree: Node, index: number, { text }: SourceText): DescribedRule {
  const nodes = findNodeAtLocation(tree, ['delta'])!.children!;
  const node = nodes[index]!;
  const range = rangeOfNode(node);
  const before = nodes[index - 1];
  const after = nodes[index + 1];
  const removal = after
    ? { from: range.from, to: after.offset }
    : { from: before ? before.offset + before.length : range.from, to: range.to };
  const nextRange = rangeOfNode(node.children![2]!);
  const accept = findNodeAtLocation(tree, ['halt', 'accept'])!;
  const known = accept.children![0];
  const haltEdits = known
    ? [{ ...nextRange, insert: text.slice(known.offset, known.offset + known.length) }]
    : [
        { ...nextRange, insert: '"accept"' },
        { ...rangeOfNode(accept), insert: '["accept"]' },
      ];
  // The name of the next state is in quotes, which an edit of the name keeps.
  return { ...rule, range, removal, nextRange: { from: nextRange.from + 1, to: nextRange.to - 1 }, haltEdits };
}

/** Every name means one thing, and the machine starts in a state that it has. */
function checkNames(
  { tapes, blank, symbols, start, halt, states, delta }: ExchangeMachine,
  tree: Node,
  problems: ProblemList,
): void {
  const halting = [...halt.accept, ...halt.reject, ...(halt.halted ?? [])];
  const lists = [
    ['tapes', tapes],
    ['symbols', [blank, ...symbols]],
    ['halt', halting],
  ] as const;
  for (const [field, names] of lists) {
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined)
      problems.error({
        code: 'wrong value',
        range: rangeAt(tree, [field]),
        reason: fieldProblem(field, twice, 'each name once').message,
      });
  }
  const known = new Set([...delta.map(([state]) => state), ...halting, ...(states ?? [])]);
  if (known.has(start)) return;
  const range = rangeAt(tree, ['start']);
  const meant = nearest(start, known);
  problems.error({
    code: 'undeclared state',
    range,
    reason: fieldProblem('start', start, 'a state that has rules or halts').message,
    suggestion: meant === undefined ? undefined : `Did you mean “${meant}”?`,
    fix: meant === undefined ? undefined : [{ ...range, insert: JSON.stringify(meant) }],
  });
}

function checkRules(
  rules: readonly DescribedRule[],
  { tapes, symbols, blank }: MachineDescription,
  problems: ProblemList,
): void {
  const known = new Set([blank, ...symbols]);
  for (const { read: reads, write: writes, move, range } of rules) {
    if ([reads, writes, move].some(({ length }) => length !== tapes.length)) {
      problems.error({
        code: 'wrong value',
        range,
        reason: `There are ${tapes.length} tapes, and the rule has ${reads.length} symbols read, ${writes.length} written and ${move.length} moves.`,
        suggestion: 'Each list has one item a tape.',
      });
      continue;
    }
    const other = [...reads.flatMap((group) => group ?? []), ...writes].find(
      (symbol) => symbol !== null && !known.has(symbol),
    );
    if (other !== undefined && other !== null)
      problems.error({
        code: 'wrong value',
        range,
        reason: `The symbol “${other}” is not among the symbols of the machine.`,
        suggestion: 'Add it to "symbols", or write another.',
      });
  }
}

function write(description: MachineDescription): Written {
  const machine = exchangeForm(description);
  if (!machine) return { ok: false, reason: TOO_MANY_RULES };
  return { ok: true, text: exchangeText(machine, description.input), lost: [] };
}

/** The exchange form as a file, with a line for each rule. */
export function exchangeText({ delta, ...rest }: ExchangeMachine, input?: MachineDescription['input']): string {
  const head = JSON.stringify({ ...rest, ...(input && { input }) }, null, 2).replace(/\n\}$/, '');
  const rules = delta.map((rule) => `    ${JSON.stringify(rule)}`).join(',\n');
  return `${head},\n  "delta": [\n${rules}\n  ]\n}\n`;
}
