import { expect, test } from 'vitest';
import { chainOfThought, solve } from '../runs/solution.ts';
import { TWO_TAPE_PALINDROME } from './examples/two-tape-palindrome.ts';
import { machineSubject } from './machine-subject.ts';
import { readMachine } from './read-machine.ts';
import { OWN_NAMES, renamed, templateProblem } from './renaming.ts';
import { compiledDescription, RunnableMachine } from './run-machine.ts';

const machine = readMachine(TWO_TAPE_PALINDROME.source).machine!;

function textOf(templates: { readonly states: string; readonly tapes: string }): string {
  const made = renamed(machine, templates);
  if (!made.ok) throw new Error(made.problem.message);
  const subject = machineSubject(compiledDescription(made.machine)!, { inputs: ['aba'] });
  if (!subject.ok) throw new Error('The input was refused.');
  return chainOfThought(solve(subject.subject), { variant: 'tail', arithmetic: 'folded' }).text();
}

test('templates change the names in the text and nothing that the machine does', () => {
  const own = textOf(OWN_NAMES);
  const others = textOf({ states: 'q{number} ({name})', tapes: 'T{number}' });
  expect(others).toMatch(/^q0 \(copy\) at T0 0, T1 0: T0 a, T1 none\n/);
  let back = others.replaceAll(/q\d+ \(([^)]*)\)/g, '$1');
  machine.tapes.forEach((tape, number) => (back = back.replaceAll(new RegExp(`\\bT${number}\\b`, 'g'), tape)));
  expect(back).toBe(own);
  const made = renamed(machine, { states: 'state {name}', tapes: '{name}' });
  const run = made.ok ? RunnableMachine.of(made.machine)!.run([[...'aba']]) : undefined;
  expect(run).toMatchObject({ steps: RunnableMachine.of(machine)!.run([[...'aba']])!.steps, state: 'state same' });
});

test.each(['', 'state', '{nam}', '{name}}', '{name}\n', `{name}${'x'.repeat(60)}`])('%j is no template', (template) => {
  expect(templateProblem('state names', template)?.message).toContain('state names');
});

test('a template that gives two states one name is refused with both', () => {
  const alike = { ...machine, states: [...'abcdefghijk'].map((name) => ({ ...machine.states[0]!, name })) };
  const states = alike.states.map((state, number) => ({
    ...state,
    name: number === 1 ? 'x1' : number === 10 ? 'x' : state.name,
  }));
  // x1 with the number 1 would be x11 – and so would x with another number, had it 11; the template without a name tells all apart.
  expect(renamed({ ...alike, states }, { states: '{number}', tapes: '{name}' }).ok).toBe(true);
  const twelve = [...states, { ...states[0]!, name: 'y' }].map((state, number) =>
    number === 11 ? { ...state, name: 'x' } : number === 10 ? { ...state, name: 'k' } : state,
  );
  expect(renamed({ ...alike, states: twelve }, { states: '{name}{number}', tapes: '{name}' })).toMatchObject({
    ok: false,
    problem: { message: expect.stringMatching(/“x1” and “x”/) as unknown },
  });
});
