import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { useOneFrameLater } from './use-one-frame-later.ts';

const frames: string[] = [];

function Both({ value }: { readonly value: number }) {
  const late = useOneFrameLater(value);
  frames.push(`${value} ${late}`);
  return <output>{`${value} ${late}`}</output>;
}

test('a value comes one frame late, and the newest when several have come meanwhile', async () => {
  const screen = await render(<Both value={1} />);
  expect(screen.container.textContent).toBe('1 1');
  await screen.rerender(<Both value={2} />);
  await screen.rerender(<Both value={3} />);
  await expect.element(screen.getByRole('status')).toHaveTextContent('3 3');
  // What is new is drawn before what comes late is.
  expect(frames.indexOf('2 1')).toBeGreaterThan(0);
  expect(frames.indexOf('3 3')).toBeGreaterThan(frames.findIndex((frame) => frame.startsWith('3 ') && frame !== '3 3'));
});
