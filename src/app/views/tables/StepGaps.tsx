import { grouped } from '../../../base/grouped.ts';
import type { StepHere, StepListView, StepPlace } from '../../../workers/views/step-views.ts';
import { Button } from '../../kit/Button.tsx';
import { AMBIGUOUS, Mark, UNANNOUNCED } from './StepCells.tsx';
import styles from './StepsTable.module.css';

interface StepGapsProps {
  readonly list: StepListView;
  readonly here: StepHere | null;
  readonly onGoToStep: (step: number) => void;
  /** Goes to the next line that leaves something unsaid. */
  readonly onGoToGap: () => void;
}

/**
 * What the current line leaves unsaid, with two places that disagree; for a line that leaves nothing, how many do. It keeps its
 * height, so that the table keeps its place while it is stepped through.
 */
export function StepGaps({ list, here, onGoToStep, onGoToGap }: StepGapsProps) {
  const disagreement = here?.disagreement;
  return (
    <section
      className={styles.gaps}
      data-tall={list.ambiguous > 0 || undefined}
      aria-label="What the text leaves unsaid"
    >
      <div className={styles.said}>
        <p className={styles.sentence}>{here && hasGap(here) ? <OfLine here={here} /> : <OfText list={list} />}</p>
        <Button size="small" className={styles.next} onClick={onGoToGap}>
          Next such line
        </Button>
      </div>
      {disagreement && (
        <ul className={styles.places}>
          {disagreement.places.map((place) => (
            <Place key={place.step} place={place} onGoToStep={onGoToStep} />
          ))}
        </ul>
      )}
    </section>
  );
}

const hasGap = ({ isAnnounced, disagreement }: StepHere): boolean => !isAnnounced || disagreement !== null;

function OfLine({ here: { isAnnounced, disagreement } }: { readonly here: StepHere }) {
  if (disagreement?.about !== 'result')
    return (
      <>
        <Mark {...(isAnnounced ? AMBIGUOUS : UNANNOUNCED)} /> This line does not say what comes next.
      </>
    );
  return (
    <>
      <Mark {...AMBIGUOUS} /> This line does not say what its result depends on
      {!isAnnounced && (
        <>
          , <Mark {...UNANNOUNCED} /> nor what comes next
        </>
      )}
      .
    </>
  );
}

function OfText({ list: { ambiguous, unannounced } }: { readonly list: StepListView }) {
  return (
    <>
      {ambiguous > 0 && (
        <>
          <Mark {...AMBIGUOUS} /> {grouped(ambiguous)} left {ambiguous === 1 ? 'side has' : 'sides have'} several right
          sides.{' '}
        </>
      )}
      {unannounced > 0 && (
        <>
          <Mark {...UNANNOUNCED} /> {grouped(unannounced)} {unannounced === 1 ? 'step does' : 'steps do'} not say what
          comes next.
        </>
      )}
    </>
  );
}

function Place({ place, onGoToStep }: { readonly place: StepPlace; readonly onGoToStep: (step: number) => void }) {
  const { position, line, right, step } = place;
  const name = `State ${grouped(position + 1)}${line === null ? '' : `, line ${grouped(line)}`}`;
  return (
    <li className={styles.place}>
      <Button size="small" aria-label={`Go to ${name}`} title={`Go to ${name}`} onClick={() => onGoToStep(step)}>
        {name}
      </Button>
      <span className={styles.right} title={right}>
        {right}
      </span>
    </li>
  );
}
