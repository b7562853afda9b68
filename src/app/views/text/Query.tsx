import { memo } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Instance, QueryWording } from '../../../tasks/task.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './Query.module.css';

interface QueryProps {
  readonly wordings: readonly QueryWording[];
  /** The id of the wording shown; undefined for the first. */
  readonly wording: string | undefined;
  readonly instance: Instance;
  readonly onWording: (id: string) => void;
}

/** The question that the chain of thought answers, with a switch through its wordings. */
export const Query = memo(function Query({ wordings, wording, instance, onWording }: QueryProps) {
  const index = Math.max(
    0,
    wordings.findIndex(({ id }) => id === wording),
  );
  const turn = (by: number) => () => onWording(wordings[(index + by + wordings.length) % wordings.length]!.id);
  return (
    <div className={styles.query}>
      <p className={styles.words} tabIndex={0}>
        {wordings[index]!.query(instance)}
      </p>
      <div className={styles.turn}>
        <Button size="small" kind="quiet" aria-label="Wording before" onClick={turn(-1)}>
          <ChevronLeft size={14} aria-hidden />
        </Button>
        <span className={styles.count}>
          wording {index + 1} of {wordings.length}
        </span>
        <Button size="small" kind="quiet" aria-label="Next wording" onClick={turn(1)}>
          <ChevronRight size={14} aria-hidden />
        </Button>
      </div>
    </div>
  );
});
