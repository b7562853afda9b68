import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  // index.html names the page's entry and package.json the command line's; workers are started by their address.
  entry: ['src/app/main.tsx', 'src/cli/main.ts', 'src/workers/**/*.worker.ts', 'bench/run.ts', 'scripts/*.mjs'],
  project: ['src/**/*.{ts,tsx,css}', 'e2e/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.mjs', 'bin/*.mjs', 'types/*.d.ts'],
  // A type that describes a field of an exported type belongs to the same interface, also when nobody names it.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
