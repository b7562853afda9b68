import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import { matchingRule, type Rule } from '../../machine/table/rules.ts';
import type { Solution } from '../../runs/solution.ts';
import { operandMarks } from './make-views.ts';
import type { CellMark, CellWindow, ConfigurationView } from '../views/views.ts';

/** Cells on either side of a head that are handed over where no window is given. */
const DEFAULT_REACH = 500;
/** Cells beyond a window's width that are handed over when the head has left the window: the view follows the head by itself. */
const FOLLOWING_MARGIN = 64;

/**
 * The configuration after `step` steps, with the rule that led to it; of each tape its window, or what is near its head where none
 * is given – or, where windows are said to follow heads, where the head has left it. `rules` are those of the machine.
 */
export function configurationView(
  solution: Solution,
  rules: readonly Rule[],
  step: number,
  windows: readonly (CellWindow | undefined)[],
  followsHeads = false,
): ConfigurationView {
  const { run } = solution;
  const { machine } = run.engine;
  const applied = step > 0 ? appliedRule(run, rules, step - 1) : undefined;
  const engine = run.seek(step);
  const tapes = machine.tapes.map((tape, number) => {
    const { first, last } = engine.extent(number);
    const head = engine.head(number);
    const wanted = windows[number];
    const reach = wanted ? wanted.to - wanted.from + FOLLOWING_MARGIN : DEFAULT_REACH;
    const near = { from: Math.max(first, head - reach), to: Math.min(last, head + reach) + 1 };
    const { from, to } = wanted && (!followsHeads || (head >= wanted.from && head < wanted.to)) ? wanted : near;
    const symbols: string[] = [];
    for (let cell = from; cell < to; cell++) {
      const symbol = engine.symbol(number, cell);
      symbols.push(symbol === 0 ? '' : tape.symbols[symbol]!);
    }
    return { head, first, last, from, symbols };
  });
  return {
    step,
    state: engine.state,
    previousState: applied?.state ?? null,
    rule: applied?.rule ?? null,
    tapes,
    marks: [...(applied?.marks ?? []), ...operandMarks(solution, step)],
  };
}

/** The rule that step number `step` (0-based) applies, and the cells it reads and writes. */
function appliedRule(
  run: RecordedRun,
  rules: readonly Rule[],
  step: number,
): { state: number; rule: number; marks: CellMark[] } {
  const engine = run.seek(step);
  const { machine } = engine;
  const heads = machine.tapes.map((_, tape) => engine.head(tape));
  const symbols = heads.map((head, tape) => engine.symbol(tape, head));
  const rule = matchingRule(rules, engine.state, symbols);
  const marks: CellMark[] = [];
  rules[rule]!.read.forEach((group, tape) => {
    if (group) marks.push({ tape, cell: heads[tape]!, why: 'read' });
  });
  for (const { tape, write } of machine.transitions[rules[rule]!.transition]!.actions)
    if (write >= 0) marks.push({ tape, cell: heads[tape]!, why: 'written' });
  return { state: engine.state, rule, marks };
}
