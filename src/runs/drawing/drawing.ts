/**
 * How a problem is drawn from the tapes of its machine: data, which a task declares in a few lines. Tapes are named. Nothing is read from
 * the instance: what is drawn is what the machine knows at a step.
 */
export type Drawing = (GridDrawing | ColumnsDrawing | ListsDrawing | GraphDrawing) & {
  /** Tapes with one value each, named below the drawing. */
  readonly registers?: readonly string[];
};

/** A table of dynamic programming, whose rows follow each other on one tape. */
export interface GridDrawing {
  readonly kind: 'grid';
  readonly table: string;
  /** The symbols that end an entry, and those that end a row. */
  readonly entryEnd: string;
  readonly rowEnd: string;
  /** What an entry is called: `dp`. */
  readonly name: string;
  /** Tapes whose letters head the rows and the columns, from row 1 and column 1 on. */
  readonly rowLetters?: string;
  readonly columnLetters?: string;
}

/** Numbers or words below each other, a symbol a column. */
export interface ColumnsDrawing {
  readonly kind: 'columns';
  readonly rows: readonly string[];
  /** Tapes of one symbol, such as a carry: drawn above the column where the head of the first row is. */
  readonly carried?: readonly string[];
  /** What is below each other: cells of the same number, or the last symbols of all rows. */
  readonly align: 'cells' | 'ends';
}

/** Lists of items. */
export interface ListsDrawing {
  readonly kind: 'lists';
  readonly lists: readonly ListDrawing[];
}

/** Items of one tape, side by side. */
export interface ListDrawing {
  readonly tape: string;
  /** How an item is drawn: a box, a bar as high as its number, or a box inside the one before it, as a call is in its caller. */
  readonly shape: 'boxes' | 'bars' | 'nested';
  /** The symbols between items; where they are empty each symbol is an item. Blanks always end an item. */
  readonly between: string;
  /** The symbol that every item follows, where what is between others is none. */
  readonly opens?: string;
  /** What it says of an item that it follows this symbol. */
  readonly before?: Readonly<Record<string, string>>;
  /** What it says of an item that this symbol follows. */
  readonly after?: Readonly<Record<string, string>>;
  /** Tapes whose number is the index of an item. */
  readonly pointers?: readonly string[];
  /** The index of the first item, by which pointers count: 0 if nothing is said, 1 where the machine counts from 1. */
  readonly firstIndex?: 0 | 1;
}

/** A weighted graph. */
export interface GraphDrawing {
  readonly kind: 'graph';
  /** The tape of entries `vertex:distance#`, each after a symbol that says whether its vertex is settled. */
  readonly distances: string;
  readonly settled: string;
  readonly open: string;
  /** The tape of edges `from-to:weight`, each after a symbol that says whether it has been followed in this round. */
  readonly edges: string;
  readonly followed: string;
  readonly waiting: string;
  /** The tapes with the vertex that is settled now and the one that an edge leads to. */
  readonly from: string;
  readonly to: string;
}
