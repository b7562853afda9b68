import type { TaskReport } from '../../../grading/report/task-report.ts';
import type { DepartureCounts } from '../../../workers/grading/departure-counts.ts';
import type { Grading } from '../../../workers/grading/grading-service.ts';
import type { PlotSeries } from '../../views/plots/plot-series.ts';
import { shortNames } from '../words.ts';

/** One run in a picture with its numbers for the task. */
export interface Series extends PlotSeries {
  readonly report: TaskReport;
  readonly departures: DepartureCounts | undefined;
}

/** The runs that have samples of a task. */
export function seriesOf({ report, departures }: Grading, task: string): Series[] {
  const names = shortNames(report.runs.map(({ run }) => run));
  return report.runs
    .flatMap((run) => {
      const own = run.tasks.find((each) => each.task === task);
      return own ? [{ run: run.run, report: own }] : [];
    })
    .map(({ run, report: own }, number) => ({
      name: names.get(run)!,
      report: own,
      departures: departures.find((each) => each.run === run && each.task === task),
      number,
    }));
}
