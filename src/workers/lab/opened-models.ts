import type { LabExample } from '../../lab/data/example.ts';
import type { Vocabulary } from '../../lab/data/vocabulary.ts';
import type { Transformer } from '../../lab/model/transformer.ts';
import { loaded, readModel, type StoredModel } from '../../lab/training/checkpoint.ts';
import { capacityFor } from '../../lab/training/evaluation.ts';
import type { MakeKernels } from '../../lab/training/trainer.ts';

/** A model that is ready to write. */
export interface ReadyModel {
  readonly stored: StoredModel;
  readonly model: Transformer;
  readonly vocabulary: Vocabulary;
}

/** Models that have been fetched, by address, and the one that was used last, with its memory. */
export class OpenedModels {
  private readonly files = new Map<string, Promise<StoredModel>>();
  private readonly makeKernels: () => Promise<MakeKernels>;
  /** The address of the model that was given as a file. */
  private kept: string | undefined;
  private latest: (ReadyModel & { readonly address: string }) | undefined;

  /** `makeKernels` loads the kernels, which are a file of their own. */
  constructor(makeKernels: () => Promise<MakeKernels>) {
    this.makeKernels = makeKernels;
  }

  /** The model in the file at an address. Rejected with a sentence where there is none. */
  stored(address: string): Promise<StoredModel> {
    const known = this.files.get(address);
    if (known) return known;
    const asked = fetchModel(address);
    this.files.set(address, asked);
    // Asked for again, it is fetched again.
    asked.catch(() => this.files.delete(address));
    return asked;
  }

  /** Keeps the model of a file under an address of its own, in place of the one that was kept before. */
  keep(address: string, file: Blob): void {
    if (this.kept !== undefined) this.files.delete(this.kept);
    this.kept = address;
    this.files.set(
      address,
      file.arrayBuffer().then((bytes) => readModel(new Uint8Array(bytes))),
    );
  }

  /** The model with room for these examples. What an earlier one computed may be gone afterwards. */
  async ready(address: string, examples: readonly LabExample[]): Promise<ReadyModel> {
    const [stored, makeKernels] = await Promise.all([this.stored(address), this.makeKernels()]);
    const capacity = capacityFor(examples);
    if (this.latest?.address === address && this.latest.model.capacity >= capacity) return this.latest;
    this.latest = { address, stored, ...loaded(stored, capacity, makeKernels) };
    return this.latest;
  }
}

async function fetchModel(address: string): Promise<StoredModel> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The model could not be loaded: the server answered ${answer.status}.`);
  return readModel(new Uint8Array(await answer.arrayBuffer()));
}
