import type { ReactNode } from 'react';
import type { Command } from '../kit/command.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Keys } from '../kit/Keys.tsx';
import styles from './HelpDialog.module.css';

interface HelpDialogProps {
  readonly title: string;
  /** What the page shows, in a few sentences. */
  readonly description: string;
  /** The commands of the page; those with a group are listed under it, with their keys. */
  readonly commands: readonly Command[];
  /** What else there is to know about the keys of a group. */
  readonly notes: Readonly<Partial<Record<string, string>>>;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Another way to learn the page, below the keys. */
  readonly children?: ReactNode;
}

/** What a page shows, and every key of it. */
export function HelpDialog({ title, description, commands, notes, open, onClose, children }: HelpDialogProps) {
  const groups = [...new Set(commands.flatMap(({ group }) => group ?? []))];
  return (
    <Dialog title={title} description={description} wide open={open} onClose={onClose}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.keys}>
              {commands
                .filter((command) => command.group === group)
                .map(({ keys = [], name }) => (
                  <div key={name}>
                    <dt>
                      <Keys keys={keys} />
                    </dt>
                    <dd>{name}</dd>
                  </div>
                ))}
            </dl>
            {notes[group] && <p className={styles.note}>{notes[group]}</p>}
          </section>
        ))}
      </div>
      <p className={styles.foot}>
        No key acts while you type in a field. What a control does is said where the mouse, a resting finger or Tab
        reaches it.{children}
      </p>
    </Dialog>
  );
}
