import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { usualRecipe, type Recipe } from '../../../lab/training/recipe.ts';
import type { Asked } from '../../../workers/connection.ts';
import type { TrainingService } from '../../../workers/lab/training-service.ts';
import type { TrainingProgress, TrainingState } from '../../../workers/lab/training-views.ts';
import { TrainingPanel } from './TrainingPanel.tsx';
import { TrainingSession } from './training-session.ts';

const stateOf = (recipe: Recipe): TrainingState => ({
  recipe,
  parameters: 1234,
  updates: 0,
  tokens: 0,
  seconds: 0,
  losses: [],
  probes: [],
});

/** A worker that a test answers by hand. */
class HandWorker {
  readonly asked: string[] = [];
  tell: ((progress: TrainingProgress) => void) | undefined;
  end: ((ending: 'done' | 'paused') => void) | undefined;
  kept: TrainingState | undefined;

  connection() {
    const service: Asked<Omit<TrainingService, 'start' | 'load' | 'save'>> = {
      latest: () => Promise.resolve(this.kept),
      begin: (recipe) => {
        this.asked.push(`begin ${recipe.machine} ${recipe.seed}`);
        return Promise.resolve(stateOf(recipe));
      },
      run: (tell) => {
        this.asked.push('run');
        this.tell = tell;
        return new Promise((resolve) => {
          this.end = resolve;
        });
      },
      pause: () => {
        this.asked.push('pause');
        this.end?.('paused');
        return Promise.resolve();
      },
    };
    // Files are another test's.
    return { service: service as Asked<TrainingService>, end: () => undefined, onFailure: () => () => undefined };
  }
}

const CHOICE = { machine: 'parity', variant: 'tail', seed: 3, updates: 100 } as const;

test('a training begins, tells how far it is, is paused and goes on', async () => {
  const worker = new HandWorker();
  const { getByRole, getByText } = await render(
    <TrainingPanel session={new TrainingSession(worker.connection())} choice={CHOICE} />,
  );
  await expect.element(getByText('Nothing has been trained here yet.')).toBeVisible();
  await getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => worker.asked).toEqual(['begin parity 3', 'run']);
  const counts = { length: 8, done: 16, texts: 4, answers: 9 };
  worker.tell!({
    updates: 40,
    tokens: 5000,
    seconds: 2.5,
    losses: [2, 1.5],
    probes: [{ update: 40, counts: { S: counts, M: counts, L: { ...counts, length: 24 } } }],
  });
  await expect
    .element(getByText(/update 40 of 100 · 1,234 parameters · 5,000 tokens seen · 2\.5 s · loss 1\.50/))
    .toBeVisible();
  await expect.element(getByRole('img', { name: /^Whole texts right/ })).toHaveAccessibleName(/L: length 24: 25\.0 %/);
  await getByRole('button', { name: 'Pause' }).click();
  await expect.element(getByText('Paused: parity, tail, seed 3')).toBeVisible();
  await getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => worker.asked.at(-1)).toBe('run');
});

test('a training that was kept is shown, and what fails is said', async () => {
  const worker = new HandWorker();
  worker.kept = { ...stateOf({ ...usualRecipe('parity'), seed: 5 }), updates: 1500 };
  const session = new TrainingSession(worker.connection());
  const { getByRole, getByText } = await render(<TrainingPanel session={session} choice={undefined} />);
  await expect.element(getByText('Done: parity, tail, seed 5')).toBeVisible();
  await expect.element(getByRole('button', { name: 'Train from nothing' })).toBeDisabled();
  await session.load(new Blob(['x']));
  await expect.element(getByRole('alert')).toBeVisible();
});
