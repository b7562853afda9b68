import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';
import { QUESTION_KINDS } from '../../../learn/question.ts';
import { resolveRequest } from '../../../learn/request.ts';
import { FIRST } from '../learn-address.ts';
import { questionRequest } from '../question/question-request.ts';
import { SCREENS } from './screens.ts';

/** Where words of the lesson are: on its page, and in the engine's questions and reasons. */
const LESSON = [
  fileURLToPath(new URL('..', import.meta.url)),
  fileURLToPath(new URL('../../../learn/', import.meta.url)),
];

/** Digits that are no figures: what a link or a field of one allows, and where the paper is to be found. */
const NO_FIGURES = [
  'learn-address.ts: "; allowed on this screen: a number from 1 to ',
  'request.ts: a whole number, 0 to ',
  'live/paper-figures.ts: ICLR 2026',
];

test('the lesson has ten screens, each with a name of its own', () => {
  expect(SCREENS).toHaveLength(10);
  expect(new Set(SCREENS.map(({ id }) => id)).size).toBe(10);
  expect(new Set(SCREENS.map(({ title }) => title)).size).toBe(10);
});

test('it asks at least twenty questions, of all kinds, and every screen asks one', () => {
  const questions = SCREENS.flatMap((screen) => screen.questions);
  expect(questions.length).toBeGreaterThanOrEqual(20);
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(Object.keys(QUESTION_KINDS)));
  expect(SCREENS.filter((screen) => screen.questions.length === 0)).toEqual([]);
});

test('every question of every screen is one that the engine can make', () => {
  const problems = SCREENS.flatMap((screen) =>
    [...screen.questions.keys()].flatMap((question) => {
      const resolved = resolveRequest(questionRequest(screen, { ...FIRST, screen: screen.id, question }));
      return resolved.ok ? [] : resolved.problems.map(({ message }) => `${screen.id} ${question + 1}: ${message}`);
    }),
  );
  expect(problems).toEqual([]);
});

test('what a link sets of task, length and form goes into the question where it can', () => {
  const [, , fetch] = SCREENS;
  const set = { task: 'word-flip', length: 9, variant: 'tail-styled', seed: 7 } as const;
  expect(questionRequest(fetch!, { ...FIRST, ...set })).toEqual({
    kind: 'origin',
    topic: 'word-flip',
    length: 9,
    variant: 'tail-styled',
    seed: 7,
  });
});

describe('numbers are computed or cited', () => {
  test('no title or sentence of a screen holds a digit', () => {
    const words = SCREENS.flatMap(({ title, sentence }) => [title, sentence]);
    expect(words.filter((text) => /\d/.test(text))).toEqual([]);
  });

  test('no words of the lesson’s parts hold a digit', () => {
    const found = LESSON.map((folder) => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
      );
      expect(files.length).toBeGreaterThan(20);
      return files.flatMap((file) => digitsIn(file, readFileSync(folder + file, 'utf8')));
    });
    expect(
      found
        .flat()
        .map((each) => each.trim())
        .toSorted(),
    ).toEqual(NO_FIGURES.map((each) => each.trim()).toSorted());
  });

  test('the check finds a digit between tags, in a text of several words and in a template', () => {
    expect(digitsIn('a.tsx', 'const a = <p>All 18 tasks</p>;')).toEqual(['a.tsx: All 18 tasks']);
    expect(digitsIn('a.tsx', "const a = 'of 100 texts';")).toEqual(['a.tsx: of 100 texts']);
    // oxlint-disable-next-line no-template-curly-in-string
    expect(digitsIn('a.tsx', 'const a = `${n} of 100 texts`;')).toEqual(['a.tsx:  of 100 texts']);
    expect(digitsIn('a.tsx', 'const a = <p>All {18} tasks, {`${n} %`}</p>;')).toEqual(['a.tsx: 18']);
    expect(digitsIn('a.ts', "const a = '12 %';")).toEqual(['a.ts: 12 %']);
    expect(digitsIn('a.tsx', 'const a = \'M12\'; const b = <a className={styles.run0} href="#q1" />;')).toEqual([]);
  });
});

/** The words of a file that hold a digit: what is between tags, texts in which a space is between words, and percentages. */
function digitsIn(file: string, source: string): string[] {
  const found: string[] = [];
  const look = (text: string) => {
    if (/\d/.test(text) && /[a-z]{2,} |\s[a-z]{2,}|\d\s?%(?!\w)/i.test(text)) found.push(`${file}: ${text.trimEnd()}`);
  };
  new Visitor({
    JSXText: ({ value }) => {
      if (/\d/.test(value)) found.push(`${file}: ${value.trim()}`);
    },
    JSXElement: ({ children }) => {
      for (const child of children)
        if (
          child.type === 'JSXExpressionContainer' &&
          child.expression.type === 'Literal' &&
          typeof child.expression.value === 'number'
        )
          found.push(`${file}: ${child.expression.value}`);
    },
    Literal: ({ value }) => {
      if (typeof value === 'string') look(value);
    },
    TemplateElement: ({ value }) => look(value.raw),
  }).visit(parseSync(file, source).program);
  return found;
}
