import { describe, expect, test } from 'vitest';
import { TASKS } from '../../../tasks/registry.ts';
import { TraceService } from '../../../workers/trace-service.ts';
import { allSubroutines, diagramGraph, edgeBetween, firstUnfolded } from './diagram-graph.ts';

describe.each(TASKS.map(({ id }) => id))('the diagram of %s', (id) => {
  const machine = new TraceService().machine(id);
  const foldings = [new Set<string>(), new Set(allSubroutines(machine)), firstUnfolded(machine)];

  test('has every state in exactly one box, however it is folded', () => {
    for (const folding of foldings) {
      const boxes = diagramGraph(machine, folding).groups.flatMap((group) => group.nodes);
      const states = boxes.flatMap((box) => box.states).filter((state) => state >= 0);
      expect(states.toSorted((one, other) => one - other)).toEqual(machine.states.map((_, state) => state));
    }
  });

  test('has an arrow for every rule that leaves its box, and no other', () => {
    for (const folding of foldings) {
      const { edges, nodeOf } = diagramGraph(machine, folding);
      const needed = new Set(
        machine.rules.map(({ state, next }) => edgeBetween(nodeOf, state, next)).filter((edge) => edge !== undefined),
      );
      expect(new Set(edges.map((edge) => edge.id))).toEqual(needed);
      expect(edges).toHaveLength(needed.size);
    }
  });
});
