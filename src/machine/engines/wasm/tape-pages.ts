/** Cells of a page: tapes are copied, shared and restored page by page. */
export const PAGE_CELLS = 1024;

/** The contents of `PAGE_CELLS` cells; immutable, so that copies of a tape can share it. */
export interface Page {
  /** Its memory in bytes. */
  readonly bytes: number;
}

/** How pages are stored outside the machine's memory. `at` is always the offset of a page's first word in that memory. */
export interface PageFormat<Kept extends Page> {
  /** The page of blank cells that were never written. */
  readonly blank: Kept;
  /** Words of a page in the machine's memory. */
  readonly words: number;
  /** Reads a page from the machine's memory. */
  read(memory: Int32Array, at: number): Kept;
  /** Writes a page to the machine's memory. */
  write(memory: Int32Array, at: number, page: Kept): void;
  /** Whether the memory still holds this page, as it did when no stamp was greater than `stamp`. */
  isUnchanged(memory: Int32Array, at: number, page: Kept, stamp: number): boolean;
}

/** The contents of a tape: consecutive pages with blank cells on both sides. Immutable. */
export interface TapePages {
  /** The number of the first page; page 0 starts with cell 0. */
  readonly first: number;
  readonly list: readonly Page[];
}

/** A blank tape. */
export const NO_PAGES: TapePages = { first: 0, list: [] };

/** Most bytes of a reference to a page. */
const REFERENCE_BYTES = 8;

/** The page with this number; undefined outside the list, where the tape is blank. */
export function pageAt({ first, list }: TapePages, page: number): Page | undefined {
  return list[page - first];
}

/** Pages with some of them replaced, blank ones trimmed at both ends; the same object if none is replaced. */
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

/** The memory of these tapes in bytes, without parts that are in `counted`, to which their own parts are added. */
export function uncountedBytes(tapes: readonly TapePages[], counted: Set<object>): number {
  let bytes = 0;
  for (const pages of tapes) {
    if (counted.has(pages)) continue;
    counted.add(pages);
    bytes += REFERENCE_BYTES * pages.list.length;
    for (const page of pages.list) {
      if (counted.has(page)) continue;
      counted.add(page);
      bytes += page.bytes;
    }
  }
  return bytes;
}
