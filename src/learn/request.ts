import * as v from 'valibot';
import { fieldProblem, type FieldProblem } from '../base/problems.ts';
import { Random } from '../base/random.ts';
import { VARIANT_IDS, type VariantId } from '../cot/variants.ts';
import { QUESTION_KINDS, type QuestionKind, type QuestionReference, type QuestionRequest } from './question.ts';
import { drawnTopicsOf, lengthsOf, taskOf, topicsOf, usualLength } from './topics.ts';

/** Greatest seed: it is written with at most nine digits. */
export const MOST_SEED = 999_999_999;

/** The forms of text of which a question of a kind can be asked, the usual one first; empty where the kind takes none. */
export const VARIANTS_OF_KIND: Readonly<Record<QuestionKind, readonly VariantId[]>> = {
  cell: ['tail', 'tail-styled'],
  origin: ['tail', 'tail-styled'],
  module: [],
  fault: ['tail', 'tail-styled'],
  tokens: [
    'tail',
    'tail-styled',
    'without-memory-fetcher',
    'without-atomic-state',
    'without-linear-transition',
    'direct',
    'turing-program',
  ],
  machine: [],
};

const KINDS = Object.keys(QUESTION_KINDS) as QuestionKind[];

const requestSchema = v.strictObject({
  kind: v.picklist(KINDS),
  seed: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_SEED)),
  topic: v.optional(v.string()),
  variant: v.optional(v.picklist(VARIANT_IDS)),
  length: v.optional(v.pipe(v.number(), v.safeInteger())),
});

/** What each part may be, to be read after “allowed:”. */
const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['question', 'an object with a kind and a seed'],
  ['kind', `one of ${KINDS.join(', ')}`],
  ['seed', `a whole number, 0 to ${MOST_SEED}`],
  ['topic', 'a text'],
  ['variant', `one of ${VARIANT_IDS.join(', ')}`],
  ['length', 'a whole number'],
]);

const FIELDS = ['kind', 'seed', 'topic', 'variant', 'length'];

/** A request with everything said, or all that is wrong with it. */
export type ResolvedRequest =
  | { readonly ok: true; readonly reference: QuestionReference }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Reads a request from outside, draws what it leaves open, and checks that kind, topic, variant and length go together. */
export function resolveRequest(came: unknown): ResolvedRequest {
  const parsed = v.safeParse(requestSchema, came);
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => {
      const field = v.getDotPath(issue) ?? 'question';
      const allowed = ALLOWED.get(field);
      return allowed === undefined
        ? fieldProblem('question', field, `the fields ${FIELDS.join(', ')}`)
        : fieldProblem(field, issue.input, allowed);
    });
    return { ok: false, problems };
  }
  return resolved(parsed.output);
}

function resolved({ kind, seed, topic, variant, length }: v.InferOutput<typeof requestSchema>): ResolvedRequest {
  const topics = topicsOf(kind);
  if (topic !== undefined && !topics.includes(topic))
    return { ok: false, problems: [fieldProblem('topic', topic, `one of ${topics.join(', ')}`)] };
  const chosen = topic ?? new Random('lesson topic', kind, seed).pick(drawnTopicsOf(kind));
  const problems: FieldProblem[] = [];
  const variants = VARIANTS_OF_KIND[kind];
  if (variant !== undefined && !variants.includes(variant))
    problems.push(fieldProblem('variant', variant, variants.length > 0 ? `one of ${variants.join(', ')}` : 'none'));
  if (kind === 'machine') {
    if (length !== undefined) problems.push(fieldProblem('length', length, 'none'));
    return problems.length > 0 ? { ok: false, problems } : { ok: true, reference: { kind, seed, topic: chosen } };
  }
  const task = taskOf(chosen);
  const { from, to } = lengthsOf(task);
  if (length !== undefined && !(length >= from && length <= to))
    problems.push(fieldProblem('length', length, `a whole number, ${from} to ${to}`));
  if (problems.length > 0) return { ok: false, problems };
  const shown = variant ?? variants[0];
  return {
    ok: true,
    reference: {
      kind,
      seed,
      topic: chosen,
      ...(shown && { variant: shown }),
      length: length ?? usualLength(task, kind),
    },
  };
}

/** A request that is known to be sound, with everything said. Throws where it is not. */
export function referenceOf(request: QuestionRequest): QuestionReference {
  const result = resolveRequest(request);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.reference;
}
