import { ChevronLeft, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Keys } from '../../kit/Keys.tsx';
import { goToTour, useTour } from './tour.ts';
import styles from './Tour.module.css';

/** What is shown at each place of the tour, and which part of the page is outlined. */
const PLACES = [
  {
    part: '[aria-label="What is traced"]',
    title: 'Choose a problem.',
    words: 'Pick a task and a length, draw an instance with the dice, or type your own.',
  },
  {
    part: '[data-area="tapes"]',
    title: 'A real Turing machine solves it.',
    words: 'These are its tapes at one step of the run. Point at a cell: who wrote it, who reads it next?',
  },
  {
    part: '[data-area="text"]',
    title: 'The run is the chain of thought.',
    words: 'Every line is read off the tapes. Point at a value to see its cells and where it was written.',
  },
  {
    part: '[aria-label="Transport"]',
    title: 'Step, play, stop.',
    words: 'By machine step or by atomic state, forward and back. Drag the timeline above it to go anywhere.',
  },
  {
    part: 'header',
    title: 'Take it with you.',
    words: 'Share the exact picture as a link, or export thousands of examples. Keys, help and this tour:',
  },
] as const;

/** Five sentences about the page for a first visit, between the page's parts so that it covers none of them. */
export function Tour() {
  const place = useTour((state) => state.place);
  const part = place === undefined ? undefined : PLACES[place]?.part;
  useEffect(() => {
    const element = part && document.querySelector(part);
    if (!element) return undefined;
    element.setAttribute('data-toured', '');
    element.scrollIntoView({ block: 'nearest' });
    return () => element.removeAttribute('data-toured');
  }, [part]);
  if (place === undefined) return null;
  const { title, words } = PLACES[place]!;
  const isLast = place === PLACES.length - 1;
  return (
    <aside className={styles.tour} aria-label="Tour">
      <span className={styles.count}>
        {place + 1} of {PLACES.length}
      </span>
      <p className={styles.words} aria-live="polite">
        <b>{title}</b> {words} {isLast && <Keys keys={['?']} />}
      </p>
      <div className={styles.actions}>
        <Button size="small" disabled={place === 0} aria-label="Back" onClick={() => goToTour(place - 1)}>
          <ChevronLeft size={14} aria-hidden />
          <span className={styles.backWord}>Back</span>
        </Button>
        <Button size="small" kind="primary" onClick={() => goToTour(isLast ? undefined : place + 1)}>
          {isLast ? 'Done' : 'Next'}
        </Button>
        <Button size="small" kind="quiet" aria-label="Skip the tour" title="Skip the tour" onClick={skip}>
          <X size={14} aria-hidden />
        </Button>
      </div>
    </aside>
  );
}

const skip = () => goToTour(undefined);
