/** So many cells of a tape are copied, kept and put back together. */
export const PAGE_CELLS = 1024;

/** What so many cells hold; never changed once made, so that copies of a tape can share it. */
export interface Page {
  /** How many bytes it takes. */
  readonly bytes: number;
}

/** How the cells of a page are kept outside the memory of the machine. `at` is always the place of its first word in that memory. */
export interface PageFormat<Kept extends Page> {
  /** The page that nobody has written. */
  readonly blank: Kept;
  /** How many words it takes in memory. */
  readonly words: number;
  /** What the memory holds. */
  read(memory: Int32Array, at: number): Kept;
  /** Puts a page into memory. */
  write(memory: Int32Array, at: number, page: Kept): void;
  /** Whether the memory, which held this page when no stamp was greater than `stamp`, still does. */
  isUnchanged(memory: Int32Array, at: number, page: Kept, stamp: number): boolean;
}

/** What a tape holds: pages one after another, and blank cells on either side. Never changed once made. */
export interface TapePages {
  /** The number of the first page; page 0 begins with cell 0. */
  readonly first: number;
  readonly list: readonly Page[];
}

/** A blank tape. */
export const NO_PAGES: TapePages = { first: 0, list: [] };

/** A reference to a page takes at most so many bytes. */
const REFERENCE = 8;

/** The page with this number; undefined where the tape is blank beside its pages. */
export function pageAt({ first, list }: TapePages, page: number): Page | undefined {
  return list[page - first];
}

/** Pages with some of them changed, without blank ones at either end; the same object where nothing is. */
export function withPages(pages: TapePages, changed: ReadonlyMap<number, Page>, blank: Page): TapePages {
  if (changed.size === 0) return pages;
  const numbers = [...changed.keys()];
  if (pages.list.length > 0) numbers.push(pages.first, pages.first + pages.list.length - 1);
  let first = Math.min(...numbers);
  let last = Math.max(...numbers);
  const page = (number: number) => changed.get(number) ?? pageAt(pages, number) ?? blank;
  while (first <= last && page(first) === blank) first++;
  while (last >= first && page(last) === blank) last--;
  if (first > last) return NO_PAGES;
  return { first, list: Array.from({ length: last - first + 1 }, (_, offset) => page(first + offset)) };
}

/** How many bytes these tapes take beside what has been counted already, to which they are added. */
export function uncountedBytes(tapes: readonly TapePages[], counted: Set<object>): number {
  let bytes = 0;
  for (const pages of tapes) {
    if (counted.has(pages)) continue;
    counted.add(pages);
    bytes += REFERENCE * pages.list.length;
    for (const page of pages.list) {
      if (counted.has(page)) continue;
      counted.add(page);
      bytes += page.bytes;
    }
  }
  return bytes;
}
