import { percent } from '../../../base/percent.ts';
import { taskById } from '../../../tasks/registry.ts';
import type { Grading } from '../../../workers/grading/grading-service.ts';
import { pictureMarkup } from '../../views/plots/picture-file.ts';
import { countWords, intervalWords, kindsIn, rate, shortNames, significant } from '../words.ts';

const STYLE = `body{max-width:980px;margin:32px auto;padding:0 16px;font:15px/1.5 system-ui,sans-serif;color:#1b1d20;background:#fff}
table{border-collapse:collapse;margin:8px 0 24px;font-size:14px}th,td{padding:4px 12px 4px 0;border-bottom:1px solid #ddd;text-align:right;font-weight:400}
th:first-child,td:first-child{text-align:left}thead th{color:#53575e}svg{max-width:100%;height:auto;margin:8px 0 24px}`;

/**
 * What was found as one HTML file that needs nothing else: numbers as tables, and the pictures of the page as they are drawn in it.
 *
 * @param page the document that the pictures are drawn in
 */
export function reportHtml(grading: Grading, page: Document): string {
  const { report, formats, failures, isWhole } = grading;
  const names = shortNames(report.runs.map(({ run }) => run));
  const kinds = kindsIn(report.runs.map((run) => run.kinds));
  const parts = [
    `<h1>Grade</h1><p>${escaped(`${countWords(report)} outputs right: ${percent(report.accuracy)} (95 %: ${intervalWords(report)}).`)}`,
    `${isWhole ? '' : ' Grading was stopped before the end.'}${failures > 0 ? ` ${failures} lines could not be graded.` : ''}</p>`,
    `<p>${escaped(
      `Files: ${Object.entries(formats)
        .map(([file, format]) => `${file} (${format})`)
        .join(', ')}.`,
    )}</p>`,
    '<h2>Accuracy</h2>',
    tableHtml(
      ['Run', 'Task', 'Right', 'Accuracy', '95 % (Wilson)', 'Longest ≥ 90 %', 'Hazard of a state'],
      report.runs.flatMap((run) =>
        run.tasks.map((task) => [
          names.get(run.run)!,
          taskById(task.task)?.title ?? task.task,
          countWords(task),
          percent(task.accuracy),
          intervalWords(task),
          String(task.longest_good_length ?? 'none'),
          task.hazard.all.reached === 0 ? '–' : rate(task.hazard.all.rate),
        ]),
      ),
    ),
    '<h2>First departures</h2>',
    tableHtml(
      ['Run', ...kinds],
      report.runs.map((run) => [names.get(run.run)!, ...kinds.map((kind) => String(run.kinds[kind] ?? 0))]),
    ),
    ...(report.comparisons.length === 0 ? [] : ['<h2>Runs compared</h2>', comparisonsHtml(grading, names)]),
    '<h2>Pictures</h2>',
    ...picturesOf(page),
    '<h2>By exact length</h2>',
    tableHtml(
      ['Run', 'Task', 'Length', 'Right', 'Accuracy', '95 % (Wilson)', 'Predicted'],
      report.runs.flatMap((run) =>
        run.tasks.flatMap((task) =>
          task.lengths.map((length) => [
            names.get(run.run)!,
            taskById(task.task)?.title ?? task.task,
            String(length.length),
            countWords(length),
            percent(length.accuracy),
            intervalWords(length),
            length.predicted === null ? '–' : percent(length.predicted),
          ]),
        ),
      ),
    ),
  ];
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Grade</title><style>${STYLE}</style></head><body>\n${parts.join('\n')}\n</body></html>\n`;
}

function comparisonsHtml({ report }: Grading, names: ReadonlyMap<string, string>): string {
  return tableHtml(
    ['First', 'Second', 'Instances', 'First alone', 'Second alone', 'p (McNemar)', 'Difference', '95 %'],
    report.comparisons.map((each) => [
      names.get(each.first)!,
      names.get(each.second)!,
      String(each.instances),
      String(each.only_first),
      String(each.only_second),
      significant(each.p),
      percent(each.difference),
      `${percent(each.interval.low)} to ${percent(each.interval.high)}`,
    ]),
  );
}

/** The pictures that are drawn on the page; where one would be empty, the sentence that says so. */
function picturesOf(page: Document): string[] {
  return [...page.querySelectorAll<HTMLElement>('[data-picture]')].flatMap((section) => {
    const svg = section.querySelector<SVGSVGElement>('svg[role="img"]');
    const runs = [...section.querySelectorAll('li')].map(({ textContent }) => textContent);
    const title = section.dataset['picture']!;
    if (svg) return [pictureMarkup(svg, title, runs)];
    return [`<p>${escaped(`${title}: ${section.querySelector('p')?.textContent ?? ''}`)}</p>`];
  });
}

function tableHtml(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return `<table><thead>${rowHtml(headers, 'th')}</thead><tbody>${rows.map((row) => rowHtml(row, 'td')).join('')}</tbody></table>`;
}

const rowHtml = (row: readonly string[], tag: string): string =>
  `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
