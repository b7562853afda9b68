import { reasonOf } from '../../base/problems.ts';
import type { MachineDescription } from '../../machines/description.ts';
import { readMachine } from '../../machines/read-machine.ts';
import { findDifference, findFault, type Result } from '../../machines/search/counterexample.ts';
import { expectation } from '../../machines/search/expectations.ts';
import { inputAlphabet } from '../../machines/search/inputs.ts';
import { inputText } from '../../machines/typed-input.ts';
import { problemSentence } from '../../machines/problems.ts';
import type { SearchAnswer, SearchRequest, ShownResult } from './machine-views.ts';

/** Looks for a shortest input on which a machine differs from another one, or from what is expected of it. */
export function searchFault(request: SearchRequest, tell: (tried: number) => void): SearchAnswer {
  const { machine } = readMachine(request.text);
  if (!machine) return { ok: false, problem: 'There is no machine: see the problems of the text.' };
  const own = request.alphabet.length > 0 ? request.alphabet : inputAlphabet(machine);
  const alphabet = [...new Set(own)].filter((symbol) => symbol !== machine.blank);
  const { longest, limit } = request;
  const search = searchOf(machine, request, { alphabet, longest, limit });
  if (typeof search === 'string') return { ok: false, problem: search };
  let tried = 0;
  try {
    for (;;) {
      const step = search.next();
      if (!step.done) {
        tried = step.value;
        tell(tried);
        continue;
      }
      if (!step.value) return { ok: true, found: undefined, tried: inputsUpTo(alphabet.length, longest) };
      const { input, one, other } = step.value;
      return {
        ok: true,
        found: { input: inputText(machine, input), one: shown(machine, one), other: shown(machine, other) },
      };
    }
  } catch (error) {
    return { ok: false, problem: reasonOf(error) };
  }
}

function searchOf(
  machine: MachineDescription,
  { other }: SearchRequest,
  where: { readonly alphabet: readonly string[]; readonly longest: number; readonly limit: number },
) {
  if (other.kind === 'machine') {
    const second = readMachine(other.text);
    const [first] = second.problems;
    if (!second.machine) return `The other machine: ${first ? problemSentence(first) : 'there is none.'}`;
    return findDifference(machine, second.machine, { ...where, compared: other.compared });
  }
  const made = expectation(other.id, where.alphabet, other.pattern);
  // What the expectation says decides what is compared.
  return made.ok ? findFault(machine, made.expected, { ...where, compared: 'verdict' }) : made.problem;
}

/** How many inputs there are over so many symbols, up to a length. */
function inputsUpTo(symbols: number, longest: number): number {
  let count = 0;
  for (let length = 0; length <= longest; length++) count += symbols ** length;
  return count;
}

function shown(machine: MachineDescription, { verdict, tape }: Result): ShownResult {
  return { verdict, tape: tape && inputText(machine, tape) };
}
