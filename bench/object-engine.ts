import type { Decision, Machine } from '../src/machine/table/machine.ts';
import type { Workload } from './workloads.ts';

/** What a rule says: the symbol to write, by how many cells to move, and the next state. */
interface Instruction {
  readonly symbol: string;
  readonly move: -1 | 1;
  readonly state: string;
}

/** A configuration. The tape is two stacks: the cells before the head, the nearest last, and those from the head on, the nearest last. */
interface Configuration {
  readonly state: string;
  readonly before: string[];
  readonly after: string[];
}

/**
 * Steps a second of a plain engine over the first `limit` steps: states and symbols are strings, a function looks the rule up, and each
 * step makes an object. Engines of teaching pages are built so, turingmachine.io's among them; this one is ours, written for the
 * comparison, and about three times as fast as that: `TURING_MACHINE_VIZ` measures the original. Undefined where the machine does what it cannot: several tapes, resting heads.
 */
export function objectEngineSpeed({ machine }: Workload, limit: number): number | undefined {
  if (machine.tapes.length > 1 || machine.transitions.some(({ actions }) => actions.some(({ move }) => move === 0)))
    return undefined;
  const blank = machine.tapes[0]!.symbols[0]!;
  const rules = rulesOf(machine);
  const instruction = (state: string, symbol: string) => rules.get(state)?.get(symbol);
  let configuration: Configuration | undefined = { state: machine.states[0]!.name, before: [], after: [blank] };
  const began = performance.now();
  let made = 0;
  while (made < limit) {
    configuration = next(configuration, instruction, blank);
    if (!configuration) break;
    made++;
  }
  return (1000 * made) / (performance.now() - began);
}

/** The configuration after one step; undefined where no rule matches. The stacks are used again. */
function next(
  { state, before, after }: Configuration,
  instruction: (state: string, symbol: string) => Instruction | undefined,
  blank: string,
): Configuration | undefined {
  const found = instruction(state, after.at(-1) ?? blank);
  if (!found) return undefined;
  after.pop();
  if (found.move > 0) {
    before.push(found.symbol);
    if (after.length === 0) after.push(blank);
  } else {
    after.push(found.symbol);
    after.push(before.pop() ?? blank);
  }
  return { state: found.state, before, after };
}

function rulesOf(machine: Machine): ReadonlyMap<string, ReadonlyMap<string, Instruction>> {
  const { symbols } = machine.tapes[0]!;
  const instructionOf = (decision: Decision, symbol: number): Instruction | undefined => {
    const found = 'children' in decision ? decision.children[symbol]! : decision;
    const transition = 'transition' in found ? machine.transitions[found.transition] : undefined;
    const action = transition?.actions[0];
    if (!transition || !action) return undefined;
    return {
      symbol: symbols[action.write < 0 ? symbol : action.write]!,
      move: action.move < 0 ? -1 : 1,
      state: machine.states[transition.next]?.name ?? 'halt',
    };
  };
  return new Map(
    machine.states.map(({ name, decision }) => [
      name,
      new Map(
        symbols.flatMap((each, symbol) => {
          const instruction = instructionOf(decision, symbol);
          return instruction ? [[each, instruction] as const] : [];
        }),
      ),
    ]),
  );
}
