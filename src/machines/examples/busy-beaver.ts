import type { ExampleMachine } from './example.ts';

/** The fifth busy beaver, whose number of steps was proved in 2024 (bbchallenge.org). */
export const BUSY_BEAVER: ExampleMachine = {
  id: 'busy-beaver-5',
  title: 'Busy beaver of five states',
  sentence:
    'Runs longer than any other machine of five states and two symbols that halts on an empty tape: 47,176,870 steps.',
  toTry: 'Replace the code with 1RB1LC_0LA0LD_1LA1RZ_1LB1RE_0RD0RB, which held the record before: 2,133,492 steps.',
  source: '1RB1LC_1RC1RB_1RD0LE_1LA1LD_1RZ0LA\n',
  inputs: [{ tapes: [''], outcome: 'halted', output: undefined }],
};

/** The second busy beaver (Radó, 1962). */
export const BUSY_BEAVER_OF_TWO: ExampleMachine = {
  id: 'busy-beaver-2',
  title: 'Busy beaver of two states',
  sentence: 'Runs longer than any other machine of two states and two symbols that halts on an empty tape: 6 steps.',
  toTry: 'Go back from the end step by step: from which configurations could the machine have come?',
  source: '1RB1LB_1LA1RZ\n',
  inputs: [{ tapes: [''], outcome: 'halted', output: '1111' }],
};

/** The third busy beaver (Lin and Radó, 1965). */
export const BUSY_BEAVER_OF_THREE: ExampleMachine = {
  id: 'busy-beaver-3',
  title: 'Busy beaver of three states',
  sentence: 'Runs longer than any other machine of three states and two symbols that halts on an empty tape: 21 steps.',
  toTry: 'Replace the code with 1RB1LC_1LA1RB_1LB1RZ: it leaves six ones instead of five, and needs only 13 steps.',
  source: '1RB1RZ_1LB0RC_1LC1LA\n',
  inputs: [{ tapes: [''], outcome: 'halted', output: '11111' }],
};

/** The fourth busy beaver (Brady, 1983). */
export const SMALL_BUSY_BEAVER: ExampleMachine = {
  id: 'busy-beaver-4',
  title: 'Busy beaver of four states',
  sentence: 'Runs longer than any other machine of four states and two symbols that halts on an empty tape: 107 steps.',
  toTry: 'Change one letter of the code: how long does the machine run then, and does it halt?',
  source: '1RB1LB_1LA0LC_1RZ1LD_1RD0RA\n',
  inputs: [{ tapes: [''], outcome: 'halted', output: '10111111111111' }],
};

/** A machine of six states of which nobody knows whether it halts (bbchallenge.org). */
export const ANTIHYDRA: ExampleMachine = {
  id: 'antihydra',
  title: 'Antihydra',
  sentence: 'Nobody knows whether this machine of six states halts on an empty tape (bbchallenge.org).',
  toTry: 'Let it run to the limit of its steps, then go through them in the timeline.',
  source: '1RB1RA_0LC1LE_1LD1LC_1LA0LB_1LF1RE_---0RA\n',
  inputs: [],
};
