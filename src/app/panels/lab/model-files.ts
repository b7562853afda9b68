import { PUBLISHED_RUNS, type TrainedRun } from '../../../lab/trained/trained-runs.ts';

/** The addresses of the published weights by their files. */
const ADDRESSES = import.meta.glob<string>('../../../lab/trained/weights/*.safetensors', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The address of a run's weights, for a worker to fetch; undefined where they are not published. */
export function addressOfRun({ name }: TrainedRun): string | undefined {
  const address = ADDRESSES[`../../../lab/trained/weights/${name}.safetensors`];
  return address === undefined ? undefined : new URL(address, document.baseURI).href;
}

/** The published runs of a machine whose weights are in the build: one a variant, the one with the least seed. */
export function runsOfMachine(machine: string): TrainedRun[] {
  const runs = new Map<string, TrainedRun>();
  for (const run of PUBLISHED_RUNS)
    if (run.recipe.machine === machine && !runs.has(run.recipe.variant)) runs.set(run.recipe.variant, run);
  return [...runs.values()];
}

/** A model that comes with the page. */
export interface PublishedModel {
  /** What it is chosen by among those of its machine. */
  readonly id: string;
  readonly run: TrainedRun;
}

/** All models of a machine: those of `runsOfMachine`, chosen by their variants, then others, by what their names say behind the machine. */
export function modelsOfMachine(machine: string): PublishedModel[] {
  const usual = runsOfMachine(machine);
  const others = PUBLISHED_RUNS.filter((run) => run.recipe.machine === machine && !usual.includes(run));
  return [
    ...usual.map((run) => ({ id: run.recipe.variant, run })),
    ...others.map((run) => ({ id: run.name.slice(machine.length + 1), run })),
  ];
}

/** The machines that published models write texts of. */
export function machinesWithModels(): string[] {
  const machines = [...new Set(PUBLISHED_RUNS.map(({ recipe }) => recipe.machine))];
  return PREFERRED.filter((id) => machines.includes(id)).concat(machines.filter((id) => !PREFERRED.includes(id)));
}

/** The machines that a list begins with. */
const PREFERRED: readonly string[] = ['addition', 'parity'];
