import * as v from 'valibot';

/** The part of a value that is wrong, and the rule that it breaks. */
export interface Blame {
  /** Such as `item 7 of 60`. */
  readonly place: string;
  readonly came: unknown;
  /** What is allowed there, to be read after “allowed:”. */
  readonly allowed: string;
}

/** Characters of a text that a person looks through at once; of a longer one the place is told. */
const SHORT = 20;

/** The first item that a schema refuses. `total` is the length of the list where only a part of it is looked at. */
export function blamedItem(value: unknown, item: v.GenericSchema, allowed: string, total?: number): Blame | undefined {
  if (!Array.isArray(value)) return undefined;
  const place = value.findIndex((each) => !v.is(item, each));
  return place < 0
    ? undefined
    : { place: `item ${place + 1} of ${total ?? value.length}`, came: value[place], allowed };
}

/** The first character of a longer text that has been there before. */
export function blamedRepeat(value: unknown): Blame | undefined {
  return typeof value === 'string' && value.length > SHORT ? blamedTwice([...value], 'character') : undefined;
}

/** The first item with which a list breaks a rule that every beginning of a sound list keeps. */
export function blamedLater<Item>(
  list: readonly Item[],
  holds: (list: readonly Item[]) => boolean,
  allowed: string,
): Blame | undefined {
  if (!Array.isArray(list) || holds(list)) return undefined;
  let [sound, broken] = [0, list.length];
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (holds(list.slice(0, middle))) sound = middle;
    else broken = middle;
  }
  return { place: `item ${broken} of ${list.length}`, came: list[broken - 1], allowed };
}

/** The first of some names that has been there before; `shown` are the items that they name. */
export function blamedTwice(
  names: readonly (string | number)[],
  noun: string,
  shown: readonly unknown[] = names,
): Blame | undefined {
  const before = new Map<string | number, number>();
  for (const [place, name] of names.entries()) {
    const first = before.get(name);
    if (first !== undefined)
      return {
        place: `${noun === 'character' ? noun : 'item'} ${place + 1} of ${names.length}`,
        came: shown[place],
        allowed:
          noun === 'edge'
            ? `no two edges between the same vertices, and item ${first + 1} joins these, too`
            : `none twice, and this is ${noun} ${first + 1}, too`,
      };
    before.set(name, place);
  }
  return undefined;
}

/** The first character that is not allowed. */
export function blamedCharacter(value: unknown, character: RegExp, allowed: string): Blame | undefined {
  if (typeof value !== 'string' || value.length <= SHORT) return undefined;
  const characters = [...value];
  const place = characters.findIndex((each) => !character.test(each));
  return place < 0
    ? undefined
    : { place: `character ${place + 1} of ${characters.length}`, came: characters[place], allowed };
}

/** A space at an end, which nobody sees. */
export function blamedEnds(value: unknown): Blame | undefined {
  if (typeof value !== 'string' || value.length <= SHORT || value === value.trim()) return undefined;
  return { place: value.startsWith(' ') ? 'its beginning' : 'its end', came: ' ', allowed: 'no space at either end' };
}
