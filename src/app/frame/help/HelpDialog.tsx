import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Keys } from '../../kit/Keys.tsx';
import { KEYS, type KeyBinding } from '../keys.ts';
import styles from './HelpDialog.module.css';

interface HelpDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onTour: () => void;
}

const GROUPS: ReadonlySet<KeyBinding['group']> = new Set(KEYS.map(({ group }) => group));

/** What else there is to know about the keys of a group. */
const NOTES: Partial<Record<KeyBinding['group'], string>> = {
  'Values and text':
    'Tab leads into the text, arrow keys go from value to value, and from the first of a state to the button that unfolds its arithmetic.',
  Cells:
    'The cell is the one pointed at or focused last: Tab leads to the tapes, arrow keys go from cell to cell, Enter to the step that wrote it.',
};

/** What the page shows, in three sentences, every key, and the way back to the tour. */
export function HelpDialog({ open, onClose, onTour }: HelpDialogProps) {
  return (
    <Dialog
      title="How to read this page"
      description="A Turing machine solves the instance; the tapes show it at one step of its run. Marks on its rules cut the run into atomic states, and the chain of thought is what they say: the operands fetched, the result, where it goes next. Point at an operand to see its cells and where its value was written."
      wide
      open={open}
      onClose={onClose}
    >
      <div className={styles.groups}>
        {[...GROUPS].map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.keys}>
              {KEYS.filter((binding) => binding.group === group).map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    <Keys keys={keys} />
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
            {NOTES[group] && <p className={styles.note}>{NOTES[group]}</p>}
          </section>
        ))}
      </div>
      <p className={styles.foot}>
        No key acts while you type in a field.
        <Button size="small" onClick={onTour}>
          Show the tour
        </Button>
      </p>
    </Dialog>
  );
}
