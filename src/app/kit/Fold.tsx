import { ChevronDown, ChevronRight } from 'lucide-react';
import { createContext, memo, useContext, type ComponentProps } from 'react';
import styles from './Fold.module.css';

/** What folds: its name, whether it is folded, and the folding. */
export interface Fold {
  readonly name: string;
  readonly isFolded: boolean;
  readonly toggle: () => void;
}

/** Set around a panel that can be folded to its header. */
export const FoldContext = createContext<Fold | undefined>(undefined);

/** The button that folds the panel around it; nothing where there is none to fold. */
export const FoldButton = memo(function FoldButton() {
  const fold = useContext(FoldContext);
  if (!fold) return null;
  const words = `${fold.isFolded ? 'Unfold' : 'Fold'} ${fold.name}`;
  const Icon = fold.isFolded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      className={styles.button}
      aria-expanded={!fold.isFolded}
      aria-label={words}
      title={words}
      onClick={fold.toggle}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
});

/** Whether the panel around it is folded. */
export const useIsFolded = (): boolean => useContext(FoldContext)?.isFolded ?? false;

/** What is out of view and out of reach while the panel around it is folded. */
export function FoldBody(props: ComponentProps<'div'>) {
  return <div {...props} inert={useIsFolded()} />;
}
