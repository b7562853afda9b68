/** Something that a person can do on a page: by a key, from the command menu, or both. */
export interface Command {
  /** Its name in the imperative; the same name twice would be the same command. */
  readonly name: string;
  /** The heading under which the help lists its keys; undefined for a command without keys. */
  readonly group?: string;
  /** The heading under which the command menu lists it; undefined for one that is not listed there. */
  readonly section?: string;
  /** Other words by which the command menu finds it. */
  readonly also?: string;
  /** The keys as they are printed on a keyboard; several are pressed together. */
  readonly keys?: readonly string[];
  /** Whether these keys have been pressed. */
  readonly matches?: (event: KeyboardEvent) => boolean;
  readonly act: () => void;
}

type Matcher = (event: KeyboardEvent) => boolean;

/** Matches one of these keys without Ctrl, Meta or Alt. */
export const plain =
  (...names: readonly string[]): Matcher =>
  ({ key, ctrlKey, metaKey, altKey }) =>
    // With Caps Lock on, letters come as capitals, and with Shift as small ones.
    names.some((name) => name.toLowerCase() === key.toLowerCase()) && !ctrlKey && !metaKey && !altKey;

/** Matches a key pressed without Shift. */
export const unshifted =
  (name: string): Matcher =>
  (event) =>
    plain(name)(event) && !event.shiftKey;

/** Matches a key pressed together with Shift. */
export const shifted =
  (name: string): Matcher =>
  (event) =>
    plain(name)(event) && event.shiftKey;

/** Matches a letter pressed together with Ctrl, or Meta on a Mac. */
export const controlled =
  (letter: string): Matcher =>
  ({ key, ctrlKey, metaKey, altKey }) =>
    (ctrlKey || metaKey) && !altKey && key.toLowerCase() === letter;
