import * as v from 'valibot';
import { jsonOrText } from '../../base/json.ts';
import { fieldProblem } from '../../base/problems.ts';
import { BLANK } from '../../machine/language/symbols.ts';
import { labExample, type LabExample, type Layout } from '../data/example.ts';
import { labRun } from '../data/lab-run.ts';
import { LAB_VARIANTS, labVariant, type LabVariantId } from '../data/variants.ts';
import { END, symbolToken } from '../data/vocabulary.ts';
import { parseLabInstance } from '../machines/instance.ts';
import type { LabInstance } from '../machines/lab-machine.ts';
import { labMachineById, LAB_MACHINES } from '../machines/registry.ts';

/**
 * What a model of the lab wrote for an instance, as a record that can be graded: it says what was asked, and where the cells of each tape
 * have their addresses, so that the machine can be run again and its text be written with the same addresses.
 */
export interface LabOutput {
  readonly id: string;
  readonly lab_machine: string;
  readonly variant: LabVariantId;
  readonly instance: LabInstance;
  /** Addresses on the ring, and the address of the first cell of each tape. */
  readonly ring: number;
  readonly first_addresses: readonly number[];
  readonly prompt: string;
  readonly output: string;
  /** The model that wrote it. */
  readonly model: string;
}

/** The example that a record asks for. */
interface AskedExample {
  readonly id: string;
  readonly example: LabExample;
  /** Instance and addresses in one spelling, the same for all variants. */
  readonly canonical: string;
}

const jsonIn = v.pipe(
  v.unknown(),
  v.transform((came) => (typeof came === 'string' ? jsonOrText(came) : came)),
);
const count = v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(0), v.maxValue(4096));

const schema = v.looseObject({
  id: v.optional(v.string()),
  lab_machine: v.picklist(LAB_MACHINES.map(({ id }) => id)),
  variant: v.picklist(LAB_VARIANTS.map(({ id }) => id)),
  instance: jsonIn,
  ring: count,
  first_addresses: v.pipe(jsonIn, v.array(count)),
});

/** Whether columns of a record are those of an output of the lab. */
export const isLabOutput = (columns: Readonly<Record<string, unknown>>): boolean =>
  columns['lab_machine'] !== undefined;

/** The record of an output; the tokens are those that were written, the end included. */
export function labOutput(
  id: string,
  example: LabExample,
  { ring, arcs }: Layout,
  written: readonly string[],
  model: string,
): LabOutput {
  const { run, tokens, promptLength } = example;
  return {
    id,
    lab_machine: run.machine.id,
    variant: variantIn(example),
    instance: run.instance,
    ring,
    first_addresses: arcs.map(({ start }) => start),
    prompt: tokens.slice(0, promptLength).join(' '),
    output: written.join(' '),
    model,
  };
}

/** The example that a record asks for, made by running its machine; or a sentence about what is wrong with the record. */
export function askedExample(columns: Readonly<Record<string, unknown>>, fallbackId: string): AskedExample | string {
  const parsed = v.safeParse(schema, columns);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return fieldProblem(v.getDotPath(issue) ?? 'record', issue.input, issue.expected ?? issue.message).message;
  }
  const { id = fallbackId, lab_machine: machineId, variant, instance, ring, first_addresses: starts } = parsed.output;
  const machine = labMachineById(machineId)!;
  const own = parseLabInstance(machine, instance);
  if ('problem' in own) return own.problem.message;
  if (starts.length !== machine.tapes.length || starts.some((start) => start >= ring))
    return fieldProblem('first_addresses', starts, `${machine.tapes.length} addresses below ${ring}`).message;
  const asked: CanonicalExample = { machine: machineId, instance: own.instance, ring, starts };
  return { id, example: madeAgain(asked, variant), canonical: JSON.stringify(asked) };
}

interface CanonicalExample {
  readonly machine: string;
  readonly instance: LabInstance;
  readonly ring: number;
  readonly starts: readonly number[];
}

/** No distractor is beside the cells of a tape. */
const NOTHING_BESIDE = { before: [], after: [] };

function madeAgain({ machine, instance, ring, starts }: CanonicalExample, variant: LabVariantId): LabExample {
  const run = labRun(labMachineById(machine)!, instance);
  const arcs = run.extents.map(({ first, last }, tape) => ({ start: starts[tape]!, length: last - first + 1 }));
  return labExample(
    run,
    { ring, arcs, beside: arcs.map(() => NOTHING_BESIDE), distractor: undefined },
    labVariant(variant),
  );
}

/** The example that `askedExample` wrote down, in a variant. */
export function exampleOfCanonical(canonical: string, variant: string | null): LabExample {
  // Written by `askedExample`; the variant is that of a result of the lab.
  return madeAgain(JSON.parse(canonical) as CanonicalExample, variant as LabVariantId);
}

/** An example's variant, which is one of the list. */
export const variantIn = ({ variant }: LabExample): LabVariantId => variant.id as LabVariantId;
/** The tokens of an output as it was written down. */
export const tokensOf = (output: string): string[] => output.split(/\s+/).filter((token) => token !== '');

/** The answer that a text ends with: its symbols, without addresses and empty cells; null where the text does not end. */
export function answerOfTokens(
  { kinds, tokens }: Pick<LabExample, 'kinds' | 'tokens'>,
  written: readonly string[],
): string | null {
  const from = kinds.indexOf('answer') - (kinds[kinds.indexOf('answer') - 1] === 'address' ? 1 : 0);
  const length = tokens.length - from;
  if (written.at(-1) !== END) return null;
  const symbols = written.slice(-length, -1).filter((token) => !token.startsWith('@') && token !== symbolToken(BLANK));
  return symbols.join('');
}
