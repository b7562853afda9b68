import { ChevronLeft, X } from 'lucide-react';
import { useEffect } from 'react';
import { usePages } from '../../frame/page.ts';
import { Button, ButtonLink } from '../../kit/Button.tsx';
import { Keys } from '../../kit/Keys.tsx';
import { DATASET_PAGE, datasetOfTrace } from '../../links/dataset-link.ts';
import { EXAMPLE } from '../../links/selection.ts';
import { useSelection } from '../trace-session.ts';
import { goToTour, useTour } from './tour.ts';
import styles from './Tour.module.css';

/** What is shown at each place of the tour, and which part of the page is outlined: why it is there, then what to do with it. */
const PLACES = [
  {
    part: undefined,
    title: 'A real Turing machine solves this.',
    words:
      'Every line of the text is read off its run, so each step can be checked, and a model that is trained on it learns the algorithm rather than the answers.',
  },
  {
    part: '[data-area="tapes"]',
    title: 'Nothing is hidden.',
    words:
      'All that the machine knows stands on these tapes, so every value has cells that it comes from. Point at one: who wrote it, who reads it next?',
  },
  {
    part: '[data-area="text"]',
    title: 'Why a model can learn it.',
    words:
      'A line fetches what it needs, works on that alone and says what comes next, so longer problems need more lines and no new skill. Point at a value to see where it was written.',
  },
  {
    part: '[aria-label="Transport"]',
    title: 'Small enough to follow.',
    words:
      'An atomic state is one step of the algorithm with no loop inside. Step or play, forward and back, or drag the timeline to go anywhere.',
  },
  {
    part: 'header',
    title: 'Take it with you.',
    words:
      'Choose another problem, share what you see as a link, or export thousands of examples to train and to test with. Keys, help and this tour:',
  },
] as const;

/** What the first place says where the page opens with its own example. */
const FIRST_EXAMPLE = {
  title: 'A real Turing machine adds two numbers, and has just written the first carry.',
  words: PLACES[0].words,
};

/** Other ways in, by the page that they lead to; those whose page there is are offered. */
const WAYS: Readonly<Record<string, string>> = { learn: 'Learn why', dataset: 'Make a dataset' };

/** Five sentences about the page for a first visit, between the page's parts so that it covers none of them. */
export function Tour() {
  const place = useTour((state) => state.place);
  const selection = useSelection();
  const isFirstExample = selection === EXAMPLE;
  const { pages } = usePages();
  const part = place === undefined ? undefined : PLACES[place]?.part;
  useEffect(() => {
    const element = part && document.querySelector(part);
    if (!element) return undefined;
    element.setAttribute('data-toured', '');
    element.scrollIntoView({ block: 'nearest' });
    return () => element.removeAttribute('data-toured');
  }, [part]);
  if (place === undefined) return null;
  const { title, words } = place === 0 && isFirstExample ? FIRST_EXAMPLE : PLACES[place]!;
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
        {place > 0 && (
          <Button size="small" aria-label="Back" onClick={() => goToTour(place - 1)}>
            <ChevronLeft size={14} aria-hidden />
            <span className={styles.backWord}>Back</span>
          </Button>
        )}
        <Button size="small" kind="primary" onClick={() => goToTour(isLast ? undefined : place + 1)}>
          {isLast ? 'Done' : place === 0 ? 'Look at this trace' : 'Next'}
        </Button>
        {place === 0 &&
          pages
            .filter(({ id }) => id in WAYS)
            .map(({ id }) => (
              <ButtonLink
                key={id}
                size="small"
                href={id === DATASET_PAGE ? datasetOfTrace(selection) : `#page=${id}`}
                onClick={skip}
              >
                {WAYS[id]}
              </ButtonLink>
            ))}
        <Button size="small" kind="quiet" aria-label="Skip the tour" title="Skip the tour" onClick={skip}>
          <X size={14} aria-hidden />
        </Button>
      </div>
    </aside>
  );
}

const skip = () => goToTour(undefined);
