import { fontFaceOf, pngOf, svgElement } from '../../kit/browser/picture.ts';

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

/** Pixels above a chart for its title. */
const TITLE_HEIGHT = 24;

/** A drawn chart with its title as a file that looks the same anywhere. */
export async function figureSvg(svg: SVGSVGElement, title: string): Promise<Blob> {
  const style = getComputedStyle(svg);
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value + TITLE_HEIGHT];
  const file = svgElement('svg');
  file.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  file.setAttribute('width', String(width));
  file.setAttribute('height', String(height));
  file.setAttribute('font-family', style.fontFamily);
  const font = svgElement('style');
  font.textContent = await fontFaceOf(style.fontFamily);
  const ground = svgElement('rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', style.getPropertyValue('--panel'));
  const name = svgElement('text');
  name.setAttribute('x', '8');
  name.setAttribute('y', '16');
  name.setAttribute('font-size', '13');
  name.setAttribute('fill', style.getPropertyValue('--ink'));
  name.textContent = title;
  const body = svgElement('g');
  body.setAttribute('transform', `translate(0 ${TITLE_HEIGHT})`);
  for (const child of svg.children) body.append(withStyles(child));
  file.append(font, ground, name, body);
  return new Blob([new XMLSerializer().serializeToString(file)], { type: 'image/svg+xml' });
}

/** The same as a PNG file. */
export async function figurePng(svg: SVGSVGElement, title: string): Promise<Blob> {
  const size = { width: svg.width.baseVal.value, height: svg.height.baseVal.value + TITLE_HEIGHT };
  return pngOf(await figureSvg(svg, title), size);
}

/** A copy of an element whose looks are written into it. */
function withStyles(element: Element): Node {
  // A clone of an element is one.
  const copy = element.cloneNode(true) as Element;
  const originals = [element, ...element.querySelectorAll('*')];
  for (const [number, each] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const computed = getComputedStyle(originals[number]!);
    if (each.tagName !== 'title')
      each.setAttribute(
        'style',
        PROPERTIES.map((property) => `${property}:${computed.getPropertyValue(property)}`).join(';'),
      );
    each.removeAttribute('class');
  }
  return copy;
}
