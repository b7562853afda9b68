/** A class that a component names and no style sheet has is no error for the compiler, and leaves an element without its looks. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const IMPORT = /import (?<name>\w+) from '(?<path>[^']+\.module\.css)'/g;

interface Use {
  readonly file: string;
  readonly sheet: string;
  readonly classes: ReadonlySet<string>;
  /** Whether classes are also named by a value. */
  readonly isComputed: boolean;
}

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

const uses = files.flatMap((file): Use[] => {
  const source = readFileSync(join(FOLDER, file), 'utf8');
  return [...source.matchAll(IMPORT)].map(({ groups }) => ({
    file,
    sheet: join(dirname(file), groups!['path']!),
    classes: new Set(
      [...source.matchAll(new RegExp(String.raw`\b${groups!['name']}\.(?!module|ts\b)(\w+)`, 'g'))].map(
        ([, name]) => name!,
      ),
    ),
    isComputed: source.includes(`${groups!['name']}[`),
  }));
});

function classesOf(sheet: string): Set<string> {
  const rules = readFileSync(join(FOLDER, sheet), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  return new Set([...rules.matchAll(/\.([a-z_][\w-]*)/gi)].map(([, name]) => name!));
}

test('every class that a component names is in its style sheet', () => {
  expect(uses.length).toBeGreaterThan(50);
  const missing = uses.flatMap(({ file, sheet, classes }) =>
    [...classes].filter((name) => !classesOf(sheet).has(name)).map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every class of a style sheet is named by a component', () => {
  const sheets = new Set(uses.map(({ sheet }) => sheet));
  const unused = [...sheets].flatMap((sheet) => {
    const users = uses.filter((use) => use.sheet === sheet);
    if (users.some(({ isComputed }) => isComputed)) return [];
    return [...classesOf(sheet)]
      .filter((name) => !users.some(({ classes }) => classes.has(name)))
      .map((name) => `${sheet}: ${name}`);
  });
  expect(unused).toEqual([]);
});
