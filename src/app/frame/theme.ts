import * as v from 'valibot';
import { create } from 'zustand';
import { remembered } from '../kit/browser/remembered.ts';

const THEMES = ['system', 'light', 'dark'] as const;
const stored = remembered<Theme>('tail-tracer-theme', v.picklist(THEMES), 'system');

/** A colour theme; `system` follows the device. */
export type Theme = (typeof THEMES)[number];

/** The theme that the person chose. */
export const useTheme = create<{ readonly theme: Theme }>(() => ({ theme: stored.read() }));

/** System, light, dark, and round again. */
export function nextTheme(): void {
  const { theme } = useTheme.getState();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  useTheme.setState({ theme: next });
  // A browser that stores nothing still shows the theme until the page is closed.
  stored.write(next);
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
