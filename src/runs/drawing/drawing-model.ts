/** What a problem's picture shows at one step: plain data that can be cloned. */

/** A value in the picture: adjacent cells of one tape. */
export interface DrawnPart {
  /** What it is called, to be read aloud: `dp[2][1]`, `distance of 3`. */
  readonly name: string;
  readonly text: string;
  /** The cells [from, to) of a tape. */
  readonly tape: number;
  readonly from: number;
  readonly to: number;
  /** For each cell the step that its value comes from through plain copies, −1 for the input: it finds the value's copies elsewhere. */
  readonly origins: readonly number[];
  /** For each cell whether its symbol was copied to it. */
  readonly copies: readonly boolean[];
  /** What is said of it: `settled`, `taken`. */
  readonly note?: string;
  /** Whether the tape's head is on one of its cells. */
  readonly isAtHead: boolean;
}

/** Rows of values below each other; null where there is none. */
export interface DrawnGrid {
  readonly kind: 'grid';
  /** Headings of the columns; empty where they have none. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly parts: readonly (DrawnPart | null)[] }[];
  /** How many rows and columns before the first shown are left out. */
  readonly rowsBefore: number;
  readonly columnsBefore: number;
}

/** A list of values side by side. */
export interface DrawnList {
  readonly name: string;
  readonly shape: 'boxes' | 'bars' | 'nested';
  readonly parts: readonly DrawnPart[];
  /** How many items before the first shown are left out. */
  readonly before: number;
  /** Names at items, by their index among `parts`. */
  readonly pointers: readonly { readonly name: string; readonly index: number }[];
}

/** Several lists. */
export interface DrawnLists {
  readonly kind: 'lists';
  readonly lists: readonly DrawnList[];
}

/** A graph; edges name their ends by the texts of vertices. */
export interface DrawnGraph {
  readonly kind: 'graph';
  readonly vertices: readonly {
    readonly id: string;
    readonly distance: DrawnPart;
    readonly isSettled: boolean;
    /** Whether its edges are followed now, or one that is followed leads to it. */
    readonly isFrom: boolean;
    readonly isTo: boolean;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly weight: DrawnPart;
    readonly isFollowed: boolean;
  }[];
}

/** A picture with the values of single registers. */
export interface DrawingModel {
  readonly step: number;
  readonly picture: DrawnGrid | DrawnLists | DrawnGraph;
  readonly registers: readonly DrawnPart[];
}
