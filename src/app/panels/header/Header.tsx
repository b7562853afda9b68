import { Keyboard, Link2, Monitor, Moon, Search, Sun } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { Keys } from '../../components/Keys.tsx';
import { nextTheme, useTheme, type Theme } from '../../stores/theme.ts';
import styles from './Header.module.css';

interface HeaderProps {
  readonly onExport: () => void;
  readonly onHelp: () => void;
  readonly onShare: () => void;
  readonly onCommands: () => void;
}

const THEME_ICONS: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };

/** The name of the app and what concerns the whole page: sharing, keys, theme, export. */
export function Header({ onExport, onHelp, onCommands, onShare }: HeaderProps) {
  const theme = useTheme((state) => state.theme);
  const Icon = THEME_ICONS[theme];
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden>
          <path className={styles.tape} d="M1 11h20v8H1zM7.7 11v8M14.3 11v8" />
          <path className={styles.head} d="M7.5 3h7L11 9z" />
        </svg>
        TAIL Tracer
      </h1>
      <p className={styles.motto}>Turing machines that write chains of thought</p>
      <div className={styles.actions}>
        <Button onClick={onCommands} aria-label="Search commands" title="Search tasks, panels and actions (Ctrl K)">
          <Search size={16} aria-hidden />
          <span className={styles.word}>Search</span>
          <span className={styles.word} aria-hidden>
            <Keys keys={['Ctrl', 'K']} />
          </span>
        </Button>
        <Button onClick={onShare}>
          <Link2 size={16} aria-hidden /> <span className={styles.word}>Share</span>
        </Button>
        <Button onClick={onHelp} aria-label="Keys and help" title="Keys and help (?)">
          <Keyboard size={16} aria-hidden />
        </Button>
        <Button onClick={nextTheme} aria-label={`Theme: ${theme}. Change it`} title={`Theme: ${theme}`}>
          <Icon size={16} aria-hidden />
        </Button>
        <Button kind="primary" onClick={onExport}>
          <span>
            Export<span className={styles.word}> dataset</span>
          </span>
        </Button>
      </div>
    </header>
  );
}
