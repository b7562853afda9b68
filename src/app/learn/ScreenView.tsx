import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { Button } from '../kit/Button.tsx';
import { LessonTools } from './LessonTools.tsx';
import { useScale } from '../panels/present/use-scale.ts';
import { LivePanelView } from './live/LivePanelView.tsx';
import { QuestionPart } from './question/QuestionPart.tsx';
import styles from './ScreenView.module.css';
import { SCREENS, screenById } from './screens/screens.ts';
import { useIsOffered, useLearn, useLearnSession } from './use-learn.ts';

/** Pixels of the body's type, which charts and questions are made for. */
const BODY = 13;

/** A screen: what to read, the part of the app that runs, and the question. */
export function ScreenView() {
  const screen = screenById(useLearn((state) => state.screen));
  const presents = useLearn((state) => state.presents);
  const main = useRef<HTMLElement>(null);
  const scale = useScale(main);
  const [before, setBefore] = useState(screen.id);
  useEffect(() => {
    // Another screen begins at its top, where the keyboard goes on, too.
    if (screen.id === before) return;
    setBefore(screen.id);
    main.current?.scrollTo({ top: 0 });
    main.current?.focus();
  }, [screen.id, before]);
  return (
    <main
      ref={main}
      className={styles.main}
      data-presents={presents || undefined}
      tabIndex={-1}
      {...(presents && { style: { '--large': `${10 * scale}px`, '--zoom': (10 * scale) / BODY } as CSSProperties })}
      aria-label={screen.title}
    >
      <header className={styles.head}>
        <div className={styles.words}>
          {/* The header of the page is not there. */}
          {presents && <h1 className="visually-hidden">TAIL Tracer</h1>}
          <h2 className={styles.title}>{screen.title}</h2>
          <p className={styles.sentence}>{screen.sentence}</p>
        </div>
        <LessonTools />
      </header>
      <div className={styles.stage}>
        <LivePanelView key={screen.id} screen={screen} scale={presents ? scale : 1} />
        <QuestionPart key={`question ${screen.id}`} screen={screen} />
      </div>
      <Turn />
    </main>
  );
}

/** To the screens before and after. */
function Turn() {
  const session = useLearnSession();
  const current = useLearn(({ screen }) => screen);
  const number = SCREENS.findIndex(({ id }) => id === current);
  const [before, after] = [SCREENS[number - 1], SCREENS[number + 1]];
  if (!useIsOffered('screens')) return null;
  return (
    <nav className={styles.turn} aria-label="Screens before and after">
      {before && (
        <Button onClick={() => session.goBy(-1)} title="Screen before (B)">
          <ChevronLeft size={16} aria-hidden /> {before.title}
        </Button>
      )}
      {after && (
        <Button kind="primary" className={styles.after} onClick={() => session.goBy(1)} title="Next screen (N)">
          {after.title} <ChevronRight size={16} aria-hidden />
        </Button>
      )}
    </nav>
  );
}
