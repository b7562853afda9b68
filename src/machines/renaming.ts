import { fieldProblem, type FieldProblem } from '../base/problems.ts';
import type { MachineDescription } from './description.ts';

/**
 * How states and tapes are called in texts, as templates: `{name}` is the name that the file gives, `{number}` the number, from 0, in
 * the order of the file. So `A` of a busy beaver becomes `state A`, and `tape 1` becomes `T0`.
 */
export interface NameTemplates {
  readonly states: string;
  readonly tapes: string;
}

/** The names of the file, as they are. */
export const OWN_NAMES: NameTemplates = { states: '{name}', tapes: '{name}' };

/** Longest template, in characters: a name stands on every line of a text. */
const LONGEST_TEMPLATE = 60;

const ALLOWED = `a text of at most ${LONGEST_TEMPLATE} characters in one line with {name} or {number} in it, and no other braces`;

/** A machine with other names, or what is wrong with a template. */
export type Renamed =
  | { readonly ok: true; readonly machine: MachineDescription; readonly tapeName: (own: string) => string }
  | { readonly ok: false; readonly problem: FieldProblem };

/** What is wrong with a template; undefined where nothing is. */
export function templateProblem(field: string, template: string): FieldProblem | undefined {
  const rest = template.replaceAll('{name}', '').replaceAll('{number}', '');
  const isSound = rest !== template && template.length <= LONGEST_TEMPLATE && !/[{}\n\r]/.test(rest);
  return isSound ? undefined : fieldProblem(field, template, ALLOWED);
}

/**
 * The machine with states and tapes called as templates say; it does the same. Different names stay different, so the text of its runs
 * follows from itself as before.
 */
export function renamed(machine: MachineDescription, { states, tapes }: NameTemplates): Renamed {
  const stateNames = namesBy(
    'state names',
    states,
    machine.states.map(({ name }) => name),
  );
  if (!(stateNames instanceof Map)) return { ok: false, problem: stateNames };
  const tapeNames = namesBy('tape names', tapes, machine.tapes);
  if (!(tapeNames instanceof Map)) return { ok: false, problem: tapeNames };
  const state = (own: string) => stateNames.get(own) ?? own;
  const tapeName = (own: string) => tapeNames.get(own) ?? own;
  return {
    ok: true,
    tapeName,
    machine: {
      ...machine,
      tapes: machine.tapes.map(tapeName),
      start: state(machine.start),
      states: machine.states.map((each) => ({ ...each, name: state(each.name) })),
      rules: machine.rules.map((rule) => ({ ...rule, state: state(rule.state), next: state(rule.next) })),
    },
  };
}

/** The new name of each; a problem where the template is wrong, or gives two of them one name. */
function namesBy(field: string, template: string, names: readonly string[]): Map<string, string> | FieldProblem {
  const problem = templateProblem(field, template);
  if (problem) return problem;
  const made = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const [number, own] of names.entries()) {
    const name = template.replaceAll(/\{(name|number)\}/g, (_, part) => (part === 'name' ? own : `${number}`));
    const other = taken.get(name);
    if (other !== undefined)
      return fieldProblem(field, template, `a template by which “${other}” and “${own}” get different names`);
    taken.set(name, own);
    made.set(own, name);
  }
  return made;
}
