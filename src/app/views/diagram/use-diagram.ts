import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import { NewestNext } from '../../../base/newest-next.ts';
import { reasonOf } from '../../../base/problems.ts';
import type { MachineView } from '../../../workers/views/views.ts';
import { elkGraph, isSlow, placed, type DiagramLayout } from './graph/diagram-layout.ts';
import { diagramTree, type DiagramTree } from './graph/hierarchy.ts';
import { isEdited, keptLayout } from './graph/kept-layout.ts';
import { layouts } from './graph/layout-service.ts';
import { textMeasure } from './graph/measure-text.ts';
import { countArrows, stateTransitions } from './graph/transitions.ts';
import { visibleGraph, type VisibleGraph } from './graph/visible-graph.ts';

/** Milliseconds that a layout is waited for before an edited machine is drawn in the places of the one before. */
const WAIT_FOR_LAYOUT = 20;

/**
 * Most arrows of a diagram: those of a thousand states, which take the layout engine six seconds. More cannot be read, and their drawing
 * would hold the page up.
 */
const MOST_ARROWS = 2500;

/** A diagram as it is drawn: the expansion that was asked for last and has been laid out. */
export interface ShownDiagram {
  readonly tree: DiagramTree;
  /** Whether it is drawn in the places of the machine before it was edited, until it has been laid out. */
  readonly isKept: boolean;
  readonly expanded: ReadonlySet<string>;
  readonly graph: VisibleGraph;
  readonly layout: DiagramLayout;
}

interface UsedDiagram {
  /** The last drawing that is ready; it stays until the next one is. */
  readonly shown: ShownDiagram | undefined;
  readonly isWaiting: boolean;
  /** Why there is no drawing of what was asked for. */
  readonly problem: string | undefined;
  /** How many arrows there would be, where they are more than can be drawn. */
  readonly tooMany: number | undefined;
}

/** The states of a machine, grouped. */
export function useTree(machine: MachineView): DiagramTree {
  return useMemo(() => diagramTree(machine), [machine]);
}

/**
 * Lays out the machine with these groups expanded, away from the page's thread.
 *
 * @param place the element whose font the labels have
 * @param attempt another number asks again after a failure
 */
export function useDiagram(
  machine: MachineView,
  tree: DiagramTree,
  expanded: ReadonlySet<string>,
  place: RefObject<Element | null>,
  attempt: number,
): UsedDiagram {
  const arrows = useMemo(() => countArrows(machine), [machine]);
  const isTooLarge = arrows > MOST_ARROWS;
  const transitions = useMemo(() => (isTooLarge ? [] : stateTransitions(machine)), [machine, isTooLarge]);
  const [shown, setShown] = useState<ShownDiagram>();
  const [failure, setFailure] = useState<{ expanded: ReadonlySet<string>; attempt: number; message: string }>();
  const [asked] = useState(() => new NewestNext());
  useEffect(() => {
    if (isTooLarge) return undefined;
    const ended = new AbortController();
    const isWanted = () => !ended.signal.aborted;
    const graph = visibleGraph(tree, transitions, expanded);
    const measured = textMeasure(place.current ?? document.body).then((measure) => elkGraph(graph, measure));
    const keep = (wanted: ElkNode) => {
      if (isWanted()) setShown((before) => before && keptDiagram(before, { tree, expanded, graph }, wanted));
    };
    // Where it cannot be measured, `draw` says so.
    const late = setTimeout(() => void measured.then(keep).catch(() => undefined), isSlow(graph) ? 0 : WAIT_FOR_LAYOUT);
    const draw = async () => {
      try {
        const wanted = await measured;
        if (!isWanted()) return;
        const answer = await layouts.layout(wanted);
        if (!isWanted()) return;
        clearTimeout(late);
        setShown({ tree, expanded, graph, layout: placed(graph, answer), isKept: false });
      } catch (error) {
        if (isWanted()) setFailure({ expanded, attempt, message: reasonOf(error) });
      }
    };
    const begin = (isKnown: boolean) => {
      if (isKnown) void draw();
      // While a machine is typed only the newest is laid out next: the engine cannot be stopped, and a large one takes it seconds.
      else if (isWanted()) asked.ask(draw);
    };
    void measured.then((wanted) => layouts.knows(wanted)).then(begin, () => begin(false));
    return () => {
      ended.abort();
      clearTimeout(late);
    };
  }, [tree, transitions, expanded, place, attempt, asked, isTooLarge]);
  const problem = failure?.expanded === expanded && failure.attempt === attempt ? failure.message : undefined;
  const isReady = shown?.tree === tree && shown.expanded === expanded && !shown.isKept;
  const isOfBefore = problem === undefined && shown !== undefined && isEdited(shown.tree.items, tree.items);
  return {
    shown: !isTooLarge && (shown?.tree === tree || isOfBefore) ? shown : undefined,
    isWaiting: !isTooLarge && !isReady && problem === undefined,
    problem,
    tooMany: isTooLarge ? arrows : undefined,
  };
}

/** The drawing of an edited machine in the places of the one before; none where that was another machine. */
function keptDiagram(
  before: ShownDiagram,
  after: Pick<ShownDiagram, 'tree' | 'expanded' | 'graph'>,
  wanted: ElkNode,
): ShownDiagram | undefined {
  if (before.tree === after.tree) return before;
  const layout = keptLayout(before.layout, after.graph, wanted);
  return layout && { ...after, layout, isKept: true };
}
