import { expect, test } from 'vitest';
import type { MachineView } from '../../../../workers/views/views.ts';
import { elkGraph, placed, type DiagramLayout } from './diagram-layout.ts';
import { diagramTree } from './hierarchy.ts';
import { isEdited, keptLayout } from './kept-layout.ts';
import { stateTransitions } from './transitions.ts';
import { visibleGraph } from './visible-graph.ts';

type Arrow = readonly [from: string, read: string, to: string];

function machineOf(names: readonly string[], rules: readonly Arrow[]): MachineView {
  return {
    name: 'example',
    tapes: [{ name: 'tape', symbols: ['', 'a', 'b'] }],
    states: names.map((name) => ({ name, path: [] })),
    kinds: [],
    rules: rules.map(([from, read, to]) => ({
      state: names.indexOf(from),
      read: [[read]],
      write: [null],
      move: ['R'],
      next: names.indexOf(to),
    })),
  };
}

const ARROWS: readonly Arrow[] = [
  ['one', 'a', 'two'],
  ['two', 'a', 'three'],
  ['two', 'b', 'two'],
  ['three', 'a', 'one'],
];

const graphOf = (machine: MachineView) => visibleGraph(diagramTree(machine), stateTransitions(machine), new Set());
const wantedFor = (machine: MachineView) => elkGraph(graphOf(machine), (text) => text.length * 6);

/** A layout as the engine could have made it: boxes in a row, each arrow through a corner of its own. */
function laidOut(machine: MachineView): DiagramLayout {
  const graph = graphOf(machine);
  const wanted = wantedFor(machine);
  return placed(graph, {
    ...wanted,
    width: 400,
    height: 100,
    children: wanted.children!.map((node, index) => ({ ...node, x: 8 + 100 * index, y: 30 })),
    edges: wanted.edges!.map((edge, index) => ({
      ...edge,
      sections: [
        { id: `s${index}`, startPoint: { x: index, y: 1 }, bendPoints: [{ x: index, y: 2 }], endPoint: { x: 9, y: 3 } },
      ],
      labels: (edge.labels ?? []).map((label) => ({ ...label, x: 10 * index, y: 5 })),
    })),
  });
}

const BEFORE = laidOut(machineOf(['one', 'two', 'three'], ARROWS));

/** The edited machine in the places of `BEFORE`, by the names of its states. */
function kept(machine: MachineView) {
  const layout = keptLayout(BEFORE, graphOf(machine), wantedFor(machine))!;
  const names = new Map(layout.boxes.map(({ item }) => [item.id, item.name]));
  return {
    layout,
    boxes: new Map(layout.boxes.map((box) => [box.item.name, box])),
    arrows: new Map(layout.edges.map((each) => [`${names.get(each.edge.from)} ${names.get(each.edge.to)}`, each])),
  };
}

const held = (name: string) => BEFORE.boxes.find(({ item }) => item.name === name)!;

test('an edited rule draws its own arrow anew and leaves all else where it is', () => {
  const { layout, boxes, arrows } = kept(
    machineOf(
      ['one', 'two', 'three'],
      ARROWS.map((arrow) => (arrow[0] === 'three' ? ['three', 'a', 'two'] : arrow)),
    ),
  );
  for (const box of BEFORE.boxes) expect(boxes.get(box.item.name)).toEqual(box);
  expect(arrows.get('one two')!.points).toEqual(BEFORE.edges[0]!.points);
  expect(arrows.get('two two')!.label).toEqual(BEFORE.edges[2]!.label);
  expect([...arrows.keys()].toSorted()).toEqual(['one two', 'three two', 'two three', 'two two']);
  // From the left border of the one box to the right border of the other.
  const [start, end] = arrows.get('three two')!.points;
  expect([start!.x, end!.x]).toEqual([held('three').x, held('two').x + held('two').width]);
  expect(start!.y).toBe(held('three').y + held('three').height / 2);
  expect({ width: layout.width, height: layout.height }).toEqual({ width: 400, height: 100 });
});

test('a state put in between has the numbers of the others moved, and stands below; they stay', () => {
  const { layout, boxes, arrows } = kept(
    machineOf(['one', 'between', 'two', 'three'], [...ARROWS, ['three', 'b', 'between'], ['between', 'a', 'between']]),
  );
  for (const name of ['one', 'two', 'three'])
    expect(boxes.get(name)).toMatchObject({ x: held(name).x, y: held(name).y });
  expect(arrows.get('one two')!.points).toEqual(BEFORE.edges[0]!.points);
  const between = boxes.get('between')!;
  expect(between.y).toBeGreaterThanOrEqual(BEFORE.height);
  expect(layout.height).toBeGreaterThanOrEqual(between.y + between.height);
  // Its arrow back to itself goes round above it.
  const loop = arrows.get('between between')!.points;
  expect(Math.min(...loop.map(({ y }) => y))).toBeLessThan(between.y);
  expect(loop.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});

const renamed = (name: string) => (name === 'two' ? 'another' : name);
const middle = ({ x, width }: { readonly x: number; readonly width: number }) => x + width / 2;

test('a state that is called otherwise stays where it was', () => {
  const { boxes } = kept(
    machineOf(
      ['one', 'another', 'three'],
      ARROWS.map(([from, read, to]) => [renamed(from), read, renamed(to)]),
    ),
  );
  expect(middle(boxes.get('another')!)).toBe(middle(held('two')));
});

test('another machine, and one in groups, is left to the layout', () => {
  const other = machineOf(['a', 'b', 'one'], [['a', 'a', 'b']]);
  expect(keptLayout(BEFORE, graphOf(other), wantedFor(other))).toBeUndefined();
  const grouped = machineOf(['one', 'two', 'three'], ARROWS);
  const inGroups: MachineView = { ...grouped, states: grouped.states.map(({ name }) => ({ name, path: ['all'] })) };
  expect(isEdited(diagramTree(grouped).items, diagramTree(inGroups).items)).toBe(false);
});
