import type { MachineFormat } from '../../format.ts';
import { readYaml } from './read.ts';
import { writeYaml } from './write.ts';

/** turingmachine.io's YAML, unchanged, and ours for several tapes. */
export const YAML: MachineFormat = {
  id: 'turingmachine-io',
  title: 'turingmachine.io YAML',
  recognises: ({ text }) => /^\s*["']?(?:table|blank|start state|source code|synonyms)["']?\s*:/m.test(text),
  read: readYaml,
  write: writeYaml,
};
