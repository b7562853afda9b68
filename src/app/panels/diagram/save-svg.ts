import { saveFile } from '../../save-file.ts';
import type { DiagramLayout } from './diagram-layout.ts';

/** The properties that make the picture: with them written into every element it needs no style sheet. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'marker-end',
];

/** Saves a drawn diagram as an SVG file that looks the same anywhere. */
export function saveSvg(svg: SVGSVGElement, { width, height }: DiagramLayout, name: string): void {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((element, index) => {
    const computed = getComputedStyle(originals[index]!);
    element.setAttribute(
      'style',
      PROPERTIES.map((property) => `${property}:${computed.getPropertyValue(property)}`).join(';'),
    );
    for (const attribute of ['class', 'tabindex', 'role']) element.removeAttribute(attribute);
  });
  copy.querySelector('[data-canvas]')?.removeAttribute('transform');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.style.background = getComputedStyle(svg).getPropertyValue('--panel');
  saveFile(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }), name);
}
