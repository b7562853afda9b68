import { jsonOrText } from '../../../base/json.ts';
import { fieldProblem } from '../../../base/problems.ts';
import { VARIANT_IDS } from '../../../cot/variants.ts';
import { CONTAINERS } from '../../../dataset/containers/registry.ts';
import { FORMATS } from '../../../dataset/formats/registry.ts';
import { parseOwnInstance, type OwnInstance } from '../../../dataset/settings/own-instances.ts';
import { TASKS } from '../../../tasks/registry.ts';
import { AddressParts, LINK_VERSION, VERSION_PART } from '../../links/address-parts.ts';
import { DATASET_ADDRESS } from '../../links/dataset-link.ts';
import { FIRST_DRAFT, type DatasetDraft, type RangeDraft, type SaveAs } from './dataset-draft.ts';

/** Addresses that are longer are cut by some programs: instances of a file that need more are left out of it. */
const LONGEST = 6000;

/** The address that leads back to these settings. */
export function datasetAddressOf(draft: DatasetDraft): string {
  const parts: [name: string, value: string][] = [
    ['task', draft.tasks.join(',')],
    ...(draft.drawing === 'ranges'
      ? draft.ranges.map(({ range, count, split }): [string, string] => [
          'range',
          [range, count, ...(split ? [split] : [])].join(':'),
        ])
      : ([
          ['mixture', draft.mixture],
          ['total', draft.total],
          ['evaluation', draft.evaluation],
        ] satisfies [string, string][])),
    ['seed', draft.seed],
    ['variant', draft.variants.join(',')],
    ['arithmetic', draft.arithmetic],
    ['format', draft.formats.join(',')],
    ['container', draft.container],
    ['shards', draft.shards],
    ['tokens', draft.countsTokens ? 'yes' : 'no'],
    ['kept', draft.withKept ? 'yes' : 'no'],
    ['save', draft.saveAs],
    [VERSION_PART, String(LINK_VERSION)],
  ];
  const address = `${DATASET_ADDRESS}&${parts.map(([name, value]) => `${name}=${inAddress(value)}`).join('&')}`;
  return address + (ownPart(draft.instances, LONGEST - address.length) ?? '');
}

/** The instances of a file as the address holds them; undefined as soon as they take more room, however many there are. */
function ownPart(instances: readonly OwnInstance[], room: number): string | undefined {
  let own = '';
  for (const instance of instances) {
    own += `&own=${inAddress(JSON.stringify(instance))}`;
    if (own.length > room) return undefined;
  }
  return own;
}

/** Whether the address holds all instances of the draft's file. */
export function isInAddress(draft: DatasetDraft): boolean {
  return draft.instances.length === 0 || datasetAddressOf(draft).includes('&own=');
}

/** Commas and colons are left as they are, so that an address can be read. */
const inAddress = (value: string): string => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');

const TASK_IDS = TASKS.map(({ id }) => id);
const FORMAT_IDS = FORMATS.map(({ id }) => id);
const CONTAINER_IDS: readonly string[] = CONTAINERS.map(({ id }) => id);

/** Everything that a link to the Dataset page may say. */
const PARTS: ReadonlySet<string> = new Set([
  'page',
  'task',
  'range',
  'mixture',
  'total',
  'evaluation',
  'own',
  'kept',
  'seed',
  'variant',
  'arithmetic',
  'format',
  'container',
  'shards',
  'tokens',
  'save',
]);

/** What an address holds, and sentences about what it says that is left out. What is not named is as at the first visit. */
export function parseDatasetAddress(hash: string): {
  readonly draft: DatasetDraft;
  readonly problems: readonly string[];
} {
  const parts = new AddressParts(hash, PARTS);
  const { problems } = parts;
  const one = (name: string, otherwise: string) => parts.text(name) ?? otherwise;
  // Only what is shown on the page can be taken out of a list again.
  const list = (name: string, allowed: readonly string[], otherwise: readonly string[]) => {
    if (!parts.has(name)) return otherwise;
    const listed = [...new Set(parts.texts(name).join().split(','))].filter((each) => each !== '');
    for (const each of listed)
      if (!allowed.includes(each)) problems.push(fieldProblem(name, each, allowed.join(', ')).message);
    return listed.filter((each) => allowed.includes(each));
  };
  const mixture = parts.text('mixture');
  const draft: DatasetDraft = {
    tasks: list('task', TASK_IDS, FIRST_DRAFT.tasks),
    drawing: mixture === undefined ? 'ranges' : 'mixture',
    ranges: parts.has('range') ? parts.texts('range').map((text) => rangeOf(text, problems)) : FIRST_DRAFT.ranges,
    mixture: mixture ?? FIRST_DRAFT.mixture,
    total: one('total', FIRST_DRAFT.total),
    evaluation: one('evaluation', FIRST_DRAFT.evaluation),
    instances: ownOf(parts.texts('own'), problems),
    withKept: parts.choice<string>('kept', ['yes', 'no'], 'no') === 'yes',
    seed: one('seed', FIRST_DRAFT.seed),
    variants: list('variant', VARIANT_IDS, FIRST_DRAFT.variants),
    arithmetic: parts.choice<string>('arithmetic', ['folded', 'unfolded'], FIRST_DRAFT.arithmetic),
    formats: list('format', FORMAT_IDS, FIRST_DRAFT.formats),
    container: parts.choice('container', CONTAINER_IDS, FIRST_DRAFT.container),
    shards: one('shards', FIRST_DRAFT.shards),
    countsTokens: parts.choice<string>('tokens', ['yes', 'no'], 'yes') === 'yes',
    saveAs: parts.choice<SaveAs>('save', ['zip', 'folder', 'rows'], FIRST_DRAFT.saveAs),
  };
  return { draft, problems };
}

/** What a range is for; empty for both. */
const SPLITS: ReadonlySet<string> = new Set(['', 'train', 'eval']);

function rangeOf(text: string, problems: string[]): RangeDraft {
  const [range = '', count = '', split = '', ...more] = text.split(':');
  const isKnown = SPLITS.has(split) && more.length === 0;
  if (!isKnown)
    problems.push(
      fieldProblem(
        'range',
        text,
        'a range and a number, for both, or for one with train or eval behind them, such as S:100:train',
      ).message,
    );
  return { range, count, split: SPLITS.has(split) ? split : '' };
}

function ownOf(texts: readonly string[], problems: string[]): readonly OwnInstance[] {
  return texts.flatMap((text, place) => {
    const parsed = parseOwnInstance(jsonOrText(text), `own ${place + 1}`);
    if (!('field' in parsed)) return [parsed];
    problems.push(parsed.message);
    return [];
  });
}
