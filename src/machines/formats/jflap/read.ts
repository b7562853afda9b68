import {
  namedSymbols,
  tapeNames,
  type DescribedRule,
  type DescribedState,
  type MachineDescription,
} from '../../description.ts';
import { rulesByState } from '../../disjoint-rules.ts';
import { overlap } from '../../lint.ts';
import { nearest, type ProblemList } from '../../problems.ts';
import type { SourceText } from '../../source-text.ts';
import { BLANK, isTriedLast, readTransition, rulesOfTransition, symbolsOf, type Transition } from './transitions.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';

/** Most tapes of a machine in JFLAP. */
export const MOST_TAPES = 5;

/** The machine that a JFLAP 7 file describes; a final state accepts. */
export function readJflap(source: SourceText, problems: ProblemList): MachineDescription | undefined {
  const root = parseXml(source.text, problems);
  if (!root) return undefined;
  if (!isTuringMachine(root, problems)) return undefined;
  const automaton = childrenOf(root, 'automaton')[0] ?? root;
  const count = childrenOf(root, 'tapes')[0];
  const tapes = Number(count?.text.trim() ?? 1);
  if (!Number.isInteger(tapes) || tapes < 1 || tapes > MOST_TAPES) {
    problems.error({
      code: 'wrong value',
      range: count!,
      reason: `“${count!.text.trim()}” is no number of tapes.`,
      suggestion: `JFLAP knows 1 to ${MOST_TAPES}.`,
    });
    return undefined;
  }
  const states = readStates(automaton, source, problems);
  const transitions = childrenOf(automaton, 'transition').flatMap(
    (element) => readTransition(element, tapes, problems) ?? [],
  );
  const start = startOf(states, problems);
  checkEnds(transitions, states, problems);
  if (problems.hasErrors() || !start) return undefined;
  const alphabet = [...new Set([BLANK, ...transitions.flatMap(symbolsOf)])];
  const rulesOf = (each: Transition) => rulesFrom(each, alphabet, states, source);
  const named = transitions.filter((each) => !isTriedLast(each)).flatMap(rulesOf);
  warnOfChoices(named, source, problems);
  const rules = [...named, ...transitions.filter(isTriedLast).flatMap(rulesOf)];
  return {
    name: '',
    tapes: tapeNames(tapes),
    blank: BLANK,
    symbols: [...new Set([...namedSymbols(BLANK, rules), ...alphabet.slice(1)])],
    start: start.state.name,
    states: [...states.values()].map(({ state }) => state),
    rules,
    input: undefined,
  };
}

function isTuringMachine(root: XmlElement, problems: ProblemList): boolean {
  const inner = [root, ...childrenOf(root, 'structure')].find(({ attributes }) => attributes['type'] !== undefined);
  if (inner) {
    problems.error({
      code: 'unsupported',
      range: root,
      reason: 'This is a JFLAP 8 file.',
      suggestion: 'Files of JFLAP 7 are read: build the machine there, or export it from another program.',
    });
    return false;
  }
  const type = childrenOf(root, 'type')[0];
  const name = type?.text.trim();
  if (root.name === 'structure' && (name === 'turing' || name === 'turingbb')) return true;
  problems.error({
    code: 'unsupported',
    range: type ?? root,
    reason:
      root.name === 'structure'
        ? `This JFLAP file holds “${name ?? 'nothing'}”, no Turing machine.`
        : `The root element is <${root.name}>, not <structure>.`,
    suggestion: 'The type of a Turing machine is turing.',
  });
  return false;
}

/** A state of a file by its id. */
interface NumberedState {
  readonly state: DescribedState;
  readonly isInitial: boolean;
  readonly element: XmlElement;
}

function readStates(
  automaton: XmlElement,
  source: SourceText,
  problems: ProblemList,
): ReadonlyMap<string, NumberedState> {
  const states = new Map<string, NumberedState>();
  const names = new Set<string>();
  for (const element of childrenOf(automaton, 'state', 'block')) {
    const id = element.attributes['id'] ?? '';
    const given = element.attributes['name'] ?? `q${id}`;
    if (states.has(id))
      problems.error({
        code: 'wrong value',
        range: element,
        reason: `Two states have the id “${id}”.`,
        suggestion: 'Ids are different.',
      });
    const inside = [element, ...childrenOf(element, 'automaton')].some(
      (each) => childrenOf(each, 'transition', 'block', 'state').length > 0,
    );
    if (inside)
      problems.error({
        code: 'unsupported',
        range: element,
        reason: `“${given}” is a building block with states of its own, which is not read here.`,
        suggestion: 'Replace the block by its states in JFLAP.',
      });
    // Only ids are different in JFLAP.
    const name = names.has(given) ? `${given} (${id})` : given;
    names.add(name);
    const halting = childrenOf(element, 'final').length > 0 ? 'accept' : undefined;
    const removal = source.wholeLines(element);
    states.set(id, {
      state: { name, halting, range: element, removal },
      isInitial: childrenOf(element, 'initial').length > 0,
      element,
    });
  }
  return states;
}

function startOf(states: ReadonlyMap<string, NumberedState>, problems: ProblemList): NumberedState | undefined {
  const initial = [...states.values()].filter(({ isInitial }) => isInitial);
  const first = [...states.values()][0];
  if (!first)
    problems.error({
      code: 'missing part',
      range: { from: 0, to: 0 },
      reason: 'The file has no states.',
      suggestion: 'A state is an element such as <block id="0" name="q0">.',
    });
  else if (initial.length === 0)
    problems.error({
      code: 'missing part',
      range: first.element,
      reason: 'No state is the initial one.',
      suggestion: `Make “${first.state.name}” the initial state.`,
      fix: insertion(first.element, '<initial/>'),
    });
  return initial[0];
}

/** An edit that puts an element into another one. */
function insertion({ closing, to }: XmlElement, insert: string) {
  return closing < to ? [{ from: closing, to: closing, insert }] : undefined;
}

function checkEnds(
  transitions: readonly Transition[],
  states: ReadonlyMap<string, NumberedState>,
  problems: ProblemList,
): void {
  for (const { from, to, element } of transitions) {
    for (const [name, id] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (states.has(id)) continue;
      const range = childrenOf(element, name)[0]!;
      const meant = nearest(id, states.keys());
      problems.error({
        code: 'undeclared state',
        range,
        reason: `There is no state with the id “${id}”.`,
        suggestion: meant === undefined ? 'Write the id of a state.' : `Did you mean ${meant}?`,
        fix:
          meant === undefined ? undefined : [{ from: range.from, to: range.to, insert: `<${name}>${meant}</${name}>` }],
      });
    }
  }
}

function rulesFrom(
  transition: Transition,
  alphabet: readonly string[],
  states: ReadonlyMap<string, NumberedState>,
  source: SourceText,
): DescribedRule[] {
  const { element, from, to } = transition;
  const target = states.get(to)!;
  return rulesOfTransition(transition, alphabet, {
    state: states.get(from)!.state.name,
    next: target.state.name,
    range: element,
    removal: source.wholeLines(element),
    nextRange: undefined,
    haltEdits: insertion(target.element, '<final/>'),
  });
}

/** JFLAP follows both of two transitions that match; here the first is taken. */
function warnOfChoices(rules: readonly DescribedRule[], source: SourceText, problems: ProblemList): void {
  for (const own of rulesByState(rules).values()) {
    const exact = new Map<string, DescribedRule>();
    const wide: DescribedRule[] = [];
    for (const rule of own) {
      const key = exactKey(rule);
      const known =
        key === undefined ? own.slice(0, own.indexOf(rule)) : [...wide, ...(exact.has(key) ? [exact.get(key)!] : [])];
      const other = known.slice(0, MOST_COMPARED).find((each) => each.range !== rule.range && overlap(each, rule));
      if (key === undefined) wide.push(rule);
      else if (!exact.has(key)) exact.set(key, rule);
      if (other) warnOfChoice(rule, other, source, problems);
    }
  }
}

/** The symbols that a rule reads where it reads one on each tape. */
function exactKey({ read }: DescribedRule): string | undefined {
  return read.every((group) => group?.length === 1) ? read.join('') : undefined;
}

function warnOfChoice(rule: DescribedRule, other: DescribedRule, source: SourceText, problems: ProblemList): void {
  problems.warn({
    code: 'two rules apply',
    range: rule.range,
    reason: `From “${rule.state}” this transition and the one on line ${source.at(other.range.from).line} match the same symbols: JFLAP follows both, here the first is taken.`,
    suggestion: 'Remove one of the two, or let them read different symbols.',
    fix: [{ from: rule.removal.from, to: rule.removal.to, insert: '' }],
  });
}

/** Most transitions of a state that another is compared with. */
const MOST_COMPARED = 500;
