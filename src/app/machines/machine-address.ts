import * as v from 'valibot';
import { OWN_MACHINE } from '../../lab/own/own-machine-id.ts';
import type { NameTemplates } from '../../machines/renaming.ts';
import { TASKS } from '../../tasks/registry.ts';
import { AddressParts } from '../links/address-parts.ts';
import { packedText, unpackedText } from '../links/packed-text.ts';
import { MACHINES_ADDRESS } from './machines-link.ts';

/** A machine as it is kept, shared and edited: its file, and the inputs that it is run on. */
export interface MachineDraft {
  readonly source: string;
  /** One text a tape; undefined for the file's own. */
  readonly inputs: readonly string[] | undefined;
  /** How states and tapes are called in texts; undefined for the names of the file. */
  readonly names?: NameTemplates | undefined;
  /** The task whose machine it is, which can be looked at and not changed; its file is made when it is opened. */
  readonly task?: string | undefined;
}

/** The form of a draft in links and in the browser; it goes up when the form changes. */
const VERSION = 1;

/** A template, sound or not: what is wrong with it is said where it is typed. */
const templateForm = v.pipe(v.string(), v.maxLength(1000));

const draftForm = v.pipe(
  v.object({
    version: v.literal(VERSION),
    source: v.pipe(v.string(), v.maxLength(8_000_000)),
    inputs: v.optional(v.pipe(v.array(v.string()), v.maxLength(64))),
    names: v.optional(v.object({ states: templateForm, tapes: templateForm })),
    task: v.optional(v.picklist(TASKS.map(({ id }) => id))),
  }),
  v.transform(({ source, inputs, names, task }): MachineDraft => ({
    source: task === undefined ? withPlainBreaks(source) : '',
    inputs,
    ...(names && { names }),
    ...(task !== undefined && { task }),
  })),
);

/** A draft as JSON, as it is stored. */
export const storedDraft = v.pipe(v.string(), v.parseJson(), draftForm);

/** What is stored of a draft. */
export function storableDraft({ source, inputs, names, task }: MachineDraft): object {
  return {
    version: VERSION,
    source: task === undefined ? source : '',
    ...(inputs && { inputs }),
    ...(names && { names }),
    ...(task !== undefined && { task }),
  };
}

/** A text field has one kind of line break; the places of problems count in its text. */
export const withPlainBreaks = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** Characters of an address that no program cuts; longer machines are shared as files. */
const LONGEST = 6000;
/** Characters of a machine that are packed: to pack more takes long, and machines pack into a tenth at best. */
const LONGEST_PACKED = 100_000;

/** Everything that a link to the Machines page may say. */
const PARTS: ReadonlySet<string> = new Set(['page', 'machine']);

/** The address that leads back to a draft; undefined where it would be too long. */
export function machineAddress(draft: MachineDraft): string | undefined {
  if (draft.task === undefined && draft.source.length > LONGEST_PACKED) return undefined;
  const address = `${MACHINES_ADDRESS}&machine=${packedText(JSON.stringify(storableDraft(draft)))}`;
  return address.length <= LONGEST ? address : undefined;
}

/** The draft that an address holds, if it holds any, and sentences about what it says that cannot be read. */
export function parseMachineAddress(hash: string): {
  readonly draft: MachineDraft | undefined;
  readonly problems: readonly string[];
} {
  const parts = new AddressParts(hash, PARTS);
  const { problems } = parts;
  const packed = parts.text('machine');
  if (packed === undefined) return { draft: undefined, problems };
  const draft = unpacked(packed);
  if (!draft) problems.push('machine: the link is damaged or cut off, so that its machine cannot be read.');
  return { draft, problems };
}

function unpacked(text: string): MachineDraft | undefined {
  const parsed = v.safeParse(storedDraft, unpackedText(text));
  return parsed.success ? parsed.output : undefined;
}

/** The address of the Lab with a machine file to train a model on; undefined where it would be too long. */
export function labAddress(source: string): string | undefined {
  if (source.length > LONGEST_PACKED) return undefined;
  const address = `#page=lab&tab=train&train=${OWN_MACHINE}&train-file=${packedText(source)}`;
  return address.length <= LONGEST ? address : undefined;
}
