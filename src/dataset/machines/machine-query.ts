import type { MachineDescription } from '../../machines/description.ts';
import { inputText } from '../../machines/typed-input.ts';

/**
 * The question that the text of a machine's run answers. It names the machine, its start state, where each head is, and the input; the
 * rules are what a model is to learn, so they are not in it.
 *
 * @param output the tape that is asked for; without one the halting state is
 */
export function machineQuery(
  machine: MachineDescription,
  input: readonly (readonly string[])[],
  output: string | undefined,
): string {
  const { name, tapes, start } = machine;
  const [first = []] = input;
  const content = first.length === 0 ? 'an empty tape' : `the input ${inputText(machine, first)}`;
  const others = tapes.length > 1 ? ` on the tape ${tapes[0]}; all other tapes are empty` : '';
  const heads = tapes.length > 1 ? 'Every head is on cell 0 of its tape' : 'The head is on cell 0';
  const asked = output === undefined ? 'In which state does it halt?' : `What is on the tape ${output} when it halts?`;
  return `Run the Turing machine ${name || 'without a name'} on ${content}${others}. ${heads}, the first cell of the input, and the state is ${start}. ${asked}`;
}
