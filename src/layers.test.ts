/**
 * The architecture as a test: a folder imports only from itself and from the folders before it, so that whatever is
 * below can be read, tested and reused without what is above.
 *
 * Imports are read from the syntax tree: static, dynamic, re-exported and type-only ones, and files named by
 * `new URL('…', import.meta.url)`, which is how workers are started.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';

/** Each folder of `src` with the folders that it may import from, apart from itself. */
const CORE = [
  'base',
  'machine',
  'trace',
  'cot',
  'runs',
  'machines',
  'tasks',
  'dataset',
  'grading',
  'lab',
  'attention',
  'learn',
];
const BELOW = new Map([
  ...CORE.map((folder, position) => [folder, CORE.slice(0, position)] as const),
  ['workers', CORE],
  // The page and the command line show the same things and do not know each other.
  ['app', [...CORE, 'workers']],
  ['cli', [...CORE, 'workers']],
]);

/**
 * The folders of the page that all pages share, each with those that it may import from. `kit` knows nothing of TAIL; `views` are given
 * everything that they show; `session` is one open trace, which knows neither address nor page; `panels` are views of a session;
 * `links` are addresses; `frame` is what is around every page.
 */
const SHARED_BY_PAGES = new Map<string, readonly string[]>([
  ['kit', []],
  ['lists', ['kit']],
  ['views', ['kit', 'lists']],
  ['session', ['kit']],
  ['panels', ['kit', 'lists', 'views', 'session']],
  ['links', ['session']],
  ['frame', ['kit', 'links']],
]);

/** Holds the table of pages; nothing but this knows more than one page. */
const SHELL = 'shell';

/**
 * Packages that need neither a page nor Node; only these are used from `machine` to `learn`. A dataset's containers and archive are
 * written by the four from `fflate` on: they turn rows into bytes in a worker and in Node alike. Machine files are read by the next three,
 * outputs that are graded unpacked by the last two.
 */
const CORE_PACKAGES = [
  '@noble/hashes',
  'pure-rand',
  'valibot',
  'fflate',
  'hyparquet-writer',
  'hysnappy',
  '@bokuweb/zstd-wasm',
  'yaml',
  'saxes',
  'jsonc-parser',
  'fzstd',
  'hyparquet',
];

/** An oracle that shared code with a machine would share its faults. */
const ORACLES = 'tasks/oracles/';

const SOURCES = fileURLToPath(new URL('.', import.meta.url));

test('a folder imports only from itself and the folders before it', () => {
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => violations(file, readFileSync(SOURCES + file, 'utf8')))).toEqual([]);
});

describe('the check catches', () => {
  test.each([
    ['an upward import', 'machine/tape.ts', "import { cut } from '../trace/cut.ts';", 'machine may not import trace'],
    ['a type alone', 'trace/cut.ts', "import type { Page } from '../app/page.ts';", 'trace may not import app'],
    ['a type in place', 'cot/text.ts', "let x: import('../tasks/registry.ts').Task;", 'cot may not import tasks'],
    ['a re-export', 'cot/text.ts', "export * from '../dataset/card.ts';", 'cot may not import dataset'],
    ['a named re-export', 'cot/text.ts', "export { a } from '../grading/label.ts';", 'cot may not import grading'],
    ['a lazy import', 'tasks/registry.ts', "await import('../workers/runner.ts');", 'tasks may not import workers'],
    ['a worker', 'cot/a.ts', "new URL('../workers/b.worker.ts', import.meta.url);", 'cot may not import workers'],
    ['the page from the command line', 'cli/main.ts', "import '../app/main.tsx';", 'cli may not import app'],
    ['the command line from the page', 'app/main.tsx', "import '../cli/main.ts';", 'app may not import cli'],
    ['a folder that has no place', 'machine/tape.ts', "import '../helpers/a.ts';", 'machine may not import helpers'],
    ['a file in such a folder', 'helpers/a.ts', '', 'helpers is no folder of the architecture'],
    ['test code in use', 'trace/cut.ts', "import '../testing/machines.ts';", 'trace may not import testing'],
    ['code from outside src', 'cli/main.ts', "import '../../scripts/setup.mjs';", 'cli may not import ../scripts'],
    ['Node in the core', 'machine/tape.ts', "import { readFileSync } from 'node:fs';", 'core may not import node:fs'],
    ['Node by its bare name', 'machine/tape.ts', "import fs from 'fs/promises';", 'core may not import fs/promises'],
    ['React in the core', 'grading/label.ts', "import React from 'react';", 'core may not import react'],
    [
      'a view that knows a session',
      'app/views/a/A.tsx',
      "import '../../session/b.ts';",
      'views may not import session',
    ],
    ['a view that knows a page', 'app/views/a/A.tsx', "import '../../trace/B.tsx';", 'views may not import trace'],
    ['a session that knows a page', 'app/session/a.ts', "import '../trace/b.ts';", 'session may not import trace'],
    ['a session that knows addresses', 'app/session/a.ts', "import '../links/b.ts';", 'session may not import links'],
    ['a panel that knows its page', 'app/panels/a/A.tsx', "import '../../trace/B.tsx';", 'panels may not import trace'],
    ['a part that knows a session', 'app/kit/A.tsx', "import '../session/step.ts';", 'kit may not import session'],
    ['a page that knows another', 'app/trace/A.tsx', "import '../dataset/b.ts';", 'trace may not import dataset'],
    ['a page that knows the shell', 'app/lessons/A.tsx', "import '../shell/b.ts';", 'lessons may not import shell'],
    [
      'an oracle that uses a task',
      'tasks/oracles/sort.ts',
      "import '../bubble-sort.ts';",
      'oracle may not import ours',
    ],
  ])('%s', (_what, file, source, complaint) => {
    expect(violations(file, source)).toEqual([expect.stringContaining(complaint)]);
  });
});

describe('the check allows', () => {
  test.each([
    ['a file of the same folder', 'machine/tape.ts', "import './cell.ts'; import './library/copy.ts';"],
    ['the folders before it', 'dataset/card.ts', "import '../tasks/registry.ts'; import '../machine/tape.ts';"],
    ['everything but the command line to the page', 'app/main.tsx', "import 'react'; import '../workers/a.ts';"],
    ['what pages share to a page', 'app/lessons/A.tsx', "import '../panels/b/B.tsx'; import '../frame/page.ts';"],
    ['every page to the shell', 'app/shell/pages.ts', "import '../lessons/page.tsx'; import '../trace/page.tsx';"],
    ['a listed package in the core', 'tasks/sort.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
    ['an oracle beside another', 'tasks/oracles/sort.ts', "import './decimal.ts';"],
    ['anything to a test', 'machine/tape.test.ts', "import 'node:fs'; import '../app/main.tsx';"],
    ['anything to test helpers', 'testing/machines.ts', "import '../tasks/registry.ts';"],
    ['the project’s own version', 'dataset/card.ts', "import { version } from '../../package.json';"],
  ])('%s', (_what, file, source) => {
    expect(violations(file, source)).toEqual([]);
  });
});

/** The complaints about one file, given by its path from `src`. */
function violations(file: string, source: string): string[] {
  const folder = folderOf(file);
  const below = BELOW.get(folder);
  if (isTestCode(file)) return [];
  if (!below) return [`${file}: ${folder} is no folder of the architecture`];
  return importedModules(file, source).flatMap((name) => {
    const complaint = complaintAbout(file, folder, below, name);
    return complaint ? [`${file}: ${complaint} (${name})`] : [];
  });
}

function complaintAbout(file: string, folder: string, below: readonly string[], name: string): string | undefined {
  if (!name.startsWith('.')) {
    return CORE.includes(folder) && !isCorePackage(name) ? `core may not import ${name}` : undefined;
  }
  const target = posix.join(posix.dirname(file), name);
  if (file.startsWith(ORACLES) && !target.startsWith(ORACLES)) return 'an oracle may not import ours';
  if (target === '../package.json') return undefined;
  const targetFolder = folderOf(target);
  if (folder === 'app' && targetFolder === 'app') return complaintWithinPage(file, target);
  return targetFolder === folder || below.includes(targetFolder)
    ? undefined
    : `${folder} may not import ${targetFolder}`;
}

/** Every folder that is neither shared nor the shell is a page of its own. */
function complaintWithinPage(file: string, target: string): string | undefined {
  const [from, to] = [file, target].map((path) => path.split('/')[1]!) as [string, string];
  if (from === SHELL || from === to) return undefined;
  const below = SHARED_BY_PAGES.get(from) ?? [...SHARED_BY_PAGES.keys()];
  return below.includes(to) ? undefined : `${from} may not import ${to}`;
}

/** The first part of a path from `src`; for a path that leaves `src`, what it goes to. */
function folderOf(path: string): string {
  return /^(?:\.\.\/)*[^/]+/.exec(path)?.[0] ?? path;
}

function isTestCode(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.startsWith('testing/');
}

function isCorePackage(name: string): boolean {
  return !isBuiltin(name) && CORE_PACKAGES.some((allowed) => name === allowed || name.startsWith(`${allowed}/`));
}

/** Every module that a source names, as it names it; names that are computed at run time are left out. */
function importedModules(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const names: string[] = [];
  const collect = (node: unknown) => {
    if (isStringLiteral(node)) names.push(node.value);
  };
  new Visitor({
    ImportDeclaration: (node) => collect(node.source),
    ExportAllDeclaration: (node) => collect(node.source),
    ExportNamedDeclaration: (node) => collect(node.source),
    ImportExpression: (node) => collect(node.source),
    TSImportType: (node) => collect(node.source),
    NewExpression: (node) => {
      const [path, base] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return;
      if (base?.type === 'MemberExpression' && base.object.type === 'MetaProperty') collect(path);
    },
  }).visit(program);
  return names;
}

function isStringLiteral(node: unknown): node is { value: string } {
  return typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string';
}

function sourceFiles(): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
}
