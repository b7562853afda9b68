import { grouped } from '../base/grouped.ts';
import { WAYS_OF_JOINING, type WayOfJoining } from '../grading/joining/join.ts';
import type { Accuracy } from '../grading/report/accuracy.ts';
import type { GradeReport, RunReport } from '../grading/report/grade-report.ts';
import type { TaskReport } from '../grading/report/task-report.ts';
import type { SampleResult } from '../grading/sample-result.ts';

/** A report as a person reads it, with a few departures to look at. */
export function gradeText(report: GradeReport, departures: readonly SampleResult[]): string {
  const lines = report.runs.flatMap(runLines);
  for (const { first, second, instances, only_first: one, only_second: other, p, difference } of report.comparisons)
    lines.push(
      `${first} against ${second}: ${grouped(instances)} instances, right in one alone ${one} : ${other}, p = ${significant(p)}, difference ${percent(difference)}`,
      '',
    );
  const ways = Object.entries(report.joined) as [WayOfJoining, number][];
  lines.push(`joined by ${ways.map(([way, count]) => `${WAYS_OF_JOINING[way]} (${grouped(count)})`).join('; ')}`);
  if (report.older_texts > 0) lines.push(`${grouped(report.older_texts)} older texts: their answers alone were graded`);
  if (departures.length > 0) lines.push('', 'first departures, of which --json has all:');
  for (const result of departures) lines.push(...departureLines(result));
  return `${lines.join('\n')}\n`;
}

function runLines(run: RunReport): string[] {
  const kinds = Object.entries(run.kinds).toSorted(([, one], [, other]) => other - one);
  return [
    `${run.run}: ${accuracyText(run)}`,
    `  first departure    ${kinds.map(([kind, count]) => `${kind} ${grouped(count)}`).join(', ')}`,
    `  states after it    ${laterWords(run.later)}`,
    ...run.tasks.flatMap(taskLines),
    '',
  ];
}

function laterWords(later: RunReport['later']): string {
  if (later === null) return 'not judged';
  const { consequence, independent, unknown } = later;
  return `${grouped(consequence)} follow from it, ${grouped(independent)} are wrong by themselves, ${grouped(unknown)} cannot be told`;
}

function taskLines(task: TaskReport): string[] {
  const { all, kinds } = task.hazard;
  const worst = kinds
    .filter(({ departed }) => departed > 0)
    .toSorted((one, other) => other.rate - one.rate)
    .slice(0, KINDS_SHOWN)
    .map(({ state, rate }) => `${state} ${percent(rate)}`);
  return [
    `  ${task.task}: ${accuracyText(task)}`,
    ...task.ranges
      .filter(({ range }) => range !== '')
      .map(({ range, ...accuracy }) => `    ${range.padEnd(8)} ${accuracyText(accuracy)}`),
    `    longest length with 90 % right, and all shorter ones: ${task.longest_good_length ?? 'none'}`,
    ...(all.reached > 0
      ? [
          `    hazard of a state: ${percent(all.rate)} (${grouped(all.departed)} of ${grouped(all.reached)})${worst.length > 0 ? `; ${worst.join(', ')}` : ''}`,
        ]
      : []),
  ];
}

const KINDS_SHOWN = 4;

function departureLines({
  id,
  kind,
  detail,
  place,
  of,
  expected,
  found,
  expected_word: own,
  found_word: other,
}: SampleResult): string[] {
  return [
    `  ${id}: ${kind}${detail === null ? '' : `, ${detail}`}${placeText(place, of)}`,
    `    to come  ${expected ?? ''}`,
    `    came     ${found ?? ''}`,
    ...(own === other ? [] : [`    ${own === '' ? 'nothing' : own} / ${other === '' ? 'nothing' : other}`]),
  ];
}

/** Which of the states that the text shows departs, counted from 1 as on the page. */
function placeText(place: number | null, of: number): string {
  if (place === null) return '';
  return place === of ? `, after all ${grouped(of)} states` : `, state ${grouped(place + 1)} of ${grouped(of)} shown`;
}

function accuracyText({ correct, total, accuracy, interval }: Accuracy): string {
  return `${percent(accuracy)} (${grouped(correct)} of ${grouped(total)}; 95 %: ${percent(interval.low)} to ${percent(interval.high)})`;
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const significant = (value: number): string => (value < 0.0001 ? value.toExponential(1) : value.toFixed(4));
