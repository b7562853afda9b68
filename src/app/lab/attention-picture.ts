import { fontFaceOf, svgElement } from '../kit/browser/picture.ts';

/** Room around the text, in pixels. */
const MARGIN = 12;

/** The text with what is drawn over it as SVG that needs no style sheet: boxes and words where the browser has put them. */
export async function attentionPicture(list: HTMLElement): Promise<Blob> {
  const origin = list.getBoundingClientRect();
  const style = getComputedStyle(list);
  const [width, height] = [list.scrollWidth + 2 * MARGIN, list.scrollHeight + 2 * MARGIN];
  const svg = svgElement('svg');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('font-family', style.fontFamily);
  svg.setAttribute('font-size', style.fontSize);
  const rule = svgElement('style');
  rule.textContent = await fontFaceOf(style.fontFamily);
  svg.append(rule, box({ x: 0, y: 0, width, height }, style.getPropertyValue('--panel'), undefined));
  for (const element of list.querySelectorAll<HTMLElement>('span')) {
    const place = element.getBoundingClientRect();
    const looks = getComputedStyle(element);
    const [x, y] = [
      place.left - origin.left + list.scrollLeft + MARGIN,
      place.top - origin.top + list.scrollTop + MARGIN,
    ];
    const hasFrame = looks.outlineStyle !== 'none' && element.role === 'option';
    svg.append(
      box(
        { x, y, width: place.width, height: place.height },
        looks.backgroundColor,
        hasFrame ? looks.outlineColor : undefined,
      ),
      words(element.textContent, x + place.width / 2, y + place.height / 2, looks.color),
    );
  }
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
}

function box(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  fill: string,
  frame: string | undefined,
): SVGRectElement {
  const rectangle = svgElement('rect');
  for (const [name, value] of Object.entries({ x, y, width, height })) rectangle.setAttribute(name, value.toFixed(1));
  rectangle.setAttribute('fill', fill);
  if (frame !== undefined) {
    rectangle.setAttribute('stroke', frame);
    rectangle.setAttribute('stroke-width', '2');
  }
  return rectangle;
}

function words(text: string, x: number, y: number, fill: string): SVGTextElement {
  const element = svgElement('text');
  element.setAttribute('x', x.toFixed(1));
  element.setAttribute('y', y.toFixed(1));
  element.setAttribute('dy', '0.35em');
  element.setAttribute('text-anchor', 'middle');
  element.setAttribute('fill', fill);
  element.textContent = text;
  return element;
}
