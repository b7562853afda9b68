import { checkRowLength } from './unpacking.ts';

/**
 * Reads the elements of one list in a JSON text without ever holding the whole: of the list at the top, or of the list under a key of the
 * object at the top. Everything else is skipped.
 */
export class JsonElementReader {
  /** Whether the list was found and has ended. */
  isComplete = false;
  private readonly key: string | undefined;
  private depth = 0;
  private inString = false;
  private isEscaped = false;
  /** The depth of the list's elements, once it has begun. */
  private elementDepth = -1;
  /** The text of the element that is being read. */
  private element = '';
  /** The last string at depth 1, and whether a colon followed: the key whose value comes. */
  private word = '';
  private pendingKey: string | undefined;

  /** Elements of the list under `key`, or of the list at the top. */
  constructor(key?: string) {
    this.key = key;
  }

  /** Takes the next characters; returns the texts of the elements that they complete. */
  take(characters: string): string[] {
    const elements: string[] = [];
    let from = 0;
    for (let at = 0; at < characters.length; at++) {
      const isReading = this.elementDepth >= 0 && !this.isComplete;
      if (this.inString) {
        // Strings are most of a log: the next quote or backslash is looked for at once.
        at = this.throughString(characters, at);
        continue;
      }
      const code = characters.codePointAt(at)!;
      if (code === QUOTE) {
        this.inString = true;
        this.word = '';
      } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
        this.depth++;
        if (this.elementDepth < 0 && code === OPEN_LIST && this.isWanted()) {
          this.elementDepth = this.depth;
          from = at + 1;
        }
      } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
        if (isReading && this.depth === this.elementDepth) {
          this.finish(characters.slice(from, at), elements);
          this.isComplete = true;
        }
        this.depth--;
      } else if (code === COMMA && isReading && this.depth === this.elementDepth) {
        this.finish(characters.slice(from, at), elements);
        from = at + 1;
      } else if (code === COLON && this.depth === 1) this.pendingKey = this.word;
    }
    if (this.elementDepth >= 0 && !this.isComplete) {
      this.element += characters.slice(from);
      checkRowLength('an element of the list', this.element.length);
    }
    checkRowLength('a key', this.word.length);
    return elements;
  }

  private throughString(characters: string, from: number): number {
    let at = from;
    for (; at < characters.length; at++) {
      if (this.isEscaped) {
        this.isEscaped = false;
        continue;
      }
      const code = characters.codePointAt(at)!;
      if (code === BACKSLASH) this.isEscaped = true;
      else if (code === QUOTE) {
        this.inString = false;
        break;
      }
    }
    // Only keys of the object at the top are ever asked for.
    if (this.depth === 1 && this.elementDepth < 0) this.word += characters.slice(from, at);
    return at;
  }

  private isWanted(): boolean {
    return this.key === undefined ? this.depth === 1 : this.depth === 2 && this.pendingKey === this.key;
  }

  private finish(rest: string, elements: string[]): void {
    const element = this.element + rest;
    this.element = '';
    if (element.trim() !== '') elements.push(element);
  }
}

const code = (character: string): number => character.codePointAt(0)!;
const QUOTE = code('"');
const BACKSLASH = code('\\');
const COMMA = code(',');
const COLON = code(':');
const OPEN_LIST = code('[');
const CLOSE_LIST = code(']');
const OPEN_OBJECT = code('{');
const CLOSE_OBJECT = code('}');
