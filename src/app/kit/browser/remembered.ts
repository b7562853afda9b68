import * as v from 'valibot';

/** Something that the browser keeps for the next visit. */
export interface Remembered<Value, Initial> {
  /** What is stored now; the initial value where nothing is, or what was stored does not fit the schema any more. */
  readonly read: () => Value | Initial;
  /** Stores a value, a text as it is and anything else as JSON; false where the browser refuses to. */
  readonly write: (value: Value) => boolean;
}

/**
 * What `localStorage` keeps under a key. Needs a browser, so it is part of the page and not of `src/base`.
 *
 * @param schema reads the stored text; one that was written as JSON is parsed by it, with `parseJson`
 * @param refused is read where the browser gives no access to its storage
 */
export function remembered<Value, Initial = Value>(
  key: string,
  schema: v.GenericSchema<unknown, Value>,
  initial: Initial,
  refused: Value | Initial = initial,
): Remembered<Value, Initial> {
  return {
    read: () => {
      try {
        const stored = v.safeParse(schema, localStorage.getItem(key));
        return stored.success ? stored.output : initial;
      } catch {
        return refused;
      }
    },
    write: (value) => {
      try {
        localStorage.setItem(key, typeof value === 'string' ? value : JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
  };
}
