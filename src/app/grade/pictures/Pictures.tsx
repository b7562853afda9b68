import type { Grading } from '../../../workers/grading/grading-service.ts';
import { AccuracyPicture } from './AccuracyPicture.tsx';
import { HazardPicture } from './HazardPicture.tsx';
import { KindsPicture } from './KindsPicture.tsx';
import { NoPicture } from './NoPicture.tsx';
import { PlacesPicture } from './PlacesPicture.tsx';
import { seriesOf } from './series.ts';

interface PicturesProps {
  readonly grading: Grading;
  readonly task: string;
}

/** The pictures of one task, with all runs in each; a sentence where one would be empty. */
export function Pictures({ grading, task }: PicturesProps) {
  const series = seriesOf(grading, task);
  // Texts without states have a label alone, and of unreadable outputs no state is known.
  const withStates = series.filter(({ report }) => report.hazard.all.reached > 0);
  return (
    <div data-pictures>
      <AccuracyPicture series={series} />
      {withStates.length > 0 ? (
        <>
          <HazardPicture series={withStates} />
          <PlacesPicture series={withStates} />
        </>
      ) : (
        <NoPicture
          title="Hazard over position"
          words="In none of these outputs was an atomic state read: they give answers alone, or are unreadable. So there is no hazard, and no state at which outputs depart first."
        />
      )}
      <KindsPicture series={series} />
    </div>
  );
}
