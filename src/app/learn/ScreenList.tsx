import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { learnAddressOf } from './learn-address.ts';
import { questionKey } from './progress.ts';
import styles from './ScreenList.module.css';
import { SCREENS } from './screens/screens.ts';
import type { Screen } from './screens/screen.ts';
import { useLearn, useLearnSession, useProgress } from './use-learn.ts';

/** All screens in their order, with how many questions of each were answered right. */
export function ScreenList() {
  const current = useLearn(({ screen }) => screen);
  return (
    <nav className={styles.screens} aria-label="Screens of the lesson">
      <ol className={styles.list}>
        {SCREENS.map((screen) => (
          <li key={screen.id}>
            <ScreenLink screen={screen} isCurrent={screen.id === current} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function ScreenLink({ screen, isCurrent }: { readonly screen: Screen; readonly isCurrent: boolean }) {
  const session = useLearnSession();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a phone the list is a line that scrolls sideways.
    if (isCurrent) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isCurrent]);
  const state = useLearn((shown) => shown);
  const progress = useProgress();
  const right = screen.questions.filter((_, question) => progress[questionKey(screen.id, question)]?.isRight).length;
  const isDone = right === screen.questions.length;
  const address = learnAddressOf({
    ...state,
    screen: screen.id,
    question: 0,
    task: undefined,
    length: undefined,
    variant: undefined,
  });
  return (
    <a
      ref={link}
      className={styles.screen}
      href={address}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={(event) => {
        // With a key held it opens elsewhere.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        session.goTo(screen.id);
      }}
    >
      <span>{screen.title}</span>
      <span className={styles.done} data-done={isDone || undefined}>
        {isDone && <Check size={14} aria-hidden />}
        <span aria-hidden>
          {right}/{screen.questions.length}
        </span>
        <span className="visually-hidden">
          , {right} of {screen.questions.length} answered
        </span>
      </span>
    </a>
  );
}
