import { afterEach, expect, test } from 'vitest';
import { taskById } from '../../tasks/registry.ts';
import { endTraceService, traceService, WorkerEnded } from './trace-client.ts';

const flip = { task: 'word-flip', instance: { text: 'Turn me!' } };

afterEach(endTraceService);

test('a run is made in the worker', async () => {
  const summary = await traceService.open(flip);
  expect(summary.answer).toBe('!em nruT');
  expect(summary.verdict).toBe('right');
});

test('who waits for a worker that is ended is told, and the next question starts another', async () => {
  const waiting = traceService.open(flip);
  endTraceService();
  await expect(waiting).rejects.toBeInstanceOf(WorkerEnded);
  const { name } = await traceService.machine('word-flip');
  expect(name).toBe(taskById('word-flip')?.machine().name);
});

test('a fault in the service comes back as its sentence', async () => {
  await expect(traceService.open({ ...flip, task: 'nonsense' })).rejects.toThrow('There is no task "nonsense".');
});
