import { Dialog } from '../../components/Dialog.tsx';
import styles from './HelpDialog.module.css';

/** Every key of the page and what it does. */
const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['space', 'play or pause'],
  ['← →', 'one machine step back or forward'],
  ['shift + ← →', 'one atomic state back or forward'],
  ['Home End', 'to the start or the end of the run'],
  ['Tab', 'to the next control; on the tapes, arrow keys go from cell to cell and Enter to the step that wrote it'],
  ['?', 'this help'],
];

/** What the page shows, in three sentences, and its keys. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog
      title="How to read this page"
      description="A Turing machine solves the instance; the tapes show it at one step of its run. Marks on its rules cut the run into atomic states, and the chain of thought is what they say: the operands fetched, the result, where it goes next. Point at an operand to see its cells and where its value was written."
      open={open}
      onClose={onClose}
    >
      <dl className={styles.keys}>
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
