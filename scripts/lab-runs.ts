/**
 * Brings what is told of the lab's training runs up to date: `src/lab/trained/runs.json` and the tables of `docs/lab.md`, from the logs and evaluations in
 * `src/lab/trained/runs`. With a folder of finished runs as `npm run lab -- train` leaves them, each a folder with `log.jsonl`,
 * `evaluation.jsonl` and perhaps `masked.jsonl`, these are copied first, and of one seed a variant also `weights.safetensors`, to be published.
 *
 * Usage: `npx tsx scripts/lab-runs.ts [FOLDER]`
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { runsInFolder } from '../src/cli/lab/run-files.ts';
import { runTables, TABLES_BEGIN, TABLES_END } from '../src/lab/trained/tables.ts';

const TRAINED = fileURLToPath(new URL('../src/lab/trained/', import.meta.url));
const PAGE = fileURLToPath(new URL('../docs/lab.md', import.meta.url));
/** The names of runs whose weights are published: the usual recipe, seed 1, and addition with more addresses, which goes furthest (docs/lab.md). */
const PUBLISHED = /^[a-z]+-[a-z-]+-1$|^addition-tail-1-ring224-one-global$/;

const [from] = process.argv.slice(2);
if (from !== undefined)
  for (const name of readdirSync(from)) {
    if (!existsSync(join(from, name, 'evaluation.jsonl'))) continue;
    mkdirSync(join(TRAINED, 'runs', name), { recursive: true });
    for (const file of ['log.jsonl', 'evaluation.jsonl', 'masked.jsonl'])
      if (existsSync(join(from, name, file))) copyFileSync(join(from, name, file), join(TRAINED, 'runs', name, file));
    const weights = join(from, name, 'weights.safetensors');
    if (PUBLISHED.test(name) && existsSync(weights))
      copyFileSync(weights, join(TRAINED, 'weights', `${name}.safetensors`));
  }
const runs = runsInFolder(TRAINED);
writeFileSync(join(TRAINED, 'runs.json'), await format(JSON.stringify(runs), { parser: 'json', printWidth: 120 }));
const page = readFileSync(PAGE, 'utf8');
const [before, rest] = page.split(TABLES_BEGIN);
const after = rest?.split(TABLES_END)[1];
if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for the tables.`);
writeFileSync(PAGE, `${before}${TABLES_BEGIN}\n\n${runTables(runs)}\n\n${TABLES_END}${after}`);
