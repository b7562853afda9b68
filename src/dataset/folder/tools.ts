/**
 * The tools that a folder's files are written for: the first version that knows every key which they use, and the one that they were last
 * tried with (`docs/clients.md`), where they were. Python files check the first by themselves.
 */
export const TOOLS = {
  datasets: { from: '2.16', tried: undefined },
  trl: { from: '0.17', tried: undefined },
  lmEval: { from: '0.4.5', tried: undefined },
  inspect: { from: '0.3.60', tried: undefined },
  llamaFactory: { from: '0.9.2', tried: undefined },
  axolotl: { from: '0.8', tried: undefined },
} as const;

/** Lines of Python that refuse a package (`module`, imported before) older than the file is written for. */
export function versionCheck(module: string, name: string, { from }: { readonly from: string }): string {
  const wanted = from.split('.').map(Number).join(', ');
  return `INSTALLED = tuple(int(part) for part in ${module}.__version__.split(".")[:3] if part.isdigit())
if INSTALLED < (${wanted}):
    raise SystemExit("${name}: got " + ${module}.__version__ + "; allowed: ${from} or later, whose names this file uses.")
`;
}
