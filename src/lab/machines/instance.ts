import { listed } from '../../base/listed.ts';
import { fieldProblem, type FieldProblem } from '../../base/problems.ts';
import type { LabInstance, LabMachine } from './lab-machine.ts';

/** Longest text of an instance: more addresses than any ring has. */
const LONGEST = 4096;

/** The instance that some JSON spells, or what is wrong with its first field that is wrong. */
export function parseLabInstance(
  { inputs }: Pick<LabMachine, 'inputs'>,
  json: unknown,
): { readonly instance: LabInstance } | { readonly problem: FieldProblem } {
  const names = Object.keys(inputs);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problem: fieldProblem('instance', json, `an object with ${listed(names)}`) };
  const unknown = Object.entries(json).find(([name]) => !names.includes(name));
  if (unknown) return { problem: fieldProblem(unknown[0], unknown[1], `nothing else than ${listed(names)}`) };
  const instance: Record<string, string> = {};
  for (const [name, symbols] of Object.entries(inputs)) {
    const text: unknown = name in json ? json[name as keyof typeof json] : undefined;
    if (
      typeof text !== 'string' ||
      text === '' ||
      text.length > LONGEST ||
      ![...text].every((each) => symbols.includes(each))
    )
      return { problem: fieldProblem(name, text, `a text of 1 to ${LONGEST} of the symbols ${symbols.join(' ')}`) };
    instance[name] = text;
  }
  return { instance };
}
