import * as v from 'valibot';
import { Vocabulary } from '../data/vocabulary.ts';
import { modelTensors } from '../model/shape.ts';
import { recipeSchema } from '../training/recipe.ts';
import { machineOf, shapeOf } from '../training/trainer.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How often something held, of how many; `wilson` makes the interval of it. */
const tallySchema = v.pipe(
  v.object({ count, of: count }),
  v.transform(({ count: held, of }): [number, number] => [held, of]),
);

/** A line of `log.jsonl` behind the first: means over the updates since the line before. */
const logLineSchema = v.object({ update: count, loss: v.number(), tokens: v.number(), seconds: v.number() });

/** A line of `evaluation.jsonl`: what a model did on inputs of one length. */
const evaluationLineSchema = v.object({
  length: count,
  text: tallySchema,
  answer: tallySchema,
  attention: v.array(tallySchema),
  intervention: v.object({ operands: tallySchema, results: tallySchema }),
});

const cutSharesSchema = v.object({ text: tallySchema, operands: tallySchema, results: tallySchema });

/** A line of `masked.jsonl`: what a model did while its heads were kept from seeing sources. */
const cutLineSchema = v.object({
  length: count,
  source: cutSharesSchema,
  other: cutSharesSchema,
  nothing: cutSharesSchema,
});

/** Lines at the end of a log whose mean is called the last loss. */
const LAST_LINES = 5;

/**
 * What a training run came to, read off its log and its evaluation. Where it was stopped before its last update it has fewer updates than
 * its recipe; where it was not evaluated, or no source masked, those lists are empty. Throws a `ValiError` when a file is not of that form.
 */
export function runFigures(name: string, log: string, evaluation: string, masked: string) {
  const [head, ...rest] = jsonLines(log);
  const { recipe } = v.parse(v.object({ recipe: recipeSchema }), head);
  const lines = v.parse(v.array(logLineSchema), rest);
  const vocabulary = new Vocabulary(machineOf(recipe), recipe.ring);
  let tokens = 0;
  lines.forEach((line, index) => (tokens += line.tokens * (line.update - (lines[index - 1]?.update ?? 0))));
  const last = lines.slice(-LAST_LINES);
  return {
    name,
    recipe,
    parameters: modelTensors(shapeOf(recipe, vocabulary)).length,
    updates: lines.at(-1)?.update ?? 0,
    /** Tokens of all texts that it was trained on, prompts included. */
    tokens: Math.round(tokens),
    /** Processor seconds of training. */
    seconds: lines.at(-1)?.seconds ?? 0,
    /** Mean cross-entropy a token of the last hundred updates or so. */
    lastLoss: Number((last.reduce((sum, { loss }) => sum + loss, 0) / Math.max(1, last.length)).toPrecision(4)),
    lengths: v.parse(v.array(evaluationLineSchema), jsonLines(evaluation)).map((line) => ({
      length: line.length,
      /** Texts that are the machine's to the last token. */
      text: line.text,
      /** Texts that end with the right answer. */
      answer: line.answer,
      /** Fetched tokens at which the head that is trained to look at sources looked at the source most; null where no token is fetched. */
      trainedHead: line.attention.at(-1) ?? null,
      /** Operands, and results that are read again, that follow when another symbol is put at their source. */
      operandsFollow: line.intervention.operands,
      resultsFollow: line.intervention.results,
    })),
    masked: v.parse(v.array(cutLineSchema), jsonLines(masked)),
  };
}

const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
