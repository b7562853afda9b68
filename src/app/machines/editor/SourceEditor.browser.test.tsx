import type { EditorView } from '@codemirror/view';
import { useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PALINDROME } from '../../../machines/examples/palindrome.ts';
import { readMachine } from '../../../machines/read-machine.ts';
import { MachineProblems } from '../MachineProblems.tsx';
import { applyEdits, SourceEditor } from './SourceEditor.tsx';
import '../../kit/styles/base.css';
import '../../kit/styles/tokens.css';

/** The editor with its problems, read at once rather than in a worker. */
function Editor({ text }: { readonly text: string }) {
  const [typed, setTyped] = useState(text);
  const view = useRef<EditorView>(null);
  const { problems, format } = readMachine(typed);
  return (
    <div style={{ display: 'grid', gridTemplateRows: '300px auto', width: 600 }}>
      <SourceEditor
        text={text}
        problems={problems}
        isOld={false}
        format={format?.id}
        names={{ states: ['first', 'to the end with a'], symbols: ['a', 'b'] }}
        onType={setTyped}
        onCode={setTyped}
        onTooLong={() => undefined}
        view={view}
        describedBy="none"
      />
      <MachineProblems
        problems={problems}
        isOld={false}
        onGoTo={({ from, to }) => view.current?.dispatch({ selection: { anchor: from, head: to } })}
        onFix={({ fix }) => fix && view.current && applyEdits(view.current, fix)}
      />
      <output aria-label="typed">{typed}</output>
    </div>
  );
}

const BROKEN = PALINDROME.source.replace('R: to the end with a}', 'R: to the end wiht a}');

test('a problem stands at its line, and its fix mends the text; undo takes the fix back', async () => {
  const screen = await render(<Editor text={BROKEN} />);
  const field = screen.getByRole('textbox', { name: 'Text of the machine' });
  const typed = () => screen.getByLabelText('typed').element().textContent;
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  const problems = screen.getByRole('list', { name: 'Problems of the text' });
  await expect.element(problems).toHaveTextContent('line 7, column 24');
  await expect.poll(() => document.querySelector('.cm-lintRange-error')?.textContent).toBe('to the end wiht a');
  await screen.getByRole('button', { name: /^Fix line 7/ }).click();
  await expect.element(problems).not.toBeInTheDocument();
  await expect.element(field).toHaveAttribute('aria-invalid', 'false');
  expect(readMachine(typed()).problems).toEqual([]);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(typed).toBe(BROKEN);
});

const HEAD = "blank: ' '\nstart state: a\ntable:\n  a:\n";

test.each([
  ['an unknown state', `${HEAD}    b: {R: hlat}\n  halt:\n`, 'State “hlat” is not in the table.'],
  [
    'a rule that can never match',
    `${HEAD}    b: {R: accept}\n  accept: {b: R, accept: true}\n`,
    'this rule never applies',
  ],
  ['two rules for one situation', `${HEAD}    [b, c]: {R: end}\n    b: {L: end}\n  end:\n`, 'this one never applies'],
  [
    'an unreachable state',
    `${HEAD}    b: {R: end}\n  lost:\n    b: {R: end}\n  end:\n`,
    'No rule leads to state “lost”.',
  ],
  ['no halting state', `${HEAD}    [b, ' ']: R\n`, 'it never halts'],
  ['0011 without quotes', `input: 0011\n${HEAD}    [0, 1]: R\n`, 'turingmachine.io reads 9 here'],
])('the button beside %s mends it in the text', async (_name, text, reason) => {
  const screen = await render(<Editor text={text} />);
  const problems = screen.getByRole('list', { name: 'Problems of the text' });
  const about = problems.getByRole('listitem').filter({ hasText: reason });
  await about.getByRole('button', { name: /^Fix line/ }).click();
  await expect.element(problems).not.toBeInTheDocument();
  expect(readMachine(screen.getByLabelText('typed').element().textContent).problems).toEqual([]);
});

test('states are offered where a state belongs, and taken with Enter', async () => {
  const screen = await render(<Editor text={"blank: ' '\nstart state: "} />);
  await screen.getByRole('textbox', { name: 'Text of the machine' }).click();
  await userEvent.keyboard('{Control>}{End}{/Control}to');
  await expect.element(screen.getByRole('option', { name: /to the end with a/ })).toBeVisible();
  // The list takes no key in its first moment, so that nobody chooses by typing on.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByLabelText('typed')).toHaveTextContent('start state: to the end with a');
});

test('a code of bbchallenge takes the place of the text wherever it is pasted', async () => {
  const screen = await render(<Editor text={PALINDROME.source} />);
  const field = screen.getByRole('textbox', { name: 'Text of the machine' });
  await field.click();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', '1RB1LB_1LA1RZ');
  field.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await expect.element(screen.getByLabelText('typed')).toHaveTextContent(/^1RB1LB_1LA1RZ$/);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => screen.getByLabelText('typed').element().textContent).toBe(PALINDROME.source);
});
