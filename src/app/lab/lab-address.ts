import * as v from 'valibot';
import { jsonOrText } from '../../base/json.ts';
import { LAB_VARIANTS, type LabVariantId } from '../../lab/data/variants.ts';
import { LAB_MACHINES } from '../../lab/machines/registry.ts';
import type { LabInstance } from '../../lab/machines/lab-machine.ts';
import { usualRecipe } from '../../lab/training/recipe.ts';
import { OWN_MACHINE } from '../../lab/own/own-machine-id.ts';
import { AddressParts } from '../links/address-parts.ts';
import { packedText, unpackedText } from '../links/packed-text.ts';
import { LAB_PAGE } from './lab-link.ts';
import { machinesWithModels, modelsOfMachine, runsOfMachine } from '../panels/lab/model-files.ts';

/** What is done with the models. */
export const TABS = ['write', 'compare', 'train'] as const;

/** One of `TABS`. */
export type LabTab = (typeof TABS)[number];

/** A model of a machine: the id of one that comes with the page (`modelsOfMachine`), or `own` for the one that was trained here. */
export type ModelChoice = string;

/** What is counted of a text. */
export const COUNTED = ['text', 'answer'] as const;

/** Everything that a person chooses on the page; an address holds all of it. */
export interface LabChoice {
  readonly tab: LabTab;
  readonly machine: string;
  readonly variant: ModelChoice;
  /** Undefined for one that is drawn, three times as long as those of the training. */
  readonly instance: LabInstance | undefined;
  /** What the addresses of the cells are drawn with. */
  readonly addresses: number;
  /** The position of the token that is looked at. */
  readonly token: number | undefined;
  /** The head that is looked through; undefined for the one that finds most sources. */
  readonly layer: number | undefined;
  readonly head: number | undefined;
  /** Lengths to measure, as they are typed, and instances of each. */
  readonly lengths: string;
  readonly count: string;
  readonly counted: (typeof COUNTED)[number];
  /** The recipe to train by, numbers as they are typed. */
  readonly training: {
    readonly machine: string;
    readonly variant: LabVariantId;
    readonly seed: string;
    readonly updates: string;
    /** The text of the machine file, where the machine is one's own. */
    readonly file?: string | undefined;
  };
}

const PARTS: ReadonlySet<string> = new Set([
  'page',
  'tab',
  'machine',
  'variant',
  'input',
  'addresses',
  'token',
  'layer',
  'head',
  'lengths',
  'count',
  'counted',
  'train',
  'train-file',
  'train-variant',
  'seed',
  'updates',
]);

/** Largest number in an address: the seeds of recipes end there. */
const MOST = 2 ** 31 - 1;
const instance = v.pipe(
  v.string(),
  v.transform(jsonOrText),
  v.record(v.string(), v.pipe(v.string(), v.maxLength(4096))),
);
const VARIANT_IDS = LAB_VARIANTS.map(({ id }) => id);

/** What is chosen where an address says nothing. */
export function usualChoice(machine = machinesWithModels()[0]!): LabChoice {
  const trained = 'parity';
  return {
    tab: 'write',
    machine,
    variant: machine === OWN_MACHINE ? 'own' : (runsOfMachine(machine)[0]?.recipe.variant ?? 'tail'),
    instance: undefined,
    addresses: 1,
    token: undefined,
    layer: undefined,
    head: undefined,
    lengths: usualLengths(machine),
    count: '100',
    counted: 'text',
    training: { machine: trained, variant: 'tail', seed: '1', updates: String(usualRecipe(trained).updates) },
  };
}

/** The machine file that a link brings; undefined where there is none, with a sentence where it is damaged. */
function ownFile(parts: AddressParts): string | undefined {
  const packed = parts.text('train-file');
  const file = packed === undefined ? undefined : unpackedText(packed);
  if (packed !== undefined && file === undefined)
    parts.problems.push('train-file: the link is damaged or cut off, so that its machine cannot be read.');
  return file;
}

/** The longest of the training, and up to four times as long. */
function usualLengths(machine: string): string {
  const longest = runsOfMachine(machine)[0]?.recipe.lengths[1] ?? 8;
  return [longest, 2 * longest, 3 * longest].join(', ');
}

/** Reads an address; what cannot be read is said in `problems`. */
export function parseLabAddress(hash: string): LabChoice & { readonly problems: readonly string[] } {
  const parts = new AddressParts(hash, PARTS);
  const usual = usualChoice(parts.choice('machine', [...machinesWithModels(), OWN_MACHINE], machinesWithModels()[0]!));
  const there = modelsOfMachine(usual.machine).map(({ id }) => id);
  const file = ownFile(parts);
  const trained = parts.choice(
    'train',
    [...LAB_MACHINES.map(({ id }) => id), ...(file === undefined ? [] : [OWN_MACHINE])],
    usual.training.machine,
  );
  const number = <Otherwise>(name: string, otherwise: Otherwise) => parts.wholeNumber(name, otherwise, MOST);
  return {
    ...usual,
    tab: parts.choice('tab', TABS, usual.tab),
    variant: parts.choice('variant', [...there, 'own'], usual.variant),
    instance: parts.value('input', instance, 'an object of texts as JSON', undefined),
    addresses: number('addresses', usual.addresses),
    token: number('token', undefined),
    layer: number('layer', undefined),
    head: number('head', undefined),
    lengths: parts.text('lengths') ?? usual.lengths,
    count: parts.text('count') ?? usual.count,
    counted: parts.choice('counted', COUNTED, usual.counted),
    training: {
      machine: trained,
      variant: parts.choice('train-variant', VARIANT_IDS, 'tail'),
      seed: parts.text('seed') ?? usual.training.seed,
      updates: parts.text('updates') ?? String(usualRecipe(trained).updates),
      ...(file !== undefined && { file }),
    },
    problems: parts.problems,
  };
}

/** The address that leads back to a choice; what is usual is left out. */
export function labAddressOf(choice: LabChoice): string {
  const usual = usualChoice(choice.machine);
  const parts = new URLSearchParams({ page: LAB_PAGE });
  const add = (name: string, value: string | number | undefined, otherwise?: string | number) => {
    if (value !== undefined && value !== otherwise) parts.set(name, String(value));
  };
  add('tab', choice.tab, usual.tab);
  add('machine', choice.machine, usualChoice().machine);
  add('variant', choice.variant, usual.variant);
  add('input', choice.instance && JSON.stringify(choice.instance));
  add('addresses', choice.addresses, usual.addresses);
  add('token', choice.token);
  add('layer', choice.layer);
  add('head', choice.head);
  add('lengths', choice.lengths, usual.lengths);
  add('count', choice.count, usual.count);
  add('counted', choice.counted, usual.counted);
  const { training } = choice;
  add('train', training.machine, usual.training.machine);
  if (training.machine === OWN_MACHINE && training.file !== undefined) add('train-file', packedText(training.file));
  add('train-variant', training.variant, 'tail');
  add('seed', training.seed, usual.training.seed);
  add('updates', training.updates, String(usualRecipe(training.machine).updates));
  return `#${parts.toString()}`;
}
