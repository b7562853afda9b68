import { select, zoom, zoomIdentity, type ZoomBehavior } from 'd3';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MachineView } from '../../../workers/views.ts';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/Panel.tsx';
import { DiagramDrawing } from './DiagramDrawing.tsx';
import { allSubroutines, diagramGraph, edgeBetween, firstUnfolded, type DiagramNode } from './diagram-graph.ts';
import { layoutDiagram, type DiagramLayout } from './diagram-layout.ts';
import { saveSvg } from './save-svg.ts';
import styles from './StateDiagram.module.css';

interface StateDiagramPanelProps {
  readonly machine: MachineView;
  /** The current state, or `ACCEPT` or `REJECT`. */
  readonly state: number;
  /** The state before the rule just applied; null at the start. */
  readonly previousState: number | null;
  /** Called with the state whose rules are wanted. */
  readonly onSelectState: (state: number) => void;
}

/** The states of the machine and where its rules lead; the current state and the arrow just taken are lit. */
export const StateDiagramPanel = memo(function StateDiagramPanel({
  machine,
  state,
  previousState,
  onSelectState,
}: StateDiagramPanelProps) {
  const [unfolded, setUnfolded] = useState(() => firstUnfolded(machine));
  const graph = useMemo(() => diagramGraph(machine, unfolded), [machine, unfolded]);
  const { layout, problem } = useLayout(graph);
  const svg = useRef<SVGSVGElement>(null);
  const { fit, zoomBy } = useZoom(svg, layout, graph.nodeOf.get(state)?.node);
  useLit(svg, graph.nodeOf, state, previousState, layout);

  const choose = useCallback(
    (node: DiagramNode) => {
      if (node.isFolded && node.states.length > 1) setUnfolded((before) => new Set([...before, node.subroutine!]));
      else if (node.states[0]! >= 0) onSelectState(node.states[0]!);
    },
    [onSelectState],
  );
  const subroutines = useMemo(() => allSubroutines(machine), [machine]);
  const isAllUnfolded = unfolded.size === subroutines.length;
  return (
    <Panel
      title="State diagram"
      note={`${machine.states.length} states in ${graph.groups.length} groups`}
      actions={
        <>
          {subroutines.length > 0 && (
            <Button size="small" onClick={() => setUnfolded(new Set(isAllUnfolded ? [] : subroutines))}>
              {isAllUnfolded ? 'Fold all' : 'Unfold all'}
            </Button>
          )}
          <Button size="small" aria-label="Smaller" onClick={() => zoomBy(1 / 1.4)}>
            −
          </Button>
          <Button size="small" aria-label="Larger" onClick={() => zoomBy(1.4)}>
            +
          </Button>
          <Button size="small" onClick={fit}>
            Fit
          </Button>
          <Button
            size="small"
            disabled={!layout}
            onClick={() => layout && saveSvg(svg.current!, layout, `${machine.name}-states.svg`)}
            title="Save the diagram as a file"
          >
            SVG
          </Button>
        </>
      }
    >
      {problem ? (
        <p className={styles.waiting} role="alert">
          The diagram could not be laid out: {problem}
        </p>
      ) : layout ? (
        <svg ref={svg} className={styles.diagram} role="group" aria-label={`State diagram of ${machine.name}`}>
          <DiagramDrawing graph={graph} layout={layout} onChoose={choose} />
        </svg>
      ) : (
        <p className={styles.waiting}>Laying out {machine.states.length} states…</p>
      )}
    </Panel>
  );
});

function useLayout(graph: ReturnType<typeof diagramGraph>): {
  layout: DiagramLayout | undefined;
  problem: string | undefined;
} {
  const [result, setResult] = useState<{ graph: unknown; layout?: DiagramLayout; problem?: string }>();
  useEffect(() => {
    let current = true;
    layoutDiagram(graph).then(
      (layout) => current && setResult({ graph, layout }),
      (error: unknown) =>
        current && setResult({ graph, problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      current = false;
    };
  }, [graph]);
  // While another folding is laid out nothing of the old one fits any more.
  const isCurrent = result?.graph === graph;
  return { layout: isCurrent ? result.layout : undefined, problem: isCurrent ? result.problem : undefined };
}

/** Zoom and pan by pointer; the picture moves only when the person moves it. */
function useZoom(
  svg: React.RefObject<SVGSVGElement | null>,
  layout: DiagramLayout | undefined,
  current: string | undefined,
) {
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown>>(undefined);
  const latest = useRef(current);
  latest.current = current;
  const show = useCallback(
    (leastScale: number) => {
      if (!svg.current || !layout || !behaviour.current) return;
      const { clientWidth, clientHeight } = svg.current;
      const whole = Math.min(LARGEST_FIT, (clientWidth - 24) / layout.width, (clientHeight - 16) / layout.height);
      const scale = Math.max(whole, leastScale);
      const middle = layout.nodes.get(latest.current ?? '') ?? { x: 0, y: 0, width: 0, height: 0 };
      const left = placed(clientWidth, layout.width * scale, (middle.x + middle.width / 2) * scale);
      const top = placed(clientHeight, layout.height * scale, (middle.y + middle.height / 2) * scale);
      behaviour.current.transform(select(svg.current), zoomIdentity.translate(left, top).scale(scale));
    },
    [svg, layout],
  );
  const fit = useCallback(() => show(0), [show]);
  useEffect(() => {
    if (!svg.current || !layout) return undefined;
    const element = svg.current;
    behaviour.current = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.05, 3])
      .on('zoom', ({ transform }: { transform: { toString: () => string } }) => {
        element.querySelector('[data-canvas]')?.setAttribute('transform', transform.toString());
      });
    select(element).call(behaviour.current).on('dblclick.zoom', null);
    // A large machine opens at a size that can be read, around the current state; Fit shows all of it.
    const observer = new ResizeObserver(() => show(LEAST_READABLE));
    observer.observe(element);
    return () => observer.disconnect();
  }, [svg, layout, show]);
  const zoomBy = (factor: number) => {
    if (svg.current) behaviour.current?.scaleBy(select(svg.current), factor);
  };
  return { fit, zoomBy };
}

const LARGEST_FIT = 1.1;
const LEAST_READABLE = 0.75;

/** Where a picture starts in a window: in its middle if it fits, else so that a place of it is in the middle of the window. */
function placed(window: number, picture: number, place: number): number {
  if (picture <= window) return (window - picture) / 2;
  return Math.min(12, Math.max(window - picture - 12, window / 2 - place));
}

/** Lights the current box and the arrow just taken, by attributes alone: a step draws nothing anew. */
function useLit(
  svg: React.RefObject<SVGSVGElement | null>,
  nodeOf: ReturnType<typeof diagramGraph>['nodeOf'],
  state: number,
  previousState: number | null,
  layout: DiagramLayout | undefined,
) {
  useEffect(() => {
    const root = svg.current;
    if (!root || !layout) return;
    for (const lit of root.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
    const light = (attribute: string, id: string | undefined) => {
      if (id !== undefined) root.querySelector(`[${attribute}="${CSS.escape(id)}"]`)?.setAttribute('data-lit', '');
    };
    const place = nodeOf.get(state);
    light('data-node', place?.node);
    light('data-group', place?.group);
    if (previousState !== null) light('data-edge', edgeBetween(nodeOf, previousState, state));
  }, [svg, nodeOf, state, previousState, layout]);
}
