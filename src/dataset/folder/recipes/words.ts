import { grouped } from '../../../base/grouped.ts';
import { RECIPE, type Schedule } from './schedule.ts';

/** What a schedule comes to, as a sentence without its full stop. */
export function scheduleWords(schedule: Schedule): string {
  const { rows, epochs, globalBatch, updates, way, isPapers, isEnough } = schedule;
  const sum = `${grouped(updates)} updates: ${epochs} epochs of ${grouped(rows)} rows in batches of ${grouped(globalBatch)}`;
  const few = isEnough ? '' : ', too few to learn much: make more rows';
  if (way === 'lora') return `${sum}${few}`;
  if (isPapers) return `${sum}, as in the paper`;
  const papers = 2 * Math.ceil(rows / RECIPE.full.globalBatch);
  return `${sum}${few} (the paper's batch of ${grouped(RECIPE.full.globalBatch)} would make ${grouped(papers)} of them)`;
}

/** How a way of training is called where a file is for it. */
export function wayWords({ way, isPapers }: Schedule): string {
  if (way === 'lora') return 'with a low-rank adapter, on one graphics card';
  return `of all weights, on ${RECIPE.full.cards} graphics cards, by the paper's recipe${isPapers ? '' : ' with a batch for fewer rows'}`;
}
