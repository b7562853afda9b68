import type { Grading } from '../../../workers/grading/grading-service.ts';
import { AccuracyPicture } from './AccuracyPicture.tsx';
import { HazardPicture } from './HazardPicture.tsx';
import { KindsPicture } from './KindsPicture.tsx';
import { PlacesPicture } from './PlacesPicture.tsx';
import { seriesOf } from './series.ts';

interface PicturesProps {
  readonly grading: Grading;
  readonly task: string;
}

/** The pictures of one task, with all runs in each. */
export function Pictures({ grading, task }: PicturesProps) {
  const series = seriesOf(grading, task);
  // Texts without states have a label alone.
  const withStates = series.filter(({ report }) => report.hazard.all.reached > 0);
  return (
    <div data-pictures>
      <AccuracyPicture series={series} />
      {withStates.length > 0 && <HazardPicture series={withStates} />}
      {withStates.length > 0 && <PlacesPicture series={withStates} />}
      <KindsPicture series={series} />
    </div>
  );
}
