import { expect, test } from 'vitest';
import type { Asked } from '../../../workers/connection.ts';
import type { LabService } from '../../../workers/lab/lab-service.ts';
import type { LengthCount } from '../../../workers/lab/lab-views.ts';
import { MeasuringSession } from './measuring-session.ts';

const counted = (length: number, done: number): LengthCount => ({ length, done, texts: done, answers: done });

/** A worker whose latest report is heard after its answer, as reports and answers go different ways. */
function lateWorker() {
  const told: (() => void)[] = [];
  const service: Pick<Asked<LabService>, 'measure' | 'outputs' | 'cancel'> = {
    measure: async ({ lengths, count }, tell) => {
      tell(counted(lengths[0]!, 1));
      told.push(() => tell(counted(lengths[0]!, count)));
      return Promise.resolve(lengths.map((length) => counted(length, count)));
    },
    outputs: async ({ model }, name) =>
      model === 'broken' ? Promise.reject(new Error('It broke.')) : Promise.resolve([{ id: name }] as never),
    cancel: () => Promise.resolve(),
  };
  return { told, worker: { service: service as Asked<LabService> } };
}

test('what is heard after the answer does not bring the progress back', async () => {
  const { told, worker } = lateWorker();
  const session = new MeasuringSession(worker);
  const heard: (number | undefined)[] = [];
  session.state.subscribe(({ progress }) => heard.push(progress?.done));
  const models = ['a', 'b'].map((name) => ({ name, model: name }));
  await session.measure(models, [8, 16], 5);
  for (const late of told) late();
  expect(session.state.getState().progress).toBeUndefined();
  expect(session.state.getState().counts!.get('b')).toEqual([counted(8, 5), counted(16, 5)]);
  expect(heard.filter((done) => done !== undefined)).toEqual([0, 0, 1, 10, 11, 20]);
  session.forget();
  expect(session.state.getState().counts).toBeUndefined();
});

test('outputs are a file a model; what fails is said, and nothing is handed on', async () => {
  const session = new MeasuringSession(lateWorker().worker);
  const files = await session.outputs([{ name: 'a', model: 'a' }], [8], 1);
  expect(files!.map(({ path }) => path)).toEqual(['a.jsonl']);
  expect(await files![0]!.blob.text()).toBe('{"id":"a"}\n');
  expect(await session.outputs([{ name: 'b', model: 'broken' }], [8], 1)).toBeUndefined();
  expect(session.state.getState()).toMatchObject({ problem: 'It broke.', progress: undefined });
});
