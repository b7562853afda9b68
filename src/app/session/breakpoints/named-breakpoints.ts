import { fieldProblem } from '../../../base/problems.ts';
import type { Breakpoint } from '../../../workers/trace/breakpoint-search.ts';
import type { MachineView } from '../../../workers/views/views.ts';
import { breakpointText } from './breakpoint-words.ts';

/** What a breakpoint may name. */
interface Names {
  /** The kinds of atomic states that the task has. */
  readonly kinds: readonly string[];
  readonly machine: Pick<MachineView, 'states' | 'tapes'>;
}

/** Names of states listed in a sentence: a machine may have two hundred. */
const NAMED = 5;

/**
 * Divides breakpoints into those that name something of the task's machine, and sentences about the others: a link may have been
 * made for another machine, or by hand.
 */
export function namedBreakpoints(
  breakpoints: readonly Breakpoint[],
  names: Names,
): { readonly named: readonly Breakpoint[]; readonly problems: readonly string[] } {
  const problems = new Map<Breakpoint, string>();
  for (const breakpoint of breakpoints) {
    const allowed = allowedInstead(breakpoint, names);
    if (allowed !== undefined)
      problems.set(breakpoint, fieldProblem('b (breakpoint)', breakpointText(breakpoint), allowed).message);
  }
  return { named: breakpoints.filter((each) => !problems.has(each)), problems: [...problems.values()] };
}

/** What a breakpoint could name instead; undefined where what it names is there. */
function allowedInstead(breakpoint: Breakpoint, { kinds, machine }: Names): string | undefined {
  switch (breakpoint.kind) {
    case 'step':
      return undefined;
    case 'atomic state':
      return kinds.includes(breakpoint.name) ? undefined : `atomic:, then one of ${kinds.join(', ')}`;
    case 'machine state': {
      const states = machine.states.map(({ name }) => name);
      return states.includes(breakpoint.name)
        ? undefined
        : `state:, then one of the machine's ${states.length} states, such as ${alike(states, breakpoint.name).join(', ')}`;
    }
    case 'cell': {
      const tapes = machine.tapes.map(({ name }) => name);
      return tapes.includes(breakpoint.tape)
        ? undefined
        : `cell:${breakpoint.cell}:, then one of the tapes ${tapes.join(', ')}`;
    }
  }
}

/** The names that begin most like the one that came. */
function alike(names: readonly string[], came: string): string[] {
  const shared = (name: string): number => {
    let length = 0;
    while (length < name.length && name[length] === came[length]) length++;
    return length;
  };
  return names.toSorted((one, other) => shared(other) - shared(one)).slice(0, NAMED);
}
