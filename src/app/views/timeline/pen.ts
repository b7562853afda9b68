/** Draws marks on a surface, in pixels from its top left corner. The page and the saved image are drawn with the same strokes. */
export interface Pen {
  rectangle(x: number, y: number, width: number, height: number, colour: string, opacity?: number): void;
  ring(x: number, y: number, radius: number, colour: string): void;
  triangle(x: number, y: number, half: number, colour: string): void;
  /** One line of small text; `y` is its baseline. */
  text(x: number, y: number, words: string, colour: string, anchor: 'start' | 'middle' | 'end'): void;
  /** Stretches an image over a rectangle, its pixels kept as sharp squares. */
  image(pixels: ImageData, x: number, y: number, width: number, height: number): void;
}

const FONT_SIZE = 10;

/** A pen for a canvas whose scale is set already. */
export function canvasPen(context: CanvasRenderingContext2D, font: string): Pen {
  return {
    rectangle(x, y, width, height, colour, opacity = 1) {
      context.globalAlpha = opacity;
      context.fillStyle = colour;
      context.fillRect(x, y, width, height);
      context.globalAlpha = 1;
    },
    ring(x, y, radius, colour) {
      context.strokeStyle = colour;
      context.lineWidth = 1.5;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.stroke();
    },
    triangle(x, y, half, colour) {
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(x - half, y - half);
      context.lineTo(x + half, y - half);
      context.lineTo(x, y);
      context.fill();
    },
    text(x, y, words, colour, anchor) {
      context.font = `${FONT_SIZE}px ${font}`;
      context.textAlign = anchor === 'middle' ? 'center' : anchor;
      context.fillStyle = colour;
      context.fillText(words, x, y);
    },
    image(pixels, x, y, width, height) {
      context.imageSmoothingEnabled = false;
      context.drawImage(canvasOf(pixels), x, y, width, height);
    },
  };
}

/** A pen that writes SVG, and what it has written so far. */
export function svgPen(): { readonly pen: Pen; readonly content: () => string } {
  const parts: string[] = [];
  return {
    content: () => parts.join('\n'),
    pen: {
      rectangle(x, y, width, height, colour, opacity = 1) {
        const light = opacity < 1 ? ` opacity="${at(opacity)}"` : '';
        parts.push(
          `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${colour}"${light}/>`,
        );
      },
      ring(x, y, radius, colour) {
        parts.push(
          `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
        );
      },
      triangle(x, y, half, colour) {
        const points = [
          [x - half, y - half],
          [x + half, y - half],
          [x, y],
        ];
        parts.push(`<polygon points="${points.map((point) => point.map(at).join(',')).join(' ')}" fill="${colour}"/>`);
      },
      text(x, y, words, colour, anchor) {
        const safe = words.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
        parts.push(
          `<text x="${at(x)}" y="${at(y)}" fill="${colour}" text-anchor="${anchor}" font-size="${FONT_SIZE}">${safe}</text>`,
        );
      },
      image(pixels, x, y, width, height) {
        parts.push(
          `<image x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" preserveAspectRatio="none" style="image-rendering:pixelated" href="${canvasOf(pixels).toDataURL()}"/>`,
        );
      },
    },
  };
}

/** A length as it is written into a file. */
const at = (value: number) => String(Math.round(value * 100) / 100);

function canvasOf(pixels: ImageData): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
  return canvas;
}
