/** One of several things in a picture, told from the others by colour, dash and point, never by colour alone. */
export interface PlotSeries {
  readonly name: string;
  /** Its number among those of the picture. */
  readonly number: number;
}
