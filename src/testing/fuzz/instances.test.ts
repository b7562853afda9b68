import { expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { parseInstancesFile, parseOwnInstance } from '../../dataset/settings/own-instances.ts';
import { isSound, parseSettings } from '../../dataset/settings/settings.ts';
import { parseInstance } from '../../tasks/instance.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import { anyValue, broken, CASES, HOSTILE } from './hostile.ts';

/** An instance with one field that holds something else. */
function spoilt(random: Random) {
  const task = random.pick(TASKS);
  const [field] = random.pick(Object.entries(task.example));
  const value = random.oneIn(2) ? random.pick(HOSTILE) : anyValue(random);
  return { task: task.id, instance: { ...task.example, [field]: value } };
}

test(`${CASES} spoilt instances are sound ones or problems in sentences`, () => {
  for (let index = 0; index < CASES; index++) {
    const came = spoilt(new Random('instances', index));
    const parsed = parseOwnInstance(came, 'own 1');
    const where = `case ${index}: ${JSON.stringify(came).slice(0, 200)}`;
    if ('field' in parsed) expect(parsed.message, where).toMatch(/\.$/);
    // What is let through is let through again: reading is no source of other values.
    else expect(parseInstance(taskById(parsed.task)!, parsed.instance).ok, where).toBe(true);
  }
});

test(`${CASES} broken files of instances are read or refused in a handful of sentences`, () => {
  for (let index = 0; index < CASES; index++) {
    const random = new Random('instance files', index);
    const lines = Array.from({ length: random.integer(1, 20) }, () =>
      JSON.stringify(random.oneIn(3) ? anyValue(random) : spoilt(random)),
    );
    const read = parseInstancesFile(broken(lines.join('\n'), random));
    if (!('instances' in read)) {
      expect(read.length, `case ${index}`).toBeGreaterThan(0);
      expect(read.length, `case ${index}`).toBeLessThanOrEqual(6);
      for (const { message } of read) expect(message, `case ${index}`).toMatch(/\.$/);
    }
  }
});

test(`${CASES} settings of a dataset that hold anything are sound or problems in sentences`, () => {
  const sound = {
    parts: [{ task: 'word-flip', range: 'S', count: 3 }],
    seed: 1,
    variants: ['tail'],
    formats: ['native'],
    container: 'jsonl',
  };
  for (let index = 0; index < CASES; index++) {
    const random = new Random('settings', index);
    const [field] = random.pick(Object.entries(sound));
    const came = random.oneIn(4) ? anyValue(random) : { ...sound, [field]: anyValue(random) };
    const parsed = parseSettings(came);
    if (!isSound(parsed)) for (const { message } of parsed) expect(message, `case ${index}`).toMatch(/\.$/);
  }
});
