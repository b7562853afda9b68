import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  // Other entries are found: index.html names the page's, package.json the command line's, tests are found by their names.
  entry: ['src/workers/**/*.worker.ts', 'scripts/*.{mjs,ts}', 'docs/examples/*.ts'],
  project: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.{mjs,ts}', 'bin/*.mjs', 'types/*.d.ts'],
  // The benchmark compares with C where there is a compiler; a test writes into a pipe.
  ignoreBinaries: ['gcc'],
  // A type that describes a field of an exported type belongs to the same interface, also when nobody names it.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
