import { line } from 'd3';
import { memo, useState, type KeyboardEvent } from 'react';
import type { DiagramGraph, DiagramNode } from './diagram-graph.ts';
import { shortened, type DiagramLayout } from './diagram-layout.ts';
import styles from './StateDiagram.module.css';

interface DiagramDrawingProps {
  readonly graph: DiagramGraph;
  readonly layout: DiagramLayout;
  readonly onChoose: (node: DiagramNode) => void;
}

const pathOf = line<{ x: number; y: number }>(
  ({ x }) => x,
  ({ y }) => y,
);

/** The boxes and arrows at their places. Drawn once a layout: stepping changes attributes only. */
export const DiagramDrawing = memo(function DiagramDrawing({ graph, layout, onChoose }: DiagramDrawingProps) {
  const nodes = graph.groups.flatMap((group) => group.nodes);
  const [focused, setFocused] = useState(0);
  const onKeyDown = (event: KeyboardEvent<SVGGElement>, index: number) => {
    const by: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const target = by[event.key] === undefined ? undefined : nodes[index + by[event.key]!];
    if (event.key === 'Enter' || event.key === ' ') onChoose(nodes[index]!);
    else if (target) {
      setFocused(index + by[event.key]!);
      event.currentTarget
        .closest('svg')
        ?.querySelector<SVGGElement>(`[data-node="${CSS.escape(target.id)}"]`)
        ?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <defs>
        {['arrow', 'arrow-lit'].map((id) => (
          <marker
            key={id}
            id={id}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path className={id === 'arrow' ? styles.arrowhead : styles.arrowheadLit} d="M0 0 8 4 0 8z" />
          </marker>
        ))}
      </defs>
      <g data-canvas>
        {graph.groups.map((group) => {
          const box = layout.groups.get(group.id)!;
          return (
            <g key={group.id} data-group={group.id} className={styles.group}>
              <rect {...box} rx="6" />
              <text x={box.x + 12} y={box.y + 20}>
                {shortened(group.label)}
              </text>
            </g>
          );
        })}
        {graph.edges.map((edge) => {
          const corners = layout.edges.get(edge.id);
          return (
            corners && <path key={edge.id} data-edge={edge.id} className={styles.edge} d={pathOf(corners) ?? ''} />
          );
        })}
        {nodes.map((node, index) => {
          const box = layout.nodes.get(node.id)!;
          return (
            <g
              key={node.id}
              data-node={node.id}
              className={styles.node}
              data-folded={node.isFolded && node.states.length > 1 ? '' : undefined}
              role="button"
              tabIndex={index === Math.min(focused, nodes.length - 1) ? 0 : -1}
              aria-label={
                node.isFolded && node.states.length > 1 ? `Unfold ${node.title}` : `State ${node.title}: show its rules`
              }
              onClick={() => onChoose(node)}
              onFocus={() => setFocused(index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <title>{node.title}</title>
              <rect {...box} rx={box.height / 2} />
              <text x={box.x + box.width / 2} y={box.y + box.height / 2 + 4}>
                {shortened(node.label)}
              </text>
            </g>
          );
        })}
      </g>
    </>
  );
});
