import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { variantOf } from '../../cot/variants.ts';
import { useMedia } from '../kit/browser/use-media.ts';
import { isExample, taskOf } from '../links/selection.ts';
import { low } from './folded-panels.ts';
import { Toolbar } from './toolbar/Toolbar.tsx';
import { useSelection } from './trace-session.ts';
import styles from './TracePage.module.css';

interface FoldedToolbarProps {
  /** Opens the form of the instance. */
  readonly onEdit: () => void;
}

/** What is traced. In a low window it folds to one line that says it, so that tapes and text have the height. */
export function FoldedToolbar({ onEdit }: FoldedToolbarProps) {
  const isLow = useMedia(low);
  const [isOpen, setIsOpen] = useState(false);
  const selection = useSelection();
  if (!isLow) return <Toolbar onEdit={onEdit} />;
  const drawn = selection.seed === null ? 'typed' : `${selection.range}, seed ${selection.seed}`;
  return (
    <>
      <button
        type="button"
        className={styles.foldLine}
        data-fold-line
        aria-expanded={isOpen}
        title={isOpen ? 'Hide what is traced' : 'Choose what is traced'}
        onClick={() => setIsOpen(!isOpen)}
      >
        <ChevronDown size={14} aria-hidden />
        <b>{taskOf(selection).title}</b> {isExample(selection) ? 'example' : drawn} ·{' '}
        {variantOf(selection.variant).title}
      </button>
      {isOpen && <Toolbar onEdit={onEdit} />}
    </>
  );
}
