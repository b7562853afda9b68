import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import './styles/base.css';
import './styles/tokens.css';
import { Button, ButtonLink } from './Button.tsx';

const icon = <svg width={16} height={16} aria-hidden />;

test('an icon alone has no room beside it, an icon with words has, whatever the button is called', async () => {
  const screen = await render(
    <>
      <Button aria-label="Search">{icon}</Button>
      <Button aria-label="Save as CSV">{icon} CSV</Button>
      <ButtonLink aria-label="Open in Trace" href="#">
        {icon} Open
      </ButtonLink>
      <Button>
        <>{icon} Train</>
      </Button>
    </>,
  );
  const paddingOf = (role: 'button' | 'link', name: string) =>
    getComputedStyle(screen.getByRole(role, { name }).element()).paddingLeft;
  expect(paddingOf('button', 'Search')).toBe('0px');
  expect(paddingOf('button', 'Save as CSV')).not.toBe('0px');
  expect(paddingOf('button', 'Train')).not.toBe('0px');
  expect(paddingOf('link', 'Open in Trace')).not.toBe('0px');
});
