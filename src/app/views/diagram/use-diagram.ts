import { useEffect, useMemo, useState, type RefObject } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { MachineView } from '../../../workers/views/views.ts';
import { elkGraph, placed, type DiagramLayout } from './graph/diagram-layout.ts';
import { diagramTree, type DiagramTree } from './graph/hierarchy.ts';
import { layouts } from './graph/layout-service.ts';
import { textMeasure } from './graph/measure-text.ts';
import { stateTransitions } from './graph/transitions.ts';
import { visibleGraph, type VisibleGraph } from './graph/visible-graph.ts';

/** A diagram as it is drawn: the expansion that was asked for last and has been laid out. */
export interface ShownDiagram {
  readonly tree: DiagramTree;
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
  const transitions = useMemo(() => stateTransitions(machine), [machine]);
  const [shown, setShown] = useState<ShownDiagram>();
  const [failure, setFailure] = useState<{ expanded: ReadonlySet<string>; attempt: number; message: string }>();
  useEffect(() => {
    let isWanted = true;
    const draw = async () => {
      const graph = visibleGraph(tree, transitions, expanded);
      const answer = await layouts.layout(elkGraph(graph, await textMeasure(place.current ?? document.body)));
      if (isWanted) setShown({ tree, expanded, graph, layout: placed(graph, answer) });
    };
    draw().catch((error: unknown) => {
      const message = reasonOf(error);
      if (isWanted) setFailure({ expanded, attempt, message });
    });
    return () => {
      isWanted = false;
    };
  }, [tree, transitions, expanded, place, attempt]);
  const problem = failure?.expanded === expanded && failure.attempt === attempt ? failure.message : undefined;
  const isReady = shown?.tree === tree && shown.expanded === expanded;
  return { shown: shown?.tree === tree ? shown : undefined, isWaiting: !isReady && problem === undefined, problem };
}
