import { Download, Keyboard, Link2, Monitor, Moon, Search, Sun } from 'lucide-react';
import { Button, ButtonLink } from '../kit/Button.tsx';
import { Keys } from '../kit/Keys.tsx';
import { nextTheme, useTheme, type Theme } from './theme.ts';
import styles from './Header.module.css';
import { Navigation } from './Navigation.tsx';

interface HeaderProps {
  /** The address of the Dataset page with what is traced filled in; undefined where nothing is. */
  readonly exportAddress?: string;
  readonly onHelp?: () => void;
  readonly onCommands?: () => void;
  readonly onShare?: () => void;
}

const THEME_ICONS: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };

/** The name of the app, its pages, and what concerns the whole page: sharing, keys, theme, export. */
export function Header({ exportAddress, onHelp, onShare, onCommands }: HeaderProps) {
  const theme = useTheme((state) => state.theme);
  const Icon = THEME_ICONS[theme];
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden>
          <path className={styles.tape} d="M1 11h20v8H1zM7.7 11v8M14.3 11v8" />
          <path className={styles.head} d="M7.5 3h7L11 9z" />
        </svg>
        <span className={styles.nameWord}>TAIL Tracer</span>
      </h1>
      <Navigation />
      <div className={styles.actions}>
        {onCommands && (
          <Button onClick={onCommands} aria-label="Search commands" title="Search tasks, panels and actions (Ctrl K)">
            <Search size={16} aria-hidden />
            <span className={styles.word}>Search</span>
            <span className={styles.word} aria-hidden>
              <Keys keys={['Ctrl', 'K']} />
            </span>
          </Button>
        )}
        {onShare && (
          <Button onClick={onShare} aria-label="Share" title="Share this trace">
            <Link2 size={16} aria-hidden /> <span className={styles.word}>Share</span>
          </Button>
        )}
        {onHelp && (
          <Button onClick={onHelp} aria-label="Keys and help" title="Keys and help (?)">
            <Keyboard size={16} aria-hidden /> <span className={styles.word}>Keys</span>
          </Button>
        )}
        <Button onClick={nextTheme} aria-label={`Theme: ${theme}. Change it`} title={`Theme: ${theme}`}>
          <Icon size={16} aria-hidden /> <span className={styles.word}>Theme</span>
        </Button>
        {exportAddress !== undefined && (
          <ButtonLink kind="primary" href={exportAddress} aria-label="Export dataset" title="Export a dataset">
            <Download className={styles.picture} size={16} aria-hidden />
            <span className={styles.short}>
              Export<span className={styles.word}> dataset</span>
            </span>
          </ButtonLink>
        )}
      </div>
    </header>
  );
}
