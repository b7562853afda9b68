import type { MachineFormat } from '../../format.ts';
import { readJflap } from './read.ts';
import { writeJflap } from './write.ts';

/** The files of JFLAP 7, `.jff`, with one to five tapes. */
export const JFLAP: MachineFormat = {
  id: 'jflap',
  title: 'JFLAP 7 .jff',
  recognises: ({ text }) => /^\uFEFF?\s*</.test(text),
  read: readJflap,
  write: writeJflap,
};
