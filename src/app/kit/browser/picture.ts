/** PNG pixels per pixel of an image, where that does not get too large for a browser. */
const PNG_SCALE = 2;
const MOST_PIXELS = 16_000_000;

/** The size of an image in pixels of the page. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** A drawing in SVG as a PNG file. Rejected with a sentence when the browser cannot make an image of this size. */
export async function pngOf(svg: Blob, { width, height }: Size): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  try {
    await image.decode();
    const scale = Math.min(PNG_SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser refused a picture of this size'))));
    });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** The rule that brings a font of the page into a file, for Latin letters; empty when there is none to be found. */
export async function fontFaceOf(family: string): Promise<string> {
  const name = family.split(',')[0]!.trim();
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule) || rule.style.getPropertyValue('font-family') !== name) continue;
      if (!rule.style.getPropertyValue('unicode-range').toUpperCase().startsWith('U+0-FF')) continue;
      const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
      if (address)
        return rule.cssText.replace(address, await dataAddress(new URL(address, sheet.href ?? document.baseURI)));
    }
  return '';
}

/** An element of SVG, in no document yet. */
export const svgElement = <Name extends keyof SVGElementTagNameMap>(name: Name): SVGElementTagNameMap[Name] =>
  document.createElementNS('http://www.w3.org/2000/svg', name);

/** A rectangle of one colour under a whole picture. */
export function ground(colour: string): SVGRectElement {
  const rectangle = svgElement('rect');
  rectangle.setAttribute('width', '100%');
  rectangle.setAttribute('height', '100%');
  rectangle.setAttribute('fill', colour);
  return rectangle;
}

/** The properties that make the image: written into every element, so that it needs no style sheet. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
];

/** A copy of an element whose looks are written into it, for a file without a style sheet. */
export function withStyles(element: Element): Node {
  // A clone of an element is one.
  const copy = element.cloneNode(true) as Element;
  const originals = [element, ...element.querySelectorAll('*')];
  for (const [number, each] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const computed = getComputedStyle(originals[number]!);
    const said = PROPERTIES.map((property) => `${property}:${computed.getPropertyValue(property)}`);
    if (each.tagName !== 'title') each.setAttribute('style', said.join(';'));
    for (const name of each.getAttributeNames()) if (/^(class|role|aria-|data-)/.test(name)) each.removeAttribute(name);
  }
  return copy;
}

async function dataAddress(address: URL): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}
