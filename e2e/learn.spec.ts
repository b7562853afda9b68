import { expect, test, type Locator, type Page } from './test.ts';
import { questionRequest } from '../src/app/learn/question/question-request.ts';
import { FIRST } from '../src/app/learn/learn-address.ts';
import type { Screen } from '../src/app/learn/screens/screen.ts';
import { SCREENS } from '../src/app/learn/screens/screens.ts';
import { qwenTokens } from '../src/cli/tokens.ts';
import type { Answer } from '../src/learn/answer.ts';
import { makeExercise } from '../src/learn/exercise.ts';
import type { Exercise, Question } from '../src/learn/question.ts';
import { expectNoViolations } from './axe.ts';

// Workers start, and a busy machine takes its time.
test.slow();

const card = (page: Page): Locator => page.locator('section[aria-labelledby="lesson-question"]');
const verdict = (page: Page): Locator => page.locator('[data-question]');

/** The engine itself, in this process: it knows right and wrong answers of what the page asks. */
const countTokens = qwenTokens();
const exerciseOf = (screen: Screen, question: number): Exercise =>
  makeExercise(questionRequest(screen, { ...FIRST, screen: screen.id, question }), { countTokens });

/** An answer that is wrong: the first of some that the engine says so of. */
function wrongAnswer({ question, judge }: Exercise): Answer {
  return candidates(question).find((answer) => !judge(answer).right)!;
}

function candidates({ form, shown }: Question): Answer[] {
  switch (form.form) {
    case 'cell':
      return shown.kind === 'trace'
        ? shown.tapes.flatMap((tape, number) =>
            tape.symbols.map((_, slot) => ({ form: 'cell' as const, tape: number, cell: tape.first + slot })),
          )
        : [];
    case 'span':
      return Array.from({ length: form.spans }, (_, span) => ({ form: 'span', span }));
    case 'choice':
      return form.choices.map((_, choice) => ({ form: 'choice', choice }));
    case 'block':
      return Array.from({ length: form.blocks }, (_, block) => ({ form: 'block', block }));
    case 'number':
      return [{ form: 'number', value: 1 }];
    case 'input':
      return shown.kind === 'machine' ? [{ form: 'input', input: shown.tests[0]!.input }] : [];
  }
}

/** Gives an answer as a person does, and has it checked. */
async function give(page: Page, answer: Answer): Promise<void> {
  const question = card(page);
  switch (answer.form) {
    case 'cell':
      await question.locator(`[data-at="${answer.tape}:${answer.cell}"]`).click();
      break;
    case 'span':
      await question.locator(`[data-span="${answer.span}"]`).click();
      break;
    case 'block':
      await question.locator(`[data-block="${answer.block}"]`).click();
      break;
    case 'choice':
      await question.getByRole('radio').nth(answer.choice).check();
      break;
    case 'number':
      await question.getByLabel('Your estimate').fill(String(answer.value));
      break;
    case 'input':
      await question.getByLabel('An input on which it fails').fill(answer.input);
      break;
  }
  await question.getByRole('button', { name: 'Check' }).click();
}

/** Every second screen: two journeys share the work. */
for (const half of [0, 1])
  test(`every question of the ${half === 0 ? 'odd' : 'even'} screens is answered wrong, then right`, async ({
    page,
  }) => {
    for (const screen of SCREENS.filter((_, number) => number % 2 === half))
      for (const question of screen.questions.keys()) {
        const exercise = exerciseOf(screen, question);
        await page.goto(`/#page=learn&screen=${screen.id}&q=${question + 1}&seed=${FIRST.seed}`);
        await expect(verdict(page)).toHaveAttribute('data-question', `${screen.id}.${question + 1}`);
        await give(page, wrongAnswer(exercise));
        await expect(verdict(page)).toHaveAttribute('data-right', 'false');
        await expect(verdict(page)).toContainText(exercise.judge(wrongAnswer(exercise)).reason);
        await give(page, exercise.explain().answer);
        await expect(verdict(page)).toHaveAttribute('data-right', 'true');
      }
    // It is kept on the machine.
    await page.reload();
    const list = page.getByRole('navigation', { name: 'Screens of the lesson' });
    for (const { title, questions } of SCREENS.filter((_, number) => number % 2 === half)) {
      const link = list.getByRole('link', { name: title });
      await expect(link).toContainText(`${questions.length} of ${questions.length} answered`);
    }
  });

test('after two wrong answers the way to the answer is shown step by step, and another instance can be tried', async ({
  page,
}) => {
  const screen = SCREENS.find(({ id }) => id === 'write')!;
  await page.goto('/#page=learn&screen=write&seed=1');
  const wrong = wrongAnswer(exerciseOf(screen, 0));
  await expect(page.getByRole('button', { name: 'Show me' })).toBeHidden();
  await give(page, wrong);
  await expect(verdict(page)).toHaveAttribute('data-right', 'false');
  await give(page, wrong);
  await page.getByRole('button', { name: 'Show me' }).click();
  const { steps } = exerciseOf(screen, 0).explain();
  await expect(verdict(page)).toContainText(`1 of ${steps.length}: ${steps[0]!.sentence}`);
  for (const { sentence } of steps.slice(1)) {
    await page.getByRole('button', { name: 'Next step' }).click();
    await expect(verdict(page)).toContainText(sentence);
  }
  // The live run is that of the question now.
  await expect(page.getByRole('region', { name: 'The run of the question' })).toBeVisible();
  await page.getByRole('button', { name: 'Try another' }).last().click();
  await expect(page).toHaveURL(/seed=2/);
  await expect(verdict(page)).toBeEmpty();
});

test('a teacher prepares a link, a student answers and hands in, and the teacher’s page checks it again', async ({
  page,
  browser,
}) => {
  await page.goto('/#page=learn&screen=fetch');
  await page.getByRole('button', { name: 'For teachers' }).click();
  const dialog = page.getByRole('dialog', { name: 'For teachers' });
  await dialog.getByLabel(/^Seed/).fill('7');
  await dialog.getByRole('button', { name: 'As for a test' }).click();
  const link = await dialog.getByRole('textbox', { name: 'Link for the class' }).inputValue();
  expect(link).toContain('#page=learn&screen=fetch&seed=7&hide=task,len,variant,seed,show,teacher');
  expect(link.length).toBeLessThan(500);

  const student = await (await browser.newContext()).newPage();
  await student.goto(link);
  await expect(verdict(student)).toBeAttached();
  await expect(student.getByRole('button', { name: 'For teachers' })).toBeHidden();
  await expect(student.getByRole('combobox', { name: 'Task' })).toBeHidden();
  const screen = SCREENS.find(({ id }) => id === 'fetch')!;
  const fixed = (question: number) =>
    makeExercise(questionRequest(screen, { ...FIRST, screen: 'fetch', question, seed: 7 }), {
      countTokens,
    });
  await give(student, fixed(0).explain().answer);
  await expect(verdict(student)).toHaveAttribute('data-right', 'true');
  await student.getByRole('button', { name: 'Question 2' }).click();
  await expect(verdict(student)).toHaveAttribute('data-question', 'fetch.2');
  await give(student, wrongAnswer(fixed(1)));
  await expect(verdict(student)).toHaveAttribute('data-right', 'false');
  await expect(student.getByRole('button', { name: 'Try another' })).toBeHidden();
  await student.getByRole('button', { name: 'Hand in' }).click();
  const handedIn = await student.getByRole('textbox', { name: 'Link with your answers' }).inputValue();
  await student.context().close();

  await page.goto('about:blank');
  await page.goto(handedIn);
  await expect(page.getByText('1 of 2 answers are right.')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Answer' })).toBeVisible();
  await expect(page.getByText('✗ Wrong.')).toContainText(fixed(1).judge(wrongAnswer(fixed(1))).reason);
  await expectNoViolations(page);
  // What was cut off on its way is said, and nothing is guessed.
  await page.goto(handedIn.slice(0, -3));
  await page.reload();
  await expect(page.getByText(/^Answers: the link was cut off or changed/)).toBeVisible();
});

test('the lesson is walked through by the keyboard alone', async ({ page }) => {
  await page.goto('/#page=learn');
  await expect(verdict(page)).toBeAttached();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/screen=long/);
  await page.keyboard.press('b');
  await page.keyboard.press('q');
  await expect(page.getByRole('heading', { name: 'Which cell is read next?' })).toBeFocused();
  // The question is asked again; until it is there, the next field is another one.
  await expect(verdict(page)).toHaveAttribute('data-question', 'short.1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-at][aria-pressed="true"]')).toHaveCount(1);
  await card(page).getByRole('button', { name: 'Check' }).focus();
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveAttribute('data-right', /true|false/);
  // A dialog gives the keyboard back to the button that opened it.
  const opener = page.getByRole('button', { name: 'For teachers' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'For teachers' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/view=present/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/view=present/);
});

test('a zoomed projector shows tapes and text of a step side by side, in the lesson and in Trace', async ({ page }) => {
  // 1280 × 720 at 150 %.
  await page.setViewportSize({ width: 853, height: 480 });
  for (const address of ['/#page=learn&screen=write&view=present', '/#task=word-flip&view=present&step=40']) {
    await page.goto('about:blank');
    await page.goto(address);
    const text = page.locator('[data-area="text"]');
    await expect(text.locator('[data-state]').first()).toBeInViewport({ ratio: 0.9 });
    const tapes = page.locator('[data-area="tapes"]');
    const [left, right] = [(await tapes.boundingBox())!, (await text.boundingBox())!];
    expect(left.x + left.width).toBeLessThanOrEqual(right.x + 1);
    // They overlap from top to bottom; a picture may be above the tapes.
    expect(left.y).toBeLessThan(right.y + right.height - 100);
    expect(left.y + left.height).toBeGreaterThan(right.y + 100);
    expect(left.y + left.height).toBeLessThanOrEqual(480);
    expect(right.y + right.height).toBeLessThanOrEqual(480);
    expect(right.height).toBeGreaterThan(200);
  }
});

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const id of ['short', 'long', 'modules', 'paper', 'growth', 'data']) {
    await page.goto(`/#page=learn&screen=${id}`);
    await expect(verdict(page)).toHaveAttribute('data-question', `${id}.1`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, id).toBeLessThanOrEqual(0);
    const main = page.getByRole('main');
    expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth), id).toBeLessThanOrEqual(0);
  }
});

/** A question of each kind, where the first of its screen is of another one. */
const QUESTION_OF_KIND: Readonly<Partial<Record<string, number>>> = { fetch: 3, write: 2, machine: 2 };

for (const half of [0, 1])
  test(`axe finds nothing on the ${half === 0 ? 'odd' : 'even'} screens of the lesson, in both themes`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const { id } of SCREENS.filter((_, number) => number % 2 === half)) {
      const question = QUESTION_OF_KIND[id] ?? 1;
      await page.goto(`/#page=learn&screen=${id}&q=${question}`);
      await expect(verdict(page)).toHaveAttribute('data-question', `${id}.${question}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await test.step(`${id}, ${colorScheme}`, () => expectNoViolations(page));
      }
    }
    if (half === 1) return;
    await page.getByRole('button', { name: 'For teachers' }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoViolations(page, '[role="dialog"]');
    }
  });

test('sheet and key fit on twelve pages', async ({ page }) => {
  await page.addInitScript(() => Object.assign(globalThis, { print: () => undefined }));
  await page.goto('/#page=learn');
  await page.getByRole('button', { name: 'For teachers' }).click();
  await page.getByRole('button', { name: 'All questions and the key' }).click();
  await expect(page.locator('[data-sheet]')).toBeAttached({ timeout: 30_000 });
  const pdf = (
    await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '14mm', right: '14mm' } })
  ).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g)!.length;
  expect(pages).toBeLessThanOrEqual(12);
  expect(pages).toBeGreaterThan(3);
});
