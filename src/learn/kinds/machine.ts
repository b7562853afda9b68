import type { Random } from '../../base/random.ts';
import { Interpreter } from '../../machine/engines/interpreter.ts';
import type { ExchangeMachine } from '../../machine/table/exchange.ts';
import { describeExchange } from '../../machines/exchange-form.ts';
import { YAML } from '../../machines/formats/yaml/yaml.ts';
import type { QuickRunner } from '../../machines/search/quick-runner.ts';
import type { Machine } from '../../machine/table/machine.ts';
import type { Answer } from '../answer.ts';
import { compiledMachine, resultOf, resultWords, runnerOf, sameResult } from '../machine-result.ts';
import { drawMutant, familyOf, type Family, type Mutant } from '../mutants.ts';
import type { Exercise, Explanation, QuestionReference, ShownRule, Verdict } from '../question.ts';
import { isFamily } from '../topics.ts';
import { wrongForm } from '../wrong-form.ts';

/** Steps after which a run is taken not to halt: right machines make fewer on the longest input that can be typed. */
const JUDGED_STEPS = 20_000;

/** A wrong machine beside the right one. */
interface Pair {
  readonly family: Family;
  readonly mutant: Mutant;
  /** The right machine for the engine, and runners of both. */
  readonly machine: Machine;
  readonly right: QuickRunner;
  readonly wrong: QuickRunner;
}

/**
 * *Is this machine right?* A machine with one changed rule that passes the tests that are shown; an answer is an input on which it differs
 * from the right machine. Both are run to decide.
 */
export function machineExercise(reference: QuestionReference, random: Random): Exercise | undefined {
  if (!isFamily(reference.topic)) return undefined;
  const family = familyOf(reference.topic);
  const mutant = drawMutant(family, random);
  const { machine, tests } = mutant;
  const pair: Pair = {
    family,
    mutant,
    machine: compiledMachine(family.right),
    right: runnerOf(family.right),
    wrong: runnerOf(machine),
  };
  const written = YAML.write(describeExchange(machine));
  if (!written.ok) return undefined;
  return {
    question: {
      reference,
      prompt: [family.purpose, ' It passes the tests below, and is wrong all the same. On which input does it fail?'],
      shown: {
        kind: 'machine',
        family: family.id,
        purpose: family.purpose,
        rules: machine.delta.map((rule): ShownRule => {
          const [state, [read], next, [write], [move]] = rule;
          return { state, read: shownSymbol(machine, read!), write: shownSymbol(machine, write!), move: move!, next };
        }),
        source: written.text,
        alphabet: family.alphabet,
        tests: tests.map(({ input, result }) => ({ input, result: resultWords(family, result) })),
      },
      form: { form: 'input', alphabet: family.alphabet },
    },
    judge: (answer) => judge(pair, answer),
    explain: () => explain(pair),
  };
}

/** A symbol of a rule: `-` is any, or the one that was read; a blank is shown as one. */
function shownSymbol({ blank }: ExchangeMachine, symbol: string | null): string {
  if (symbol === null) return '-';
  return symbol === blank ? '⊔' : symbol;
}

function judge(pair: Pair, answer: Answer): Verdict {
  if (answer.form !== 'input') return wrongForm('an input');
  const { family, mutant } = pair;
  const { input } = answer;
  const unknown = [...input].find((symbol) => !family.alphabet.includes(symbol));
  if (unknown !== undefined)
    return {
      right: false,
      mistake: 'foreign symbol',
      reason: `“${unknown}” is no symbol of an input; allowed: ${family.alphabet.join(' and ')}.`,
    };
  const runs = followBoth(pair, input);
  const place = { kind: 'run', input, step: runs.step, cell: runs.cell } as const;
  const wanted = resultOf(pair.right, input, JUDGED_STEPS);
  const came = resultOf(pair.wrong, input, JUDGED_STEPS);
  const right = resultWords(family, wanted);
  if (!sameResult(family, wanted, came)) {
    const reason = `Right: on ${quoted(input)} a right machine ${right}, this one ${resultWords(family, came)}.`;
    return { right: true, reason, place };
  }
  if (mutant.tests.some((test) => test.input === input)) {
    const reason = `${quoted(input)} is one of the tests below: the machine passes it, as it should it ${right}.`;
    return { right: false, mistake: 'shown test', reason, place };
  }
  if (!runs.usesRule) {
    const reason = `On ${quoted(input)} it ${right}, as it should: its run never comes to the rule that is wrong.`;
    return { right: false, mistake: 'rule not used', reason, place };
  }
  const reason = `On ${quoted(input)} it ${right}, as it should, although the rule that is wrong is used, first at step ${runs.step}: there it does no harm.`;
  return { right: false, mistake: 'equal result', reason, place };
}

/** Where the run of the wrong machine first comes to the changed rule, or where it ends. */
interface Followed {
  readonly usesRule: boolean;
  readonly step: number;
  readonly cell: number;
}

/** Up to the changed rule both machines do the same. */
function followBoth({ machine, mutant }: Pair, input: string): Followed {
  const tape = machine.tapes[0]!;
  const engine = new Interpreter(machine, { [tape.name]: [...input] });
  for (;;) {
    const cell = engine.head(0);
    const symbol = tape.symbols[engine.symbol(0, cell)];
    const state = machine.states[engine.state]?.name;
    if (state === mutant.state && symbol === mutant.read) return { usesRule: true, step: engine.steps, cell };
    engine.run(engine.steps + 1);
    if (engine.outcome.kind !== 'step limit' || engine.steps >= JUDGED_STEPS)
      return { usesRule: false, step: engine.steps, cell };
  }
}

const quoted = (input: string): string => (input === '' ? 'the empty input' : `“${input}”`);

function explain(pair: Pair): Explanation {
  const { family, mutant } = pair;
  const { counterexample: input, state, read } = mutant;
  const { step, cell } = followBoth(pair, input);
  const wanted = resultWords(family, resultOf(pair.right, input, JUDGED_STEPS));
  const came = resultWords(family, resultOf(pair.wrong, input, JUDGED_STEPS));
  const symbol = read === family.right.blank ? 'an empty cell' : `“${read}”`;
  return {
    steps: [
      { sentence: `The rule of the state “${state}” that reads ${symbol} is wrong or missing.` },
      {
        sentence: `The run on ${quoted(input)} comes to it at step ${step}.`,
        place: { kind: 'run', input, step, cell },
      },
      { sentence: `A right machine ${wanted} there; this one ${came}.` },
    ],
    answer: { form: 'input', input },
  };
}
