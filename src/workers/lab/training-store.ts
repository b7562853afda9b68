import type { Probe } from './training-views.ts';

/** A training as it is kept: its checkpoint as a file of tensors, and what was told of it. */
export interface KeptTraining {
  readonly checkpoint: Uint8Array<ArrayBuffer>;
  readonly losses: readonly number[];
  readonly probes: readonly Probe[];
  readonly tokens: number;
}

/** Where the latest training is kept. */
export interface TrainingStore {
  readonly read: () => Promise<unknown>;
  readonly write: (training: KeptTraining) => Promise<void>;
}

const DATABASE = 'tail-tracer-lab';
const STORE = 'trainings';
const KEY = 'latest';

/** A store in the browser's database. What it reads may be of another version of the page. */
export const browserStore: TrainingStore = {
  read: () => inStore('readonly', (store) => store.get(KEY)),
  write: async (training) => {
    await inStore('readwrite', (store) => store.put(training, KEY));
  },
};

async function inStore(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  // It was opened by the line before.
  const database = (await answered(opening)) as IDBDatabase;
  try {
    return await answered(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function answered(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser’s storage failed.')));
  });
}
