import type { LabRun, LabStep } from './lab-run.ts';
import type { LabVariant } from './variants.ts';

/** A line of a text as a rule: what it shows before it says anything new, and what it then says. Addresses are left out. */
export interface LabRule {
  readonly left: string;
  readonly right: string;
}

/** What a text teaches, in a set of texts: which different rules there are, and for each left side what follows it. */
export class LabRules {
  private readonly known = new Map<string, Set<string>>();

  /** Different rules. */
  get distinct(): number {
    return [...this.known.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Left sides that are followed by different things: what follows them must be guessed. */
  get ambiguous(): number {
    return [...this.known.values()].filter(({ size }) => size > 1).length;
  }

  /** Whether a rule has occurred. */
  has({ left, right }: LabRule): boolean {
    return this.known.get(left)?.has(right) ?? false;
  }

  /** Takes in the rules of a text. */
  add(rules: readonly LabRule[]): void {
    for (const { left, right } of rules) {
      const known = this.known.get(left);
      if (known) known.add(right);
      else this.known.set(left, new Set([right]));
    }
  }
}

/**
 * The rules of a run's text in a variant: one for each line of the algorithm – the state that the line before ended with and the operands
 * → results and next state, as far as the variant shows them –, and one for each cell of the result that is read again. The direct answer
 * has one rule: the whole instance → the answer.
 */
export function labRules(run: LabRun, variant: LabVariant): LabRule[] {
  if (!variant.showsSteps) return [{ left: JSON.stringify(run.instance), right: run.answer }];
  const rules: LabRule[] = [];
  const algorithm = run.steps.filter(({ state }) => state !== undefined);
  let state = run.startState;
  for (let from = 0; from < algorithm.length; from += variant.stepsPerLine) {
    const steps = algorithm.slice(from, from + variant.stepsPerLine);
    const next = steps.at(-1)!.state!;
    const symbols = (of: (step: LabStep) => readonly { readonly symbol: string }[]): string =>
      steps
        .map((step) =>
          of(step)
            .map(({ symbol }) => symbol)
            .join(' '),
        )
        .join(' | ');
    rules.push({
      left: [variant.showsStates ? state : '', variant.showsOperands ? symbols(({ fetched }) => fetched) : ''].join(
        ': ',
      ),
      right: [symbols(({ written }) => written), variant.showsStates ? next : ''].join(' → '),
    });
    state = next;
  }
  const read = run.steps.filter((step) => step.state === undefined);
  read.forEach(({ fetched }, index) =>
    rules.push({
      left: `read: ${fetched.map(({ symbol }) => symbol).join(' ')}`,
      right: index < read.length - 1 ? 'read' : 'end',
    }),
  );
  return rules;
}
