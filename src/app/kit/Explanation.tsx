import { CircleHelp } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Button } from './Button.tsx';
import styles from './Explanation.module.css';

interface ExplanationProps {
  /** What is explained, to be read after “About”. */
  readonly of: string;
  /** Each name with what it means. */
  readonly entries: readonly { readonly name: string; readonly words: string }[];
}

/** A button that says what some choices mean: by touch and by keyboard, where a title is said on hovering alone. */
export function Explanation({ of, entries }: ExplanationProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button kind="quiet" size="small" aria-label={`About ${of}`} title={`About ${of}`}>
          <CircleHelp size={14} aria-hidden />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          tabIndex={0}
          aria-label={`About ${of}`}
        >
          <dl className={styles.entries}>
            {entries.map(({ name, words }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
