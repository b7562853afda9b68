import type { Decision } from '../../table/machine.ts';
import { OP } from './bytes.ts';
import type { FunctionBody, Label } from './function-body.ts';
import { FIRST_HEAD } from './locals.ts';

/** Most symbols of a tape for which a set of them is tested as a bit mask. */
const MASK_BITS = 32;

/**
 * Writes the code of a state's decision tree. Subtrees with several parents are written once, in blocks of their own behind it.
 * `writeLeaf` writes the code for a transition, a negative number where no rule applies; it must end in a branch, because nothing may
 * fall through to what follows the tree.
 */
export function writeDecisions(body: FunctionBody, root: Decision, writeLeaf: (transition: number) => void): void {
  const shared = sharedDecisions(root);
  const labels = new Map<Decision, Label>();
  for (const decision of shared.toReversed()) labels.set(decision, body.open(OP.block));
  const write = (decision: Decision) => {
    if ('transition' in decision) writeLeaf(decision.transition);
    else writeDecision(body, decision, writeNext);
  };
  const writeNext = (decision: Decision) => {
    const label = labels.get(decision);
    if (label === undefined) write(decision);
    else body.branch(label);
  };
  write(root);
  for (const decision of shared) {
    body.close();
    write(decision);
  }
}

/** Writes one decision; `writeNext` writes a child, or a branch to it. */
function writeDecision(
  body: FunctionBody,
  { tape, children }: Extract<Decision, { children: unknown }>,
  writeNext: (decision: Decision) => void,
): void {
  const groups = symbolGroups(children);
  const pushSymbol = () => {
    body.get(FIRST_HEAD + tape);
    body.access(OP.i32Load8U, 0);
  };
  const [few, many] = groups;
  if (groups.length === 2 && (few!.symbols.length === 1 || children.length <= MASK_BITS)) {
    pushIsOneOf(body, few!.symbols, pushSymbol);
    body.open(OP.if);
    writeNext(few!.decision);
    body.emit(OP.else);
    writeNext(many!.decision);
    body.close();
    body.emit(OP.unreachable);
    return;
  }
  const labels = groups.map(() => body.open(OP.block)).toReversed();
  pushSymbol();
  const labelOf: Label[] = [];
  groups.forEach(({ symbols }, group) => {
    for (const symbol of symbols) labelOf[symbol] = labels[group]!;
  });
  body.branchTable(labelOf);
  for (const group of groups) {
    body.close();
    writeNext(group.decision);
  }
}

function pushIsOneOf(body: FunctionBody, symbols: readonly number[], pushSymbol: () => void): void {
  if (symbols.length === 1) {
    pushSymbol();
    if (symbols[0] === 0) body.emit(OP.i32Eqz);
    else {
      body.constant(symbols[0]!);
      body.emit(OP.i32Eq);
    }
    return;
  }
  body.constant(symbols.reduce((mask, symbol) => mask | (1 << symbol), 0));
  pushSymbol();
  body.emit(OP.i32ShrU);
  body.constant(1);
  body.emit(OP.i32And);
}

/** The different children of a decision, each with the symbols that lead to it, fewest symbols first. */
function symbolGroups(children: readonly Decision[]): { decision: Decision; symbols: number[] }[] {
  const groups = new Map<Decision, { decision: Decision; symbols: number[] }>();
  children.forEach((decision, symbol) => {
    const group = groups.get(decision);
    if (group) group.symbols.push(symbol);
    else groups.set(decision, { decision, symbols: [symbol] });
  });
  return [...groups.values()].toSorted((one, other) => one.symbols.length - other.symbols.length);
}

/** The decisions below a root that have several parents, each before its own children. */
function sharedDecisions(root: Decision): Decision[] {
  const finished: Decision[] = [];
  const ways = new Map<Decision, number>();
  const visit = (decision: Decision) => {
    const known = ways.get(decision) ?? 0;
    ways.set(decision, known + 1);
    if (known > 0) return;
    if ('children' in decision) new Set(decision.children).forEach(visit);
    finished.push(decision);
  };
  visit(root);
  return finished.toReversed().filter((decision) => ways.get(decision)! > 1);
}
