import { parseArgs } from 'node:util';

/** What can be measured. */
const PARTS = ['engines', 'tasks', 'exports', 'bundle', 'paint'];

const USAGE = `npm run bench [-- --only ${PARTS.join(',')}] [--json FILE]

Prints how fast the layers are, and what each adds to the one below: ratios of figures taken in one run, which hold on any machine.

  --only   some of these parts, with commas between them; all when left out
  --json   also writes the figures to this file

The environment may name a checkout of aepsilon/turing-machine-viz in TURING_MACHINE_VIZ, with its dependency lodash installed, to be
measured beside our engines. What needs gcc, a browser or a build of the page is not measured where there is none.`;

/** Which parts are measured, and the file that the figures go to. */
export interface BenchOptions {
  readonly parts: readonly string[];
  readonly json: string | undefined;
}

/** The options of the command line. Where they ask for help, or are wrong, that is said and the process ends. */
export function readOptions(): BenchOptions {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'string' },
        only: { type: 'string', default: PARTS.join(',') },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const parts = values.only.split(',');
    const unknown = parts.find((part) => !PARTS.includes(part));
    if (unknown !== undefined) throw new Error(`--only: got "${unknown}"; allowed: some of ${PARTS.join(',')}.`);
    return { parts, json: values.json };
  } catch (problem) {
    console.error(`${problem instanceof Error ? problem.message : String(problem)}\n\n${USAGE}`);
    process.exit(2);
  }
}
