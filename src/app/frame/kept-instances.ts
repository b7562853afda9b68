import * as v from 'valibot';
import { create } from 'zustand';
import { parseOwnInstance, type OwnInstance } from '../../dataset/settings/own-instances.ts';
import { canonicalInstance } from '../../tasks/instance.ts';
import { taskById } from '../../tasks/registry.ts';
import type { Instance } from '../../tasks/task.ts';
import { remembered } from '../kit/browser/remembered.ts';

const KEY = 'tail-tracer-kept-instances';
/** A task may have changed since what it allows: what does not fit any more is left out. */
const instances = v.pipe(
  v.array(v.unknown()),
  v.transform((list) =>
    list.flatMap((each) => {
      const instance = parseOwnInstance(each, 'kept');
      return 'field' in instance ? [] : [instance];
    }),
  ),
);
const stored = remembered<readonly OwnInstance[]>(KEY, v.pipe(v.string(), v.parseJson(), instances), []);

/** Instances that were kept with the star of the Trace page, to be written into a dataset. */
export const useKeptInstances = create<{ readonly kept: readonly OwnInstance[] }>(() => ({ kept: stored.read() }));

// What another tab keeps, this one keeps too: each would else write its own list over the other's.
addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) useKeptInstances.setState({ kept: stored.read() });
});

/** Whether an instance is among those. */
export function isKept(kept: readonly OwnInstance[], task: string, instance: Instance): boolean {
  const text = textOf({ task, instance });
  return kept.some((each) => textOf(each) === text);
}

/** Keeps an instance, or no longer. Returns whether the browser has stored that; else it holds until the page is closed. */
export function toggleKept(task: string, instance: Instance): boolean {
  const { kept } = useKeptInstances.getState();
  const text = textOf({ task, instance });
  return setKept(
    isKept(kept, task, instance) ? kept.filter((each) => textOf(each) !== text) : [...kept, { task, instance }],
  );
}

/** Keeps these, and no others. Returns whether the browser has stored that; else it holds until the page is closed. */
export function setKept(kept: readonly OwnInstance[]): boolean {
  useKeptInstances.setState({ kept });
  return stored.write(kept);
}

/** What is said where the browser stores nothing. */
export const NOT_STORED = 'The browser did not store that: it holds until the page is closed.';

const textOf = ({ task, instance }: OwnInstance): string => `${task} ${canonicalInstance(taskById(task)!, instance)}`;
