import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import * as v from 'valibot';
import { fieldProblem, reasonOf } from '../../base/problems.ts';
import { listed } from '../../base/listed.ts';
import { LAB_VARIANTS } from '../../lab/data/variants.ts';
import { LAB_MACHINES } from '../../lab/machines/registry.ts';
import { ownMachine } from '../../lab/own/own-machine.ts';
import { OWN_MACHINE } from '../../lab/own/own-machine-id.ts';
import { shapeProblem } from '../../lab/model/shape.ts';
import { readModel, type StoredModel } from '../../lab/training/checkpoint.ts';
import { recipeSchema, usualRecipe, type Recipe } from '../../lab/training/recipe.ts';
import { openMachine } from '../machine-files.ts';
import { numberOption, UsageProblem } from '../usage-problem.ts';

const MACHINES = LAB_MACHINES.map(({ id }) => id);

/** The machines and variants there are, for the help. */
const MACHINE_LIST = MACHINES.join(', ');
export const VARIANT_LIST = LAB_VARIANTS.map(({ id }) => id).join(', ');

/** Fields that need not be whole numbers. */
const FRACTIONS = new Set(['learningRate', 'distanceSpread']);

/** Options as they were typed: each changes one field of the usual recipe. */
export type TypedRecipe = Partial<Record<Exclude<keyof Recipe, 'file'>, string>> & { readonly machine: string };

/** The usual recipe of the machine with what was typed. Throws a `UsageProblem` that names the field. */
export function recipeOf(typed: TypedRecipe): Recipe {
  const { machine: typedMachine, variant, lengths, attention, firstStages, besideTapes, ...numbers } = typed;
  const { machine, file } = machineOption(typedMachine);
  const changed = Object.fromEntries(
    Object.entries(numbers).map(([name, text]) => [name, FRACTIONS.has(name) ? Number(text) : numberOption(text)]),
  );
  const parsed = v.safeParse(recipeSchema, {
    ...usualRecipe(machine),
    ...changed,
    ...(variant === undefined ? {} : { variant }),
    ...(lengths === undefined ? {} : { lengths: rangeOf('--lengths', lengths) }),
    ...(attention === undefined ? {} : { attention: attention.split(',').map(Number) }),
    ...(firstStages === undefined ? {} : { firstStages: stagesOf(firstStages) }),
    ...(besideTapes === undefined ? {} : { besideTapes: yesOrNo('--beside-tapes', besideTapes) }),
    machine,
    ...(file !== undefined && { file }),
  });
  if (parsed.success) {
    if (parsed.output.firstStages === undefined) delete parsed.output.firstStages;
    if (parsed.output.localLayers === 0) delete parsed.output.localLayers;
    const { heads, globalHeads = heads >> 1, localLayers = 0 } = parsed.output;
    if (globalHeads === heads >> 1) delete parsed.output.globalHeads;
    const problem = shapeProblem({ ...parsed.output, globalHeads, localLayers, vocabulary: 8 });
    if (problem)
      throw new UsageProblem(
        `--layers, --local-layers, --width, --heads, --global-heads, --window, --hidden: ${problem}`,
      );
    return parsed.output;
  }
  const issue = parsed.issues[0];
  const field = (v.getDotPath(issue) ?? 'recipe').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageProblem(fieldProblem(`--${field}`, issue.input, issue.expected ?? issue.message).message);
}

/** `yes` or `no`. */
function yesOrNo(field: string, text: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new UsageProblem(fieldProblem(field, text, 'yes or no').message);
}

/** `600,1,24,0/900,1-3,24,0` as updates, lengths, stretch and distractor cells of two first stages; `none` as none. */
function stagesOf(text: string): Recipe['firstStages'] {
  return text === 'none' ? undefined : text.split('/').map(stageOf);
}

function stageOf(text: string): NonNullable<Recipe['firstStages']>[number] {
  const [updates = '', lengths = '', stretch = '', distractorCells = '', more] = text.split(',');
  if (more !== undefined || [updates, stretch, distractorCells].some((each) => !/^\d+$/.test(each)))
    throw new UsageProblem(
      fieldProblem('--first-stages', text, 'UPDATES,LENGTHS,STRETCH,DISTRACTOR such as 600,1-3,24,0, or none').message,
    );
  return {
    updates: Number(updates),
    lengths: [...rangeOf('--first-stages', lengths)],
    stretch: Number(stretch),
    distractorCells: Number(distractorCells),
  };
}

/** Adds the option that names the machine: one of the Lab's, or a machine file. */
export function addMachineOption(command: Command): Command {
  return command.requiredOption(
    '--machine <ID|FILE>',
    `one of ${MACHINE_LIST}, or a machine file that only reads its input and appends to its output`,
  );
}

/** The machine's id, and of a machine file its text. Throws a `UsageProblem` where there is none, or it cannot be trained on. */
function machineOption(word: string): Pick<Recipe, 'machine' | 'file'> {
  if (MACHINES.includes(word)) return { machine: word };
  if (!existsSync(word))
    throw new UsageProblem(fieldProblem('--machine', word, `one of ${MACHINE_LIST}, or a machine file`).message);
  const opened = openMachine(word);
  const own = ownMachine(opened.machine);
  if (!own.ok) throw new UsageProblem(`${opened.name}: ${own.reason}`);
  return { machine: OWN_MACHINE, file: readFileSync(word, 'utf8') };
}

/** `2-6` as two numbers, `6` as twice the same. */
function rangeOf(field: string, text: string): readonly [number, number] {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first !== undefined && Number(first) >= 1 && Number(last) >= Number(first)) return [Number(first), Number(last)];
  throw new UsageProblem(fieldProblem(field, text, 'a length or a range such as 2-6').message);
}

/** `2-4,8` as all lengths that it names. */
export function lengthsOf(field: string, text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [from, to] = rangeOf(field, part);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/** A whole number of at least `least`. */
export function countOf(field: string, text: string, least: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageProblem(fieldProblem(field, text, `a whole number from ${least} on`).message);
}

/** The stored model in a file. Throws a `UsageProblem` where there is none. */
export function modelIn(file: string): StoredModel {
  try {
    return readModel(readFileSync(file));
  } catch (problem) {
    throw new UsageProblem(`${file}: ${reasonOf(problem)}`);
  }
}

/** Refuses lengths whose cells do not fit on the ring of addresses, or of which no input has an answer. */
export function refuseLengths(problem: unknown, lengths: readonly number[]): never {
  if (!(problem instanceof RangeError)) throw problem;
  const help = problem.message.includes('do not fit on a ring') ? ' Take a larger --ring.' : '';
  throw new UsageProblem(`--lengths: got ${listed(lengths.map(String))}; ${problem.message}${help}`);
}
