/**
 * Shows titles to keyboard and touch (`titles.ts`): who has a mouse needs none of it. It is loaded at once where there is a touch
 * screen, as a finger that rests does not wait, and else with the first key.
 */
export function showTitlesOnceNeeded(): void {
  const load = (event?: KeyboardEvent) => {
    removeEventListener('keydown', load, true);
    // Without it the page works all the same, and screen readers still read titles.
    import('./titles.ts').then(({ showTitles }) => showTitles(event)).catch(() => undefined);
  };
  if (matchMedia('(any-pointer: coarse)').matches) load();
  else addEventListener('keydown', load, true);
}
