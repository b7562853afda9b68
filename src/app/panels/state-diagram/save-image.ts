import type { DiagramLayout } from './diagram-layout.ts';

/** The properties that make the picture: written into every element, so that it needs no style sheet. */
const PROPERTIES = [
  'display',
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-size',
  'font-weight',
  'text-anchor',
];

/** PNG pixels for a pixel of the diagram, where the picture does not get too large for a browser. */
const PNG_SCALE = 2;
const MOST_PIXELS = 16_000_000;

/** A drawn diagram as an SVG file that looks the same anywhere: colours of the theme, the whole diagram, its font inside. */
export async function diagramSvg(svg: SVGSVGElement, layout: DiagramLayout): Promise<Blob> {
  return new Blob([await documentOf(svg, layout)], { type: 'image/svg+xml' });
}

/** The same as a PNG file. */
export async function diagramPng(svg: SVGSVGElement, layout: DiagramLayout): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(await diagramSvg(svg, layout));
  try {
    await image.decode();
    const scale = Math.min(PNG_SCALE, Math.sqrt(MOST_PIXELS / (layout.width * layout.height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(layout.width * scale);
    canvas.height = Math.ceil(layout.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser refused a picture of this size'))));
    });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

async function documentOf(svg: SVGSVGElement, { width, height }: DiagramLayout): Promise<string> {
  const style = getComputedStyle(svg);
  // A clone of an element is of its type.
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    writeStyle(element, getComputedStyle(originals[index]!));
    for (const name of element.getAttributeNames())
      if (/^(class|tabindex|role|aria-|data-(?!canvas))/.test(name)) element.removeAttribute(name);
  });
  for (const name of copy.getAttributeNames()) copy.removeAttribute(name);
  copy.querySelector('[data-canvas]')?.removeAttribute('transform');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('font-family', style.fontFamily);
  copy.prepend(fontFace(await fontFaceOf(style.fontFamily)), ground(style.getPropertyValue('--panel')));
  return new XMLSerializer().serializeToString(copy);
}

function writeStyle(element: Element, computed: CSSStyleDeclaration): void {
  if (!(element instanceof SVGGraphicsElement) && element.tagName !== 'tspan') return;
  const said = PROPERTIES.map((property) => `${property}:${computed.getPropertyValue(property)}`);
  element.setAttribute('style', said.join(';'));
}

function fontFace(css: string): SVGStyleElement {
  const style = svgElement('style');
  style.textContent = css;
  return style;
}

function ground(colour: string): SVGRectElement {
  const rectangle = svgElement('rect');
  rectangle.setAttribute('width', '100%');
  rectangle.setAttribute('height', '100%');
  rectangle.setAttribute('fill', colour);
  return rectangle;
}

const svgElement = <Name extends keyof SVGElementTagNameMap>(name: Name): SVGElementTagNameMap[Name] =>
  document.createElementNS('http://www.w3.org/2000/svg', name);

/** The rule that brings the page's font into the file, for Latin letters; empty when there is none to be found. */
async function fontFaceOf(family: string): Promise<string> {
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

async function dataAddress(address: URL): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}
