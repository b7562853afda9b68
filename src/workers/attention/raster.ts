/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A colour that CSS writes as `#rrggbb`, which is how the theme says them; black where it is none. */
export function colourOf(text: string): Colour {
  const digits = /^#([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  const value = digits === undefined ? 0 : Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** A square of pixels that is filled by rectangles: many small ones take a tenth of the time that a canvas takes for them. */
export class Raster {
  readonly side: number;
  private readonly pixels: ImageData;

  /** `side` in pixels. */
  constructor(side: number) {
    this.side = side;
    this.pixels = new ImageData(side, side);
  }

  /** Fills a rectangle with a colour, mixed with what is there where `share` is below 1. What is outside of the square is left out. */
  fill(left: number, top: number, width: number, height: number, [red, green, blue]: Colour, share = 1): void {
    const { side } = this;
    const { data } = this.pixels;
    const [from, to] = [
      Math.max(0, Math.round(left)),
      Math.min(side, Math.max(Math.round(left) + 1, Math.round(left + width))),
    ];
    const end = Math.min(side, Math.max(Math.round(top) + 1, Math.round(top + height)));
    for (let y = Math.max(0, Math.round(top)); y < end; y++)
      for (let at = 4 * (y * side + from); at < 4 * (y * side + to); at += 4) {
        data[at] = data[at]! + share * (red - data[at]!);
        data[at + 1] = data[at + 1]! + share * (green - data[at + 1]!);
        data[at + 2] = data[at + 2]! + share * (blue - data[at + 2]!);
        data[at + 3] = 255;
      }
  }

  /** Draws the edge of a rectangle, inside of it. */
  frame(left: number, top: number, width: number, height: number, colour: Colour, thickness: number): void {
    this.fill(left, top, width, thickness, colour);
    this.fill(left, top + height - thickness, width, thickness, colour);
    this.fill(left, top, thickness, height, colour);
    this.fill(left + width - thickness, top, thickness, height, colour);
  }

  /** The pixels as a picture that can be handed to another thread. */
  bitmap(): Promise<ImageBitmap> {
    return createImageBitmap(this.pixels);
  }
}
