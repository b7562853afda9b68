import { expect, test, vi } from 'vitest';
import { writeHandIn } from '../../learn/hand-in.ts';
import { Cancelled } from '../slices.ts';
import type { LearnProgress } from './learn-views.ts';
import { LearnService } from './learn-service.ts';

/** A word is a token: the service only passes on what counts. */
const words = () => Promise.resolve({ count: (text: string) => text.split(/\s+/).length });
const nobody = () => undefined;

const asked = async (service: LearnService) => {
  const answer = await service.ask({ kind: 'fault', seed: 4, topic: 'word-flip' }, '');
  if (!answer.ok) throw new Error(answer.problem);
  return answer.question;
};

test('asks, judges and explains one question, made once or anew', async () => {
  const service = new LearnService(words);
  const question = await asked(service);
  const explained = await new LearnService(words).explain(question.reference, '');
  if (!explained.ok) throw new Error(explained.problem);
  const { answer } = explained.explanation;
  await expect(service.judge(question.reference, answer, '')).resolves.toMatchObject({
    ok: true,
    verdict: { right: true },
  });
  const other = { form: 'block', block: answer.form === 'block' && answer.block === 0 ? 1 : 0 };
  await expect(service.judge(question.reference, other, '')).resolves.toMatchObject({
    ok: true,
    verdict: { right: false },
  });
});

test('says what is wrong with a request, an answer, a link and a vocabulary that cannot be loaded', async () => {
  const service = new LearnService(() => Promise.reject(new Error('There is no connection.')));
  await expect(service.ask({ kind: 'cell', seed: -1 }, '')).resolves.toEqual({
    ok: false,
    problem: 'seed: got -1; allowed: a whole number, 0 to 999999999.',
  });
  const { reference } = await asked(service);
  await expect(service.judge(reference, { form: 'poem' }, '')).resolves.toMatchObject({ ok: false });
  await expect(service.checkHandIn('x', '', nobody)).resolves.toMatchObject({ ok: false });
  const noConnection = { ok: false, problem: 'There is no connection.' };
  await expect(service.ask({ kind: 'tokens', seed: 1, topic: 'word-flip', length: 2 }, '')).resolves.toEqual(
    noConnection,
  );
  await expect(service.growth({ task: 'word-flip', variant: 'tail', seed: 1 }, '', nobody)).resolves.toEqual(
    noConnection,
  );
  await expect(service.growth({ task: 'nonsense', variant: 'tail', seed: 1 }, '', nobody)).resolves.toMatchObject({
    ok: false,
    problem: 'task: got “nonsense”; allowed: the id of a task.',
  });
});

test('checks the answers of a link again', async () => {
  const service = new LearnService(words);
  const { reference } = await asked(service);
  const explained = await service.explain(reference, '');
  if (!explained.ok) throw new Error(explained.problem);
  const part = writeHandIn([{ reference, answer: explained.explanation.answer }, { reference }]);
  await expect(service.checkHandIn(part, '', nobody)).resolves.toMatchObject({
    ok: true,
    checked: { right: 1, answered: 1 },
  });
});

test('measures growth, tells how far it is, and answers a question in between', async () => {
  const service = new LearnService(words);
  const told = vi.fn<(progress: LearnProgress) => void>();
  const measuring = service.growth({ task: 'bubble-sort', variant: 'tail', seed: 1 }, '', told);
  await asked(service);
  const answer = await measuring;
  if (!answer.ok) throw new Error(answer.problem);
  expect(answer.growth.points.map(({ length }) => length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(answer.growth.fits.states).toMatchObject({ curve: 'quadratic' });
  for (const [{ done, of }] of told.mock.calls) expect(done).toBeLessThanOrEqual(of);
});

test('stops measuring when it is cancelled, or when something newer is to be measured', async () => {
  const service = new LearnService(words);
  const request = { task: 'lcs', variant: 'tail', seed: 1 } as const;
  const first = service.growth(request, '', nobody);
  const second = service.growth(request, '', nobody);
  await expect(first).rejects.toThrow(Cancelled);
  service.cancelGrowth();
  await expect(second).rejects.toThrow(Cancelled);
});
