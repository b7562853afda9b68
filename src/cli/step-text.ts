import type { StepReport } from '../dataset/steps/step-report.ts';
import { grouped } from '../base/grouped.ts';

/** Missing steps that are printed; `--json` has up to a thousand. */
const SHOWN = 10;

/** A report of steps as a person reads it. */
export function stepTable(report: StepReport<unknown>): string {
  const { task, variant, arithmetic, train, growth, tests, missing, sampledOneIn } = report;
  const lines = [
    `${task}, ${variant}, ${arithmetic}: ${grouped(train.examples)} training examples with ${grouped(train.occurrences)} steps`,
    ...(sampledOneIn > 1 ? [`  (counts are estimated from one step in ${grouped(sampledOneIn)})`] : []),
    `  different steps    ${grouped(report.distinct)}`,
    `  ambiguous          ${grouped(report.ambiguous)}`,
    `  not announced      ${grouped(report.unannounced)}`,
    `  growth             ${growth.map(({ examples, distinct }) => `${grouped(examples)}: ${grouped(distinct)}`).join('   ')}`,
  ];
  if (tests.length > 0) {
    lines.push('', `  ${row(['covered', 'examples', 'steps', 'different', 'whole examples'])}`);
    for (const { range, examples, steps, distinctSteps, whole } of tests)
      lines.push(`  ${row([range, grouped(examples), percent(steps), percent(distinctSteps), percent(whole)])}`);
  }
  if (missing.length > 0) lines.push('', '  missing, the most frequent first:');
  for (const { range, count, left, right, instance } of missing.slice(0, SHOWN))
    lines.push(`  ${grouped(count)} × in ${range}: ${left} ${right}`, `      ${JSON.stringify(instance)}`);
  if (missing.length > SHOWN) lines.push(`  … and ${grouped(missing.length - SHOWN)} more: --json`);
  return `${lines.join('\n')}\n`;
}

const row = (cells: readonly string[]): string =>
  cells.map((cell, column) => (column === 0 ? cell.padEnd(10) : cell.padStart(16))).join('');

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
