/** A tool that a folder's files are written for. */
interface Tool {
  /** The first version that the files are written for: its names are used. Older than what was run (`tried`) it was read about, not run. */
  readonly from: string;
  /** The version that the files were last run with (`docs/clients.md`); undefined where they were only read against its source. */
  readonly tried?: string;
}

/** The tools that a folder's files are written for. Python files check the first version by themselves. */
export const TOOLS = {
  datasets: { from: '2.16', tried: '5.0.1' },
  trl: { from: '0.17', tried: '1.13.0' },
  lmEval: { from: '0.4.5', tried: '0.4.13' },
  inspect: { from: '0.3.60' },
  llamaFactory: { from: '0.9.2' },
  axolotl: { from: '0.8' },
} as const satisfies Readonly<Record<string, Tool>>;

/** A tool with its versions in words. */
export function toolWords(name: string, { from, tried }: Tool): string {
  return `${name} ${from} or later${tried === undefined ? '' : ` (run with ${tried})`}`;
}

/** Lines of Python that refuse a package (`module`, imported before) older than the file is written for. */
export function versionCheck(module: string, name: string, { from }: Tool): string {
  const wanted = from.split('.').map(Number).join(', ');
  return `INSTALLED = tuple(int(part) for part in ${module}.__version__.split(".")[:3] if part.isdigit())
if INSTALLED < (${wanted}):
    raise SystemExit("${name}: got " + ${module}.__version__ + "; allowed: ${from} or later, whose names this file uses.")
`;
}
