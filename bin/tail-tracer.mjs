#!/usr/bin/env node
/**
 * The command line as an installed command: runs the TypeScript sources as they are.
 */
import { register } from 'tsx/esm/api';

register();
await import(new URL('../src/cli/main.ts', import.meta.url).href);
