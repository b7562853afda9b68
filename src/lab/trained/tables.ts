import { LAB_VARIANTS } from '../data/variants.ts';
import { LAB_MACHINES } from '../machines/registry.ts';
import { wilson } from '../training/wilson.ts';
import { trainingCommand } from './command.ts';
import type { TrainedRun } from './trained-runs.ts';

type Tally = readonly [held: number, of: number];

/** What the tables stand between in `docs/lab.md`. */
export const TABLES_BEGIN = '<!-- Tables by scripts/lab-runs.ts: begin -->';
export const TABLES_END = '<!-- Tables by scripts/lab-runs.ts: end -->';

/** All runs as tables in Markdown: by machine what each run cost, how many texts are exact by length, and where the trained head looks. */
export function runTables(runs: readonly TrainedRun[]): string {
  return LAB_MACHINES.map(({ id, title }) => {
    const ofMachine = runs.filter(({ recipe }) => recipe.machine === id);
    if (ofMachine.length === 0) return '';
    const evaluated = ofMachine.filter(({ lengths }) => lengths.length > 0);
    return [
      `### ${title}: runs`,
      costs(ofMachine),
      ...(evaluated.length === 0
        ? []
        : [
            `### ${title}: texts exact`,
            byLength(evaluated, ({ text }) => text),
            worstSeeds(evaluated),
            `### ${title}: fetched tokens at which the *trained* head looks at the source most`,
            byLength(
              evaluated.filter(({ lengths }) => lengths.some(({ trainedHead }) => trainedHead !== null)),
              ({ trainedHead }) => trainedHead,
            ),
          ]),
      ...followTable(title, evaluated),
      ...maskedTable(title, ofMachine),
    ].join('\n\n');
  })
    .filter((text) => text !== '')
    .join('\n\n');
}

function costs(runs: readonly TrainedRun[]): string {
  const rows = runs.map(({ name, recipe, parameters, updates, tokens, seconds, lastLoss, lengths }) => {
    const known = lengths.filter(({ length }) => length >= recipe.lengths[0] && length <= recipe.lengths[1]);
    const answers = known.reduce<Tally>(([held, of], { answer }) => [held + answer[0], of + answer[1]], [0, 0]);
    return [
      name,
      parameters.toLocaleString('en'),
      updates === recipe.updates ? updates.toLocaleString('en') : `${updates} of ${recipe.updates}, stopped`,
      tokens.toLocaleString('en'),
      String(seconds),
      String(lastLoss),
      tallied(answers),
      `\`${trainingCommand(recipe).replace('npm run lab -- train ', '')}\``,
    ];
  });
  const heads = ['run', 'parameters', 'updates', 'tokens', 'seconds', 'last loss', 'answers right on trained lengths'];
  return table([...heads, '`npm run lab -- train` with'], rows);
}

function byLength(
  runs: readonly TrainedRun[],
  tally: (figures: TrainedRun['lengths'][number]) => Tally | null,
): string {
  const lengths = lengthsOf(runs);
  const rows = runs.map(({ name, lengths: known }) => [
    name,
    ...lengths.map((length) => {
      const figures = known.find((each) => each.length === length);
      const held = figures === undefined ? null : tally(figures);
      return held === null ? '–' : tallied(held);
    }),
  ]);
  return table(['run', ...lengths.map(String)], rows);
}

/** Fetched tokens that follow a changed source, by run and length; nothing where no run fetches operands. */
function followTable(title: string, runs: readonly TrainedRun[]): string[] {
  const fetching = runs.filter(({ lengths }) => lengths.some(({ operandsFollow }) => operandsFollow[1] > 0));
  if (fetching.length === 0) return [];
  const lengths = lengthsOf(fetching);
  const rows = fetching.map(({ name, lengths: known }) => [
    name,
    ...lengths.map((length) => {
      const figures = known.find((each) => each.length === length);
      return figures === undefined ? '–' : [figures.operandsFollow, figures.resultsFollow].map(counted).join('; ');
    }),
  ]);
  const heading = `### ${title}: operands, and results read again, that follow when another symbol is put at the source`;
  return [heading, table(['run', ...lengths.map(String)], rows)];
}

const counted = ([held, of]: Tally): string => (of === 0 ? '–' : `${held} of ${of}`);

/** What was right while sources were masked, by run and length; nothing where that was not done. */
function maskedTable(title: string, runs: readonly TrainedRun[]): string[] {
  const rows = runs.flatMap(({ name, masked }) =>
    masked.flatMap(({ length, ...cuts }) =>
      Object.entries({ nothing: cuts.nothing, 'another source': cuts.other, 'the source': cuts.source }).map(
        ([what, { text, operands, results }]) => [
          name,
          String(length),
          what,
          ...[text, operands, results].map(tallied),
        ],
      ),
    ),
  );
  if (rows.length === 0) return [];
  const heads = ['run', 'length', 'no head sees', 'texts exact', 'operands right', 'results read again right'];
  return [`### ${title}: sources masked`, table(heads, rows)];
}

/** What a run's name says behind machine, variant and seed. */
const suffixOf = ({ name, recipe }: TrainedRun): string =>
  name.slice(`${recipe.machine}-${recipe.variant}-${recipe.seed}`.length);

/** The lowest of the seeds' lower bounds, by variant and by what else is special about runs: so they differ in the seed alone. */
function worstSeeds(runs: readonly TrainedRun[]): string {
  const lengths = lengthsOf(runs);
  const kinds = LAB_VARIANTS.flatMap(({ id }) => [...new Set(runs.map(suffixOf))].map((suffix) => ({ id, suffix })));
  const rows = kinds.flatMap(({ id, suffix }) => {
    const seeds = runs.filter((run) => run.recipe.variant === id && suffixOf(run) === suffix);
    if (seeds.length === 0) return [];
    const worst = lengths.map((length) => {
      const bounds = seeds
        .flatMap((run) => run.lengths.filter((each) => each.length === length))
        .map(({ text }) => wilson(...text)[0]);
      return bounds.length === 0 ? '–' : decimal(Math.min(...bounds));
    });
    return [[id + suffix, seeds.map(({ recipe }) => recipe.seed).join(', '), ...worst]];
  });
  return table(['lower bound of the worst seed', 'seeds', ...lengths.map(String)], rows);
}

const lengthsOf = (runs: readonly TrainedRun[]): number[] =>
  [...new Set(runs.flatMap(({ lengths }) => lengths.map(({ length }) => length)))].toSorted(
    (one, other) => one - other,
  );

/** `300 of 300 (.987)`: the number in brackets is the lower bound of the 95 % interval. */
const tallied = ([held, of]: Tally): string => (of === 0 ? '–' : `${held} of ${of} (${decimal(wilson(held, of)[0])})`);

/** Three decimals, cut off: a bound is never told higher than it is. */
const decimal = (share: number): string => (Math.floor(share * 1000) / 1000).toFixed(3).replace(/^0/, '');

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
