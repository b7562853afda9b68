import { NO_PAGES, PAGE_CELLS, pageAt, withPages, type Page, type PageFormat, type TapePages } from './tape-pages.ts';

/**
 * A tape as it was last copied or restored, with the cells that may have changed since. This way copies share unchanged pages, and
 * restoring writes only pages that differ.
 */
export class SavedTape {
  pages: TapePages = NO_PAGES;
  private readonly format: PageFormat<Page>;
  /** The range [from, to) of cells that may have changed since. */
  private changedFrom = 0;
  private changedTo = 0;

  /** A blank tape whose pages have this format. */
  constructor(format: PageFormat<Page>) {
    this.format = format;
  }

  /** The first cell of the saved pages, and one past the last. */
  get from(): number {
    return this.pages.first * PAGE_CELLS;
  }

  get to(): number {
    return (this.pages.first + this.pages.list.length) * PAGE_CELLS;
  }

  /** Notes that the cells [from, to) may have been written. */
  mayChange(from: number, to: number): void {
    const isFirst = this.changedFrom === this.changedTo;
    if (isFirst || from < this.changedFrom) this.changedFrom = from;
    if (isFirst || to > this.changedTo) this.changedTo = to;
  }

  /**
   * Copies the pages of the tape that have changed. Its cell 0 is at word `zero` of the memory, and no stamp was greater than `stamp`
   * when it was last copied or restored.
   */
  save(memory: Int32Array, zero: number, stamp: number): void {
    const { format } = this;
    const changed = new Map<number, Page>();
    for (let page = this.firstChanged(); page < this.endChanged(); page++) {
      const at = zero + page * format.words;
      if (!format.isUnchanged(memory, at, pageAt(this.pages, page) ?? format.blank, stamp))
        changed.set(page, format.read(memory, at));
    }
    this.isNow(withPages(this.pages, changed, format.blank));
  }

  /** Replaces the contents of the tape by these pages, with blank cells on both sides. */
  restore(pages: TapePages, memory: Int32Array, zero: number): void {
    const { format, pages: saved } = this;
    const from = this.firstChanged();
    const to = this.endChanged();
    const put = (page: number) => format.write(memory, zero + page * format.words, pageAt(pages, page) ?? format.blank);
    if (pages === NO_PAGES && saved === NO_PAGES) this.blank(memory, zero);
    else for (let page = from; page < to; page++) put(page);
    const first = Math.min(pages.first, saved.first);
    const end = pages === saved ? first : Math.max(pages.first + pages.list.length, saved.first + saved.list.length);
    for (let page = first; page < end; page++)
      if ((page < from || page >= to) && pageAt(pages, page) !== pageAt(saved, page)) put(page);
    this.isNow(pages);
  }

  /** Blanks the changed cells of a tape without pages: most runs are short and write less than a page. */
  private blank(memory: Int32Array, zero: number): void {
    const cellWords = this.format.words / PAGE_CELLS;
    memory.fill(0, zero + Math.floor(this.changedFrom * cellWords), zero + Math.ceil(this.changedTo * cellWords));
  }

  private isNow(pages: TapePages): void {
    this.pages = pages;
    this.changedFrom = 0;
    this.changedTo = 0;
  }

  private firstChanged(): number {
    return Math.floor(this.changedFrom / PAGE_CELLS);
  }

  /** One past the last page that may have changed. */
  private endChanged(): number {
    return Math.ceil(this.changedTo / PAGE_CELLS);
  }
}
