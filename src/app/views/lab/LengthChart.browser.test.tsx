import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../kit/styles/tokens.css';
import { LengthChart, type LengthSeries } from './LengthChart.tsx';

const point = (length: number, count: number) => ({ length, count, of: 10, low: count / 20, high: 1 });

const SERIES: readonly LengthSeries[] = [
  { name: 'TAIL', number: 0, points: [point(8, 10), point(24, 10)] },
  { name: 'Direct answer', number: 1, points: [point(8, 9), point(24, 5)] },
];

test('every model is named, its counts are told, and the lengths of the training are shaded', async () => {
  const { container, getByRole } = await render(
    <div style={{ width: 900 }}>
      <LengthChart
        title="Parity: accuracy over length"
        words="Shares."
        series={SERIES}
        trained={[2, 8]}
        lengthMeaning="bits"
        file="parity"
      />
    </div>,
  );
  await expect
    .element(getByRole('img'))
    .toHaveAccessibleName(
      'Parity: accuracy over length. Trained on lengths 2 to 8. TAIL: 100.0 % at length 8, 100.0 % at length 24; Direct answer: 90.0 % at length 8, 50.0 % at length 24.',
    );
  const titles = [...container.querySelectorAll('title')].map(({ textContent }) => textContent);
  expect(titles).toContain('Direct answer, length 24: 50.0 % (5 of 10; 95 %: 25.0 % to 100.0 %)');
  const shaded = container.querySelector('svg[role="img"] rect')!.getBoundingClientRect();
  const [inside, outside] = [...container.querySelectorAll('svg[role="img"] g > g > path')].map((path) =>
    path.getBoundingClientRect(),
  );
  expect(inside!.left).toBeLessThan(shaded.right);
  expect(outside!.left).toBeGreaterThan(shaded.right);
  // Both names at the ends of the lines can be read.
  const labels = [...container.querySelectorAll('svg[role="img"] text')].filter(({ textContent }) =>
    SERIES.some(({ name }) => name === textContent),
  );
  const [one, other] = labels.map((label) => label.getBoundingClientRect());
  expect(Math.abs(one!.top - other!.top)).toBeGreaterThan(10);
});
