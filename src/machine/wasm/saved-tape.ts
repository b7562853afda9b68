import { NO_PAGES, PAGE_CELLS, pageAt, withPages, type Page, type PageFormat, type TapePages } from './tape-pages.ts';

/**
 * What one tape held when it was last copied or restored, and which cells may have changed since: so that copies share pages, and
 * only what differs is put back.
 */
export class SavedTape {
  pages: TapePages = NO_PAGES;
  private readonly format: PageFormat<Page>;
  /** The cells that may have changed: from the first to one past the last. */
  private changedFrom = 0;
  private changedTo = 0;

  /** A blank tape in memory whose cells look like this. */
  constructor(format: PageFormat<Page>) {
    this.format = format;
  }

  /** The first cell that is on a page, and one past the last. */
  get from(): number {
    return this.pages.first * PAGE_CELLS;
  }

  get to(): number {
    return (this.pages.first + this.pages.list.length) * PAGE_CELLS;
  }

  /** The cells from `from` to before `to` may be written from now on. */
  mayChange(from: number, to: number): void {
    const isFirst = this.changedFrom === this.changedTo;
    if (isFirst || from < this.changedFrom) this.changedFrom = from;
    if (isFirst || to > this.changedTo) this.changedTo = to;
  }

  /**
   * Copies what the tape holds now, except for pages that are as they were. Its cell 0 is at word `zero` of the memory, and no
   * stamp was greater than `stamp` when it was last copied or restored.
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

  /** Puts these pages, and blank cells beside them, in the place of what the tape holds. */
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

  /** Most runs are short: what they have written on blank tapes is less than a page. */
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
