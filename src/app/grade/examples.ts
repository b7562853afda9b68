/** The examples that come with the page, by what an address calls them. */
export const EXAMPLES = {
  '1': {
    file: 'grade-example.jsonl.gz',
    /** What its button says. */
    button: 'Open the example',
    title: 'Texts of the machines with faults put in by a known chance',
    /** Who wrote it, in bold, and what else is to be known. */
    source: 'Made by perturbing:',
    words:
      'no model wrote these outputs. They are texts of the machines in which every atomic state is made wrong with a chance of 0.4 % in one run and 1.2 % in the other; mostly the answer is, too.',
  },
  lab: {
    file: 'grade-lab-example.jsonl.gz',
    button: 'Open outputs of the Lab',
    title: 'What small models of the Lab wrote, up to four times the longest length of their training',
    source: 'Written by models of the Lab:',
    words:
      'small models that were trained on texts of addition and of parity, of up to 6 digits and 8 bits. They wrote these for inputs of that length, and of two to four times it. addition-tail-1 and parity-tail-1 imitate the machine. addition-direct-1 writes answers alone, and has not learned even those of its own lengths; parity-without-linear-transition-1 follows only part of the text.',
  },
} as const;

/** The name of an example in an address. */
export type ExampleName = keyof typeof EXAMPLES;
