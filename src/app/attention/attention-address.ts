import * as v from 'valibot';
import { PIECE_KINDS, type PieceKind } from '../../attention/oracle/piece.ts';
import { PUBLISHED_RUNS } from '../../lab/trained/trained-runs.ts';
import { AddressParts } from '../links/address-parts.ts';
import { EXAMPLE, type Selection } from '../links/selection.ts';
import { jsonOrText } from '../../base/json.ts';
import { ATTENTION_PAGE, labAttentionAddress, type LabText } from '../links/lab-attention-link.ts';
import { addressOf, parseAddress } from '../links/trace-address.ts';
import type { HeadName } from '../../workers/attention/attention-views.ts';

/** A published model of the lab and the example that it reads. */
export interface LabChoice {
  readonly model: string;
  readonly length: number;
  /** From 0. */
  readonly example: number;
  /** A person's own instance with what its addresses are drawn with, which is read in the place of an example. */
  readonly own?: Pick<LabText, 'instance' | 'addresses'> | undefined;
}

/** What part of the map is in view: the position at its left and top, and 2^level device pixels a position. The level has at most three decimals. */
export interface MapPlace {
  readonly column: number;
  readonly row: number;
  readonly level: number;
}

/** What heads are ranked by. */
export const METRICS = ['hit', 'mass', 'lift'] as const;
export type Metric = (typeof METRICS)[number];

/** What an address of the Attention page holds. Files stay on the person’s machine. */
export interface AttentionLink {
  readonly selection: Selection;
  readonly lab: LabChoice | undefined;
  /** The number of the read that is chosen. */
  readonly read: number | undefined;
  readonly kind: PieceKind | 'all';
  readonly head: HeadName | undefined;
  readonly metric: Metric;
  /** Undefined where the whole map is in view. */
  readonly place: MapPlace | undefined;
  /** The longest length up to which distances are measured; undefined where they are not. */
  readonly distances: number | undefined;
}

/** The parts of a link that say whose text it is, as links of the Trace page say it. */
const TRACE_PARTS = ['task', 'range', 'instance', 'seed', 'variant', 'arithmetic', 'wording'];
const OWN_PARTS = [
  'page',
  'model',
  'length',
  'example',
  'input',
  'addresses',
  'read',
  'kind',
  'head',
  'metric',
  'at',
  'distances',
];

const headName = v.pipe(
  v.string(),
  v.regex(/^\d{1,4}\.\d{1,4}$/),
  v.transform((text): HeadName => {
    const [layer, head] = text.split('.').map(Number);
    return { layer: layer!, head: head! };
  }),
);
const place = v.pipe(
  v.string(),
  v.regex(/^-?\d{1,9},-?\d{1,9},-?\d{1,2}(?:\.\d{1,3})?$/),
  v.transform((text): MapPlace => {
    const [column, row, level] = text.split(',').map(Number);
    return { column: column!, row: row!, level: level! };
  }),
);

/** Reads an address; what cannot be read is said in `problems`. */
export function parseAttentionAddress(hash: string): AttentionLink & { readonly problems: readonly string[] } {
  const parts = new AddressParts(hash, new Set([...TRACE_PARTS, ...OWN_PARTS]));
  const { problems } = parts;
  const trace = new URLSearchParams();
  for (const name of TRACE_PARTS) if (parts.has(name)) trace.set(name, parts.text(name)!);
  const { selection, problems: traceProblems } = parseAddress(`#${trace.toString()}`);
  const names = PUBLISHED_RUNS.map(({ name }) => name);
  const model = parts.value('model', v.picklist(names), `one of ${names.join(', ')}`, undefined);
  const run = PUBLISHED_RUNS.find(({ name }) => name === model);
  const input = parts.value('input', labInstance, 'an object of texts as JSON', undefined);
  const addresses = parts.wholeNumber('addresses', 1, MOST_ADDRESSES);
  const link: AttentionLink = {
    selection: trace.size === 0 ? EXAMPLE : selection,
    lab: run && {
      model: run.name,
      length: parts.value('length', labLength, 'a whole number from 1 to 100', run.recipe.lengths[1]),
      example: parts.value('example', labExample, 'a whole number below 8', 0),
      own: input && { instance: input, addresses },
    },
    read: parts.wholeNumber('read', undefined),
    kind: parts.choice('kind', ['all', ...PIECE_KINDS], 'all'),
    head: parts.value('head', headName, 'layer and head, such as 1.3', undefined),
    metric: parts.choice('metric', METRICS, 'hit'),
    place: parts.value('at', place, 'column, row and level, such as 120,80,2', undefined),
    distances: parts.wholeNumber('distances', undefined),
  };
  return { ...link, problems: [...problems, ...traceProblems] };
}

/** Largest number that addresses are drawn with, as in links of the Lab page. */
const MOST_ADDRESSES = 2 ** 31 - 1;
const labInstance = v.pipe(
  v.string(),
  v.transform(jsonOrText),
  v.record(v.string(), v.pipe(v.string(), v.maxLength(4096))),
);
const labLength = v.pipe(v.string(), v.regex(/^[1-9]\d?$|^100$/), v.transform(Number));
const labExample = v.pipe(v.string(), v.regex(/^[0-7]$/), v.transform(Number));

/** The address that leads back to what the page shows. */
export function attentionAddressOf(link: AttentionLink): string {
  const { selection, lab, read, kind, head, metric, place: at, distances } = link;
  const parts = new URLSearchParams(
    lab?.own ? labAttentionAddress({ model: lab.model, ...lab.own }).slice(1) : { page: ATTENTION_PAGE },
  );
  if (lab && !lab.own) {
    parts.set('model', lab.model);
    parts.set('length', String(lab.length));
    if (lab.example > 0) parts.set('example', String(lab.example));
  } else if (!lab)
    for (const [name, value] of new URLSearchParams(addressOf(selection, undefined).slice(1)))
      if (TRACE_PARTS.includes(name)) parts.set(name, value);
  if (read !== undefined) parts.set('read', String(read));
  if (kind !== 'all') parts.set('kind', kind);
  if (head) parts.set('head', `${head.layer}.${head.head}`);
  if (metric !== 'hit') parts.set('metric', metric);
  if (at) parts.set('at', `${at.column},${at.row},${at.level}`);
  if (distances !== undefined) parts.set('distances', String(distances));
  return `#${parts.toString()}`;
}
