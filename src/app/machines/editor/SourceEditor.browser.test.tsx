import { useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PALINDROME } from '../../machines/examples/palindrome.ts';
import { readMachine } from '../../machines/read-machine.ts';
import { applyEdits } from './apply-edits.ts';
import { MachineProblems } from './MachineProblems.tsx';
import { SourceEditor } from './SourceEditor.tsx';
import '../kit/styles/base.css';
import '../kit/styles/tokens.css';

/** The editor with its problems, read at once rather than in a worker. */
function Editor({ text }: { readonly text: string }) {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const { problems } = readMachine(typed);
  return (
    <div style={{ display: 'grid', gridTemplateRows: '300px auto', width: 600 }}>
      <SourceEditor text={typed} problems={problems} onType={setTyped} field={field} describedBy="none" />
      <MachineProblems
        problems={problems}
        isOld={false}
        onGoTo={({ from, to }) => field.current?.setSelectionRange(from, to)}
        onFix={({ fix }) => fix && field.current && applyEdits(field.current, fix)}
      />
    </div>
  );
}

const BROKEN = PALINDROME.source.replace('R: to the end with a}', 'R: to the end wiht a}');

test('a problem stands at its line, and its fix mends the text; undo takes the fix back', async () => {
  const screen = await render(<Editor text={BROKEN} />);
  const field = screen.getByRole('textbox', { name: 'Text of the machine' });
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  const problems = screen.getByRole('list', { name: 'Problems of the text' });
  await expect.element(problems).toHaveTextContent('line 7, column 24');
  expect(document.querySelector<HTMLElement>('[data-severity="error"]')?.style.top).toBe('120px');
  await screen.getByRole('button', { name: /^Fix line 7/ }).click();
  await expect.element(problems).not.toBeInTheDocument();
  await expect.element(field).toHaveAttribute('aria-invalid', 'false');
  expect(readMachine((field.element() as HTMLTextAreaElement).value).problems).toEqual([]);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(field).toHaveValue(BROKEN);
});

test('numbers follow the text when it is scrolled', async () => {
  const screen = await render(<Editor text={'\n'.repeat(99)} />);
  const field = screen.getByRole('textbox', { name: 'Text of the machine' }).element() as HTMLTextAreaElement;
  const numbers = document.querySelector('pre')!;
  expect(numbers.textContent.split('\n')).toHaveLength(100);
  const before = numbers.getBoundingClientRect().top;
  field.scrollTop = 400;
  await expect.poll(() => Math.round(before - numbers.getBoundingClientRect().top)).toBe(400);
});
