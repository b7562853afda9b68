import { fontFaceOf, ground, pngOf, svgElement } from '../../kit/browser/picture.ts';

/** The size of a drawing in pixels. */
interface DrawnSize {
  readonly width: number;
  readonly height: number;
}

/** The properties that make the image: written into every element, so that it needs no style sheet. */
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

/** A drawn diagram as an SVG file that looks the same anywhere: colours of the theme, the whole diagram, its font inside. */
export async function diagramSvg(svg: SVGSVGElement, layout: DrawnSize): Promise<Blob> {
  return new Blob([await documentOf(svg, layout)], { type: 'image/svg+xml' });
}

/** The same as a PNG file. */
export async function diagramPng(svg: SVGSVGElement, layout: DrawnSize): Promise<Blob> {
  return pngOf(await diagramSvg(svg, layout), layout);
}

async function documentOf(svg: SVGSVGElement, { width, height }: DrawnSize): Promise<string> {
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
