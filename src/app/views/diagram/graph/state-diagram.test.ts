import { expect, test } from 'vitest';
import { taskById } from '../../../../tasks/registry.ts';
import { TraceService } from '../../../../workers/trace/trace-service.ts';
import type { MachineView } from '../../../../workers/views/views.ts';
import { arrowPath } from './arrow-path.ts';
import { elkGraph } from './diagram-layout.ts';
import { firstExpansion, fullExpansion, toggled } from './expansion.ts';
import { diagramTree, type DiagramItem } from './hierarchy.ts';
import { neighbour } from './neighbour.ts';
import { symbolSetLabel } from './symbol-set.ts';
import { stateTransitions } from './transitions.ts';
import { pairKey, visibleBoxOf, visibleGraph } from './visible-graph.ts';

/** States by name, with one tape; each rule reads one symbol and leads somewhere. */
function machineOf(
  names: readonly string[],
  rules: readonly (readonly [from: number, read: string[] | null, to: number])[],
): MachineView {
  return {
    name: 'example',
    tapes: [{ name: 'input', symbols: ['', ...'0123456789'] }],
    states: names.map((name) => ({ name, path: name === 'start' ? [] : name.replace(/ (\[|· ).*$/, '').split(' / ') })),
    kinds: [],
    rules: rules.map(([state, read, next]) => ({ state, read: [read], write: [null], move: ['R'], next })),
  };
}

const example = machineOf(
  [
    'start',
    'cell',
    'cell / read / back',
    'cell / read / back · 2',
    'cell / add [carry = 1]',
    'row / append',
    'row / append · 2',
  ],
  [
    [0, null, 1],
    [1, ['0'], 2],
    [1, ['1', '2', '3'], 4],
    [1, [''], -1],
    [2, null, 3],
    [3, null, 3],
    [4, null, 5],
    [5, null, 6],
    [6, null, 1],
  ],
);

const outline = (item: DiagramItem): unknown =>
  item.kind === 'group'
    ? { [item.label]: item.items.map(outline) }
    : [item.label, item.detail].filter(Boolean).join(' | ');

test('states are grouped by the scopes of their path, and a group that holds but one group is merged with it', () => {
  const tree = diagramTree(example);
  expect(tree.items.map(outline)).toEqual([
    'start',
    { cell: ['cell', { read: ['back', 'back · 2'] }, 'add | carry = 1'] },
    { row: ['append', 'append · 2'] },
    'accept',
  ]);
  expect([...tree.groups.values()].map(({ name }) => name)).toEqual(['cell', 'cell / read / back', 'row / append']);
});

test('a collapsed group stands for its states: arrows inside it are not drawn, arrows out of it are joined', () => {
  const tree = diagramTree(example);
  const graph = visibleGraph(tree, stateTransitions(example), new Set());
  expect(graph.edges.map(({ id }) => id)).toEqual([
    'state 0 → group cell',
    'group cell → state -1',
    'group cell → group row / append',
    'group row / append → group cell',
  ]);
  expect(graph.edgeOf.get(pairKey(2, 3))).toBeUndefined();
  expect(graph.edgeOf.get(pairKey(4, 5))).toBe('group cell → group row / append');
  expect(visibleBoxOf(tree, new Set(), 3)).toBe('group cell');
  expect(visibleBoxOf(tree, new Set(['group cell']), 3)).toBe('group cell / read / back');
});

test('an expanded group shows the arrows between its own boxes, with what is read where that decides', () => {
  const tree = diagramTree(example);
  const graph = visibleGraph(tree, stateTransitions(example), new Set(['group cell']));
  const cell = graph.boxes.find(({ item }) => item.id === 'group cell')!;
  expect(cell.edges.map(({ id, label }) => [id, label])).toEqual([
    ['state 1 → group cell / read / back', '0'],
    ['state 1 → state 4', '1–3'],
  ]);
  expect(graph.edges.find(({ id }) => id === 'group cell → state -1')?.label).toBeUndefined();
});

test('a group that is closed closes what it holds', () => {
  const tree = diagramTree(example);
  const cell = tree.groups.get('group cell')!;
  expect(toggled(toggled(fullExpansion(tree), cell), cell)).toEqual(new Set(['group row / append', 'group cell']));
});

test('symbol sets are written shortly or not at all', () => {
  const all = ['', ...'0123456789', ',', '#'];
  expect(symbolSetLabel([...'0123456789'], all)).toBe('0–9');
  expect(symbolSetLabel([''], all)).toBe('blank');
  expect(symbolSetLabel([...'0123456789', ',', '#'], all)).toBe('not blank');
  expect(symbolSetLabel(['#', '7', '8'], all)).toBe('# 7 8');
  expect(symbolSetLabel(['1', '3', '5', '7', '9'], all)).toBeUndefined();
});

const box = (name: string, x: number, y: number) => ({ name, x, y, width: 40, height: 20 });

test('an arrow key leads to the nearest box that way, and nowhere at the edge', () => {
  const boxes = [box('left', 0, 0), box('middle', 100, 4), box('right', 200, 0), box('below', 100, 60)];
  const to = (key: string) => neighbour(boxes, boxes[1]!, key)?.name;
  expect([to('ArrowLeft'), to('ArrowRight'), to('ArrowDown'), to('ArrowUp'), to('Home')]).toEqual([
    'left',
    'right',
    'below',
    undefined,
    'left',
  ]);
});

test('arrows turn in rounded corners that fit between their points', () => {
  expect(
    arrowPath([
      { x: 0, y: 0 },
      { x: 0, y: 20 },
      { x: 2, y: 20 },
    ]),
  ).toBe('M0,0L0,19A1,1,0,0,0,1,20L2,20');
});

test('every rule of a real machine is an arrow or stays in one box, at every expansion', () => {
  const task = taskById('knapsack-01')!;
  const machine = new TraceService().machine(task.id);
  const tree = diagramTree(machine);
  const transitions = stateTransitions(machine);
  for (const expanded of [new Set<string>(), firstExpansion(tree), fullExpansion(tree)]) {
    const graph = visibleGraph(tree, transitions, expanded);
    const ids = new Set<string>();
    const collect = ({ id, children, edges }: ReturnType<typeof elkGraph>): void => {
      for (const each of [id, ...(edges ?? []).map((edge) => edge.id)]) {
        expect(ids.has(each)).toBe(false);
        ids.add(each);
      }
      children?.forEach(collect);
    };
    collect(elkGraph(graph, (text) => text.length * 6));
    for (const { from, to } of transitions) {
      const edge = graph.edgeOf.get(pairKey(from, to));
      if (edge === undefined) expect(visibleBoxOf(tree, expanded, from)).toBe(visibleBoxOf(tree, expanded, to));
      else expect(ids).toContain(edge);
    }
  }
});
