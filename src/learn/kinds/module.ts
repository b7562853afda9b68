import type { Random } from '../../base/random.ts';
import type { VariantId } from '../../cot/variants.ts';
import type { Answer } from '../answer.ts';
import { LessonRun } from '../lesson-run.ts';
import type { Exercise, Explanation, Mistake, Place, QuestionReference, ShownBlock, Verdict } from '../question.ts';
import { blocksOf, blockWith } from '../shown-blocks.ts';
import { taskOf } from '../topics.ts';
import { wrongForm } from '../wrong-form.ts';

/** The answers, in the order in which they are offered, each with the variant that it is right for. */
const CHOICES = [
  { module: 'memory fetcher', variant: 'without-memory-fetcher' },
  { module: 'atomic state', variant: 'without-atomic-state' },
  { module: 'linear transition', variant: 'without-linear-transition' },
  { module: 'none', variant: 'tail' },
] as const satisfies readonly { readonly module: string; readonly variant: VariantId }[];

type Module = (typeof CHOICES)[number]['module'];

/** The answers as sentences. */
const SENTENCES: readonly string[] = [
  'The memory fetcher: operands are not written out',
  'The atomic state: steps are too large',
  'The linear transition: no line says where it leads',
  'None: all three are there',
];

/** A text and what is missing in it. */
interface Shown {
  readonly missing: Module;
  readonly blocks: readonly ShownBlock[];
  /** How many atomic states the algorithm makes, and how many have lines in the text. */
  readonly states: number;
  readonly shownStates: number;
}

/**
 * *Which module is missing here?* The text of a variant that is drawn; one answer for each. Undefined where two of the texts are equal.
 */
export function moduleExercise(reference: QuestionReference, random: Random): Exercise | undefined {
  const run = new LessonRun(taskOf(reference.topic), reference.length!, random);
  const texts = CHOICES.map(({ variant }) => run.text(variant));
  if (new Set(texts.map(({ text }) => text)).size < texts.length) return undefined;
  const right = random.integer(0, CHOICES.length - 1);
  const text = texts[right]!;
  const { blocks } = blocksOf(text, { withSpans: false });
  const shown: Shown = {
    missing: CHOICES[right]!.module,
    blocks,
    states: run.states,
    shownStates: text.states.length,
  };
  return {
    question: {
      reference,
      prompt: ['Which of the three modules is missing in this text, whose query is shown first?'],
      shown: {
        kind: 'text',
        task: run.task.id,
        instance: run.instance,
        query: run.query,
        blocks,
        isCut: false,
      },
      form: { form: 'choice', choices: SENTENCES },
    },
    judge: (answer) => judge(shown, answer),
    explain: () => explain(shown, right),
  };
}

function judge(shown: Shown, answer: Answer): Verdict {
  const chosen = answer.form === 'choice' ? CHOICES[answer.choice]?.module : undefined;
  if (chosen === undefined) return wrongForm('one of the answers that are offered');
  const { missing } = shown;
  if (chosen === missing) return { right: true, reason: `Right. ${evidence(shown)}` };
  if (chosen === 'none') return wrong(shown, 'something is missing', evidence(shown), 0);
  if (missing === 'none')
    return wrong(shown, 'nothing is missing', `Look at this line: ${presence(chosen)}`, blockOfModule(shown, chosen));
  if (chosen === 'memory fetcher')
    return missing === 'atomic state'
      ? wrong(
          shown,
          'more is missing',
          `Operands are not written out, that is true; but more is missing. ${evidence(shown)}`,
          0,
        )
      : wrong(shown, 'operands are there', presence(chosen), blockOfModule(shown, chosen));
  if (chosen === 'atomic state')
    return missing === 'memory fetcher'
      ? wrong(shown, 'states are there', `All ${shown.states} atomic states have lines of their own here.`, 0)
      : wrong(
          shown,
          'states have lines',
          `States are left out here, but each line is a single atomic state with its own operands; no line sums several up.`,
          blockOfModule(shown, 'memory fetcher'),
        );
  return wrong(shown, 'transitions are there', presence(chosen), blockOfModule(shown, chosen));
}

function wrong({ blocks }: Shown, mistake: Mistake, reason: string, block: number): Verdict {
  const place: Place | undefined = block >= 0 && block < blocks.length ? { kind: 'block', block } : undefined;
  return { right: false, mistake, reason, ...(place && { place }) };
}

/** What shows that a module is there. */
function presence(module: Exclude<Module, 'none'>): string {
  if (module === 'memory fetcher') return 'the operands are written out before the result.';
  if (module === 'atomic state') return 'it is one atomic state alone, and each has lines of its own.';
  return 'it says which state comes next.';
}

/** What shows that a module is missing. */
function evidence({ missing, states, shownStates }: Shown): string {
  if (missing === 'memory fetcher')
    return 'Every line gives a result and says where it leads, but no line says what the result was made of.';
  if (missing === 'atomic state')
    return `Of ${states} atomic states only ${shownStates} have lines: each line jumps over a whole pass of the loop.`;
  if (missing === 'linear transition')
    return `Each line gives operands and a result, but none says which comes next; ${shownStates} of ${states} atomic states are shown.`;
  return `All ${states} atomic states have lines, with operands, results and where they lead.`;
}

/** The first block in which a module can be seen, or −1. */
function blockOfModule({ blocks }: Shown, module: Module): number {
  if (module === 'memory fetcher') return blockWith(blocks, 'fetch');
  if (module === 'linear transition') return blockWith(blocks, 'next');
  return 0;
}

function explain(shown: Shown, right: number): Explanation {
  const { missing, states, shownStates } = shown;
  const look = (module: Exclude<Module, 'none'>, isThere: boolean) => {
    const block = isThere ? blockOfModule(shown, module) : -1;
    return block >= 0 ? { place: { kind: 'block', block } as const } : {};
  };
  const hasOperands = blockWith(shown.blocks, 'fetch') >= 0;
  const hasTransitions = blockWith(shown.blocks, 'next') >= 0;
  return {
    steps: [
      {
        sentence: hasOperands ? 'Operands are written out.' : 'No operands are written out.',
        ...look('memory fetcher', hasOperands),
      },
      {
        sentence: hasTransitions ? 'Lines say where they lead.' : 'No line says where it leads.',
        ...look('linear transition', hasTransitions),
      },
      { sentence: `${shownStates} of ${states} atomic states have lines.` },
      { sentence: missing === 'none' ? 'So nothing is missing.' : `So the ${missing} is missing. ${evidence(shown)}` },
    ],
    answer: { form: 'choice', choice: right },
  };
}
