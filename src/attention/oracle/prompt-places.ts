import type { Json } from '../../base/json.ts';
import { alignedPlaces } from './aligned-places.ts';
import type { Instance, QueryWording, Task } from '../../tasks/task.ts';

/** Marks: characters of Unicode's private use area, which no instance holds. */
const FIRST_MARK = 0xe000;
const MARKS = 0x1900;

/** Around the marks of a number in JSON, which would be in quotes otherwise: numbers are not. */
const JSON_NUMBER = ['\uf900', '\uf901'] as const;

/** A number that prints itself as marks, and counts as the number that it is. */
class MarkedNumber extends Number {
  private readonly marks: string;

  constructor(value: number, marks: string) {
    super(value);
    this.marks = marks;
  }

  override toString(): string {
    return this.marks;
  }

  toJSON(): string {
    return JSON_NUMBER.join(this.marks);
  }
}

/** By tape name, for each cell of its contents before the first step, the characters of the prompt that say what is in it. */
export type PromptPlaces = ReadonlyMap<string, readonly (readonly number[])[]>;

/**
 * Which characters of a prompt say what which cell holds before the run. Encoding and wording are functions of the instance: both are
 * asked once more for an instance in which every character has a mark of its own, and a cell and a place in the prompt with the same mark
 * hold the same character. Cells whose contents do not come through unchanged – separators, computed symbols – have no place.
 */
export function promptPlaces(task: Task, instance: Instance, wording: QueryWording): PromptPlaces {
  const encoded = task.encode(instance);
  const prompt = wording.query(instance);
  const places = new Map(Object.entries(encoded).map(([tape, cells]) => [tape, [...cells].map((): number[] => [])]));
  const characters = charactersOf(instance);
  // There are not enough marks for the longest instances, so that some are marked at a time.
  for (let first = 0; first < characters.length; first += MARKS) {
    const marked = markedInstance(instance, first);
    const inPrompt = marksIn(prompt, wording.query(marked), characters.slice(first, first + MARKS));
    for (const [tape, cells] of Object.entries(task.encode(marked))) {
      const own = places.get(tape);
      const symbols = [...cells];
      // A cell more or less shows that the encoding looks at characters itself: nothing is known then.
      if (own?.length !== symbols.length) continue;
      symbols.forEach((symbol, cell) => {
        const found = inPrompt.get(symbol) ?? [];
        own[cell]!.push(...found.filter((at) => prompt[at] === encoded[tape]![cell]));
      });
    }
  }
  return places;
}

const isMark = (unit: number): boolean => unit >= FIRST_MARK && unit < FIRST_MARK + MARKS;

/** Where in the prompt each mark belongs. */
function marksIn(prompt: string, marked: string, instance: string): Map<string, number[]> {
  const text = marked.replaceAll(`"${JSON_NUMBER[0]}`, '').replaceAll(`${JSON_NUMBER[1]}"`, '');
  let plain = '';
  for (const character of text) {
    const unit = character.charCodeAt(0);
    plain += isMark(unit) ? instance[unit - FIRST_MARK]! : character;
  }
  const found = new Map<string, number[]>();
  const aligned = alignedPlaces(plain, prompt);
  for (let at = 0; at < text.length; at++) {
    if (aligned[at]! < 0 || !isMark(text.charCodeAt(at))) continue;
    const before = found.get(text[at]!);
    if (before) before.push(aligned[at]!);
    else found.set(text[at]!, [aligned[at]!]);
  }
  return found;
}

/** The characters of an instance's leaves. */
function charactersOf(value: Json): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .map((each: Json) => charactersOf(each))
    .join('');
}

/** The instance with marks in the place of `MARKS` characters from `first` on. */
function markedInstance(instance: Instance, first: number): Instance {
  let at = -first;
  const marksFor = (text: string): string => {
    let marks = '';
    for (let index = 0; index < text.length; index++, at++)
      marks += at >= 0 && at < MARKS ? String.fromCharCode(FIRST_MARK + at) : text[index]!;
    return marks;
  };
  const marked = (value: Json): Json => {
    if (typeof value === 'string') return marksFor(value);
    // Counts as a number and prints as text, which is all that wordings and encodings ask of one.
    if (typeof value === 'number') return new MarkedNumber(value, marksFor(String(value))) as unknown as Json;
    if (Array.isArray(value)) return value.map((each: Json) => marked(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each)]));
  };
  return marked(instance) as Instance;
}
