import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Keys } from '../../components/Keys.tsx';
import { KEYS, type KeyBinding } from '../../stores/keys.ts';
import styles from './HelpDialog.module.css';

interface HelpDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onTour: () => void;
}

const GROUPS: readonly KeyBinding['group'][] = ['Stepping', 'Cells', 'Breakpoints', 'Page'];

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
        {GROUPS.map((group) => (
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
            {group === 'Cells' && (
              <p className={styles.note}>
                The cell is the one pointed at or focused last: Tab leads to the tapes, arrow keys go from cell to cell,
                Enter to the step that wrote it.
              </p>
            )}
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
