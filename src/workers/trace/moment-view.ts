import { plain } from '../../cot/text.ts';
import type { Rule } from '../../machine/table/rules.ts';
import type { Solution } from '../../runs/solution.ts';
import { configurationView } from './configuration-view.ts';
import { operandView } from './make-views.ts';
import type { AtomicStateView, CellWindow, MomentView } from '../views/views.ts';

/** The configuration after `step` steps as `configurationView` says, with the atomic state that it is in or has just finished. */
export function momentView(
  solution: Solution,
  rules: readonly Rule[],
  step: number,
  windows: readonly (CellWindow | undefined)[],
  followsHeads: boolean,
): MomentView {
  const position = step > 0 ? solution.trace.outerPositionAt(step - 1) : -1;
  const [atomicState] = position < 0 ? [] : atomicStateViews(solution, position, position + 1);
  return {
    configuration: configurationView(solution, rules, step, windows, followsHeads),
    atomicState: atomicState ?? null,
  };
}

/** The atomic states at the positions [from, to). */
export function atomicStateViews(solution: Solution, from: number, to: number): AtomicStateView[] {
  const narrations = new Map(solution.subject.narrations.map((narration) => [narration.kind.name, narration]));
  const views: AtomicStateView[] = [];
  for (let position = from; position < Math.min(to, solution.trace.outerLength); position++) {
    const state = solution.trace.state(solution.trace.outerIndex(position));
    const pieces = narrations.get(state.kind.name)!.narrate(state, 'tail');
    views.push({
      position,
      name: state.kind.name,
      title: plain(pieces.state),
      firstStep: state.firstStep,
      endStep: state.endStep,
      fetched: state.fetched.map((operand) => operandView(solution, operand)),
      results: state.results.map((operand) => operandView(solution, operand)),
      next: plain(pieces.next ?? []),
    });
  }
  return views;
}
