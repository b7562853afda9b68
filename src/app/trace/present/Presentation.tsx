import { X } from 'lucide-react';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import { Button } from '../../kit/Button.tsx';
import { taskOf } from '../../links/selection.ts';
import { PresentedStep } from '../../panels/present/PresentedStep.tsx';
import { StepButtons } from '../../panels/present/StepButtons.tsx';
import { useScale } from '../../panels/present/use-scale.ts';
import type { Run } from '../../session/trace-state.ts';
import { haltWarning } from '../halt-warning.ts';
import { queryOf } from '../wording.ts';
import { useSelection, useTracePage } from '../trace-session.ts';
import styles from './Presentation.module.css';

interface PresentationProps {
  readonly run: Run;
  /** The problem's own picture, beside the tapes; without it these have all the room. */
  readonly picture?: ReactNode;
}

/** A step for a room: its tapes and three atomic states of text in large type, the problem's picture, and buttons to go on. */
export default function Presentation({ run, picture }: PresentationProps) {
  const frame = useRef<HTMLElement>(null);
  const scale = useScale(frame);
  const session = useTracePage();
  const selection = useSelection();
  const task = taskOf(selection);
  const warning = haltWarning(run.summary);
  return (
    <main
      ref={frame}
      className={styles.presentation}
      style={{ '--large': `${10 * scale}px` } as CSSProperties}
      aria-label="Presentation"
    >
      <div className={styles.top}>
        <h1 className={styles.title}>{task.title}</h1>
        <p className={styles.query}>{warning ?? queryOf(selection)}</p>
        <Button
          aria-label="Leave the presentation"
          title="Leave the presentation (Escape)"
          onClick={() => session.panels.present(false)}
        >
          <X size={18} aria-hidden />
        </Button>
      </div>
      <PresentedStep
        run={run}
        scale={scale}
        picture={picture}
        // An oval of vertices needs the height of the window.
        isPictureTall={task.drawing.kind === 'graph'}
      />
      <StepButtons run={run} />
    </main>
  );
}
