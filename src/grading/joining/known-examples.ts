import { canonicalInstance } from '../../tasks/instance.ts';
import type { Instance } from '../../tasks/task.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import type { DatasetPlan } from '../../dataset/settings/plan.ts';
import { drawOf, select, selected } from '../../dataset/selection.ts';
import { rowsOf } from '../inputs/files/rows.ts';
import type { OutputFile } from '../inputs/files/output-file.ts';
import { exampleOfColumns, type GradedExample } from './example.ts';
import { QueryIndex } from './query-index.ts';

/** Instances up to which every wording of their queries is kept: two dozen each. */
const EVERY_WORDING_UP_TO = 20_000;

/** An example as it is kept: instances are text, which takes a third of the memory. */
type KeptExample = Omit<GradedExample, 'instance'> & { readonly canonical: string };

/** The examples of a dataset that outputs are joined with: by id, by what was asked, by the text to be written, or by their order. */
export class KnownExamples {
  private readonly kept: KeptExample[] = [];
  private readonly byId = new Map<string, number>();
  private readonly byText = new Map<string, number>();
  private readonly queries = new QueryIndex();
  private everyWording: QueryIndex | undefined;

  /** How many there are. */
  get size(): number {
    return this.kept.length;
  }

  /** Adds an example, with the text that a record gives for it. */
  add(example: GradedExample, cot?: string): void {
    const { instance, ...rest } = example;
    const number = this.kept.length;
    this.kept.push({ ...rest, canonical: canonicalInstance(example.task, instance) });
    if (!this.byId.has(example.id)) this.byId.set(example.id, number);
    if (example.query !== undefined) this.queries.add(example.query, number);
    if (cot !== undefined) this.byText.set(ending(cot), number);
  }

  /** Adds the records of a file; returns sentences about those that cannot be used. */
  async addFile(file: OutputFile): Promise<string[]> {
    const problems: string[] = [];
    for await (const rows of rowsOf(file))
      for (const placed of rows) {
        if ('problem' in placed) {
          problems.push(`${file.name}, ${placed.problem}`);
          continue;
        }
        const { row, place } = placed;
        const metadata = typeof row['metadata'] === 'object' && row['metadata'] !== null ? { ...row['metadata'] } : {};
        const input = typeof row['input'] === 'string' ? { query: row['input'] } : {};
        const example = exampleOfColumns({ ...metadata, ...input, ...row }, place);
        if (example === undefined) problems.push(`${file.name}, ${place}: task and instance are not there.`);
        else if (typeof example === 'string') problems.push(`${file.name}, ${place}, ${example}`);
        else this.add(example, typeof row['cot'] === 'string' ? row['cot'] : undefined);
      }
    return problems;
  }

  /** Adds everything that a dataset's settings draw. */
  async addPlan(plan: DatasetPlan): Promise<void> {
    const { seed, variants, arithmetic } = plan;
    for (const reference of selected(await select(plan), undefined, 0, Infinity)) {
      const { task } = plan.parts[reference.part]!;
      const draw = drawOf(plan, reference);
      const range = draw.range.name;
      const query = draw.wording.query(draw.instance);
      for (const variant of variants) {
        const id = [task.id, draw.own ? 'own' : range, seed, draw.index, variant, arithmetic].join('/');
        this.add({ id, task, instance: draw.instance, range, query, variant, arithmetic });
      }
    }
  }

  /** The example with this id. */
  withId(id: string): GradedExample | undefined {
    return this.at(this.byId.get(id));
  }

  /** The example whose text ends like this one. */
  withText(text: string): GradedExample | undefined {
    return this.at(this.byText.get(ending(text)));
  }

  /** The example at this place in the order of the dataset. */
  at(number: number | undefined): GradedExample | undefined {
    const kept = number === undefined ? undefined : this.kept[number];
    if (!kept) return undefined;
    const { canonical, ...rest } = kept;
    // Written by `canonicalInstance` of an instance that was parsed.
    return { ...rest, instance: JSON.parse(canonical) as Instance };
  }

  /** The example whose query a prompt holds, in the wording of the dataset or in any other. */
  askedIn(prompt: string): GradedExample | undefined {
    return this.at(this.queries.find(prompt) ?? this.inAnyWording().find(prompt));
  }

  private inAnyWording(): QueryIndex {
    if (this.everyWording) return this.everyWording;
    const index = new QueryIndex();
    if (this.size <= EVERY_WORDING_UP_TO)
      for (let number = 0; number < this.size; number++) {
        const { task, instance } = this.at(number)!;
        for (const wording of wordingsOf(task)) index.add(wording.query(instance), number);
      }
    this.everyWording = index;
    return index;
  }
}

/** The end of a text, which tells texts apart as well as the whole: the working of two instances differs up to its last states. */
const ending = (text: string): string => `${text.length} ${text.trim().slice(-ENDING_CHARACTERS)}`;

const ENDING_CHARACTERS = 400;
