import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { useAfterPicture } from './use-after-picture.ts';

const pictures: string[] = [];

function Both({ value }: { readonly value: number }) {
  const late = useAfterPicture(value);
  pictures.push(`${value} ${late}`);
  return <output>{`${value} ${late}`}</output>;
}

test('a value comes one picture late, and the newest when several have come meanwhile', async () => {
  const screen = await render(<Both value={1} />);
  expect(screen.container.textContent).toBe('1 1');
  await screen.rerender(<Both value={2} />);
  await screen.rerender(<Both value={3} />);
  await expect.element(screen.getByRole('status')).toHaveTextContent('3 3');
  // What is new is drawn before what comes late is.
  expect(pictures.indexOf('2 1')).toBeGreaterThan(0);
  expect(pictures.indexOf('3 3')).toBeGreaterThan(
    pictures.findIndex((picture) => picture.startsWith('3 ') && picture !== '3 3'),
  );
});
