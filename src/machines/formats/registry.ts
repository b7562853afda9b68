import type { MachineDescription } from '../description.ts';
import type { MachineFormat, Written } from '../format.ts';
import { BBCHALLENGE } from './bbchallenge.ts';
import { EXCHANGE } from './exchange.ts';
import { JFLAP } from './jflap/jflap.ts';
import { JSTURING } from './jsturing.ts';
import { TURINGMACHINESIMULATOR } from './turingmachinesimulator.ts';
import { TURINGSIM } from './turingsim.ts';
import { YAML } from './yaml/yaml.ts';

/** All formats, in the order in which a text is asked whether it is in one: those that are told most surely come first. */
export const FORMATS: readonly MachineFormat[] = [
  JFLAP,
  EXCHANGE,
  BBCHALLENGE,
  YAML,
  TURINGSIM,
  TURINGMACHINESIMULATOR,
  JSTURING,
];

/** The format with this name. */
export function formatById(id: string): MachineFormat | undefined {
  return FORMATS.find((format) => format.id === id);
}

/** A machine in a format, with a sentence for everything that is lost. */
export function writeMachine(format: MachineFormat, machine: MachineDescription): Written {
  const written = format.write(machine);
  if (!written.ok || !machine.lengths || format === YAML) return written;
  const sentence = `Lengths of inputs are named in ${YAML.title} alone.`;
  return { ...written, lost: [...written.lost, sentence] };
}
