import type { Condition } from '../language/condition.ts';
import { VariableDeclaration } from '../language/declarations.ts';
import type { Expression } from '../language/expression.ts';
import type { Instruction } from '../language/instruction.ts';

/**
 * The live variables of every address: those that may be read before they are set again. States that differ only in a dead
 * variable are merged, so liveness keeps the table small.
 */
export function liveVariables(instructions: readonly Instruction[]): readonly ReadonlySet<number>[] {
  const live = instructions.map(() => new Set<number>());
  const used = instructions.map(usedVariables);
  for (let changed = true; changed;) {
    changed = false;
    for (let address = instructions.length - 1; address >= 0; address--) {
      const set = live[address]!;
      const before = set.size;
      const assigned = assignedVariables(instructions[address]!);
      for (const next of successors(instructions[address]!, address))
        for (const variable of live[next]!) if (!assigned.includes(variable)) set.add(variable);
      for (const variable of used[address]!) set.add(variable);
      if (set.size !== before) changed = true;
    }
  }
  return live;
}

function successors(instruction: Instruction, address: number): number[] {
  switch (instruction.operation) {
    case 'jump':
      return [instruction.to.address];
    case 'branch':
      return [address + 1, instruction.otherwise.address];
    case 'halt':
      return [];
    default:
      return [address + 1];
  }
}

function assignedVariables(instruction: Instruction): number[] {
  if (instruction.operation === 'assign') return [instruction.variable.index];
  if (instruction.operation !== 'calculate') return [];
  return instruction.targets.flatMap((target) => (target instanceof VariableDeclaration ? [target.index] : []));
}

function usedVariables(instruction: Instruction): Set<number> {
  const used = new Set<number>();
  switch (instruction.operation) {
    case 'write':
    case 'assign':
      addExpression(instruction.value, used);
      break;
    case 'calculate':
      for (const place of instruction.places) if (place instanceof VariableDeclaration) used.add(place.index);
      break;
    case 'branch':
      addCondition(instruction.condition, used);
      break;
    default:
  }
  return used;
}

function addExpression(expression: Expression, used: Set<number>): void {
  if (typeof expression === 'string') return;
  if (expression instanceof VariableDeclaration) used.add(expression.index);
  else if ('places' in expression)
    for (const place of expression.places) if (place instanceof VariableDeclaration) used.add(place.index);
}

function addCondition(condition: Condition, used: Set<number>): void {
  switch (condition.kind) {
    case 'variable':
      used.add(condition.variable.index);
      break;
    case 'and':
    case 'or':
      for (const each of condition.conditions) addCondition(each, used);
      break;
    case 'not':
      addCondition(condition.condition, used);
      break;
    default:
  }
}
