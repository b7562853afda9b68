import { describe, expect, test } from 'vitest';
import type { DatasetSettings } from '../../dataset/settings/settings.ts';
import { smallPlan } from '../../testing/dataset-plan.ts';
import { PreviewService } from './preview-service.ts';
import type { StepProgress } from './step-count.ts';

const SETTINGS = smallPlan().settings;
const silent = () => undefined;

const large = (count: number): DatasetSettings => ({
  ...SETTINGS,
  ranges: [
    { range: 'S', count, split: 'train' },
    { range: 'S', count: 500, split: 'eval' },
  ],
});

describe('the steps of a dataset', () => {
  test('are those of all of it where it is small', async () => {
    const count = await new PreviewService().steps({ settings: SETTINGS, all: false }, silent);
    expect(count).toMatchObject({
      report: { task: 'large-number-addition', variant: 'tail', train: { examples: 30 } },
      train: { examples: 30, isAbout: false },
      tests: [{ range: 'M', examples: 6, isAbout: false }],
    });
    expect(await new PreviewService().steps({ settings: SETTINGS, all: true }, silent)).toEqual(count);
  });

  test('are counted on the first examples of a large one, and it is told of how many', async () => {
    const service = new PreviewService();
    const count = await service.steps({ settings: large(1_000_000), all: false }, silent);
    expect(count!.train).toEqual({ examples: 1_000_000, isAbout: false });
    expect(count!.report.train.examples).toBe(1000);
    expect(count!.tests).toEqual([{ range: 'S', examples: 500, isAbout: false }]);
    expect(count!.report.tests[0]!.examples).toBe(100);
  });

  test('are counted with progress, which ends with all examples', async () => {
    const told: StepProgress[] = [];
    await new PreviewService().steps({ settings: large(600), all: true }, (progress) => told.push(progress));
    const counting = told.filter(({ stage }) => stage === 'counting');
    expect(counting.length).toBeGreaterThan(1);
    expect(counting.map(({ total }) => total)).toEqual(counting.map(() => 1100));
    expect(counting.map(({ done }) => done)).toEqual(
      counting.map(({ done }) => done).toSorted((one, other) => one - other),
    );
  });

  test('are not counted any more when something newer is asked, or when that is stopped; messages come in between', async () => {
    const service = new PreviewService();
    const older = service.steps({ settings: large(1_000_000), all: true }, silent);
    const newer = service.steps({ settings: SETTINGS, all: false }, silent);
    expect(await older).toBeUndefined();
    expect((await newer)!.report.train.examples).toBe(30);
    const stopped = service.steps({ settings: large(1_000_000), all: true }, silent);
    setTimeout(() => service.stopSteps(), 300);
    expect(await stopped).toBeUndefined();
  });

  test('of settings without training, or without evaluation, are none, or cover nothing', async () => {
    const [train, evaluation] = SETTINGS.ranges;
    const service = new PreviewService();
    const untrained = await service.steps({ settings: { ...SETTINGS, ranges: [evaluation!] }, all: false }, silent);
    expect(untrained).toMatchObject({ train: { examples: 0 }, report: { distinct: 0, tests: [] } });
    const untested = await service.steps({ settings: { ...SETTINGS, ranges: [train!] }, all: false }, silent);
    expect(untested!.tests).toEqual([]);
    expect(untested!.report.distinct).toBeGreaterThan(0);
  });

  test('that cannot be drawn are told in a sentence', async () => {
    const settings = { ...SETTINGS, ranges: [{ range: '1-1', count: 9_000_000, split: 'train' as const }] };
    await expect(new PreviewService().steps({ settings, all: true }, silent)).rejects.toThrow(/^count: got 9000000/);
  });
});
