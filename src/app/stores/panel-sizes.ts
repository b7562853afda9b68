import * as v from 'valibot';

const layout = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.pipe(v.number(), v.minValue(0))));

/** Where the sizes of panels are kept. Sizes that cannot be read count as none; a browser that stores nothing forgets them. */
export const panelSizes: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem: (key) => {
    try {
      const stored = localStorage.getItem(key);
      return v.is(layout, stored) ? stored : null;
    } catch {
      return null;
    }
  },
  setItem: (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // The sizes hold until the page is closed.
    }
  },
};
