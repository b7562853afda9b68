import * as v from 'valibot';
import { create } from 'zustand';

const THEMES = ['system', 'light', 'dark'] as const;
const KEY = 'tail-tracer-theme';

/** A colour theme; `system` follows the device. */
export type Theme = (typeof THEMES)[number];

/** The theme that the person chose. */
export const useTheme = create<{ readonly theme: Theme }>(() => ({ theme: storedTheme() }));

/** System, light, dark, and round again. */
export function nextTheme(): void {
  const { theme } = useTheme.getState();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  useTheme.setState({ theme: next });
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A browser that stores nothing still shows the theme until the page is closed.
  }
  applyTheme();
}

/** Puts the theme on the page and keeps it in step with the device. */
export function followTheme(): void {
  darkDevice.addEventListener('change', applyTheme);
  applyTheme();
}

const darkDevice = matchMedia('(prefers-color-scheme: dark)');

function applyTheme(): void {
  const { theme } = useTheme.getState();
  document.documentElement.dataset['theme'] = theme === 'system' ? (darkDevice.matches ? 'dark' : 'light') : theme;
}

function storedTheme(): Theme {
  try {
    const parsed = v.safeParse(v.picklist(THEMES), localStorage.getItem(KEY));
    return parsed.success ? parsed.output : 'system';
  } catch {
    return 'system';
  }
}
