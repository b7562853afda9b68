import { fontFaceOf, ground, pngOf, svgElement, withStyles } from '../../kit/browser/picture.ts';

/** Pixels above a picture for its title and the runs. */
const TITLE_HEIGHT = 24;
const LEGEND_LINE = 16;

/** A drawn picture as SVG that looks the same anywhere: title, runs and colours inside, no style sheet. */
export function pictureMarkup(svg: SVGSVGElement, title: string, runs: readonly string[], fontRule = ''): string {
  const style = getComputedStyle(svg);
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const above = TITLE_HEIGHT + (runs.length > 1 ? LEGEND_LINE * runs.length : 0);
  const copy = svgElement('svg');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height + above));
  copy.setAttribute('viewBox', `0 0 ${width} ${height + above}`);
  copy.setAttribute('font-family', style.fontFamily);
  if (fontRule !== '') {
    const rule = svgElement('style');
    rule.textContent = fontRule;
    copy.append(rule);
  }
  copy.append(ground(style.getPropertyValue('--panel')));
  const ink = style.getPropertyValue('--ink');
  copy.append(words(title, { x: 8, y: 16 }, ink, true));
  if (runs.length > 1) for (const [number, run] of runs.entries()) copy.append(...legendLine(svg, run, number, ink));
  const body = svgElement('g');
  body.setAttribute('transform', `translate(0 ${above})`);
  for (const child of svg.children) body.append(withStyles(child));
  copy.append(body);
  return new XMLSerializer().serializeToString(copy);
}

/** A drawn picture as a file, with its font inside. */
export async function pictureSvg(svg: SVGSVGElement, title: string, runs: readonly string[]): Promise<Blob> {
  const rule = await fontFaceOf(getComputedStyle(svg).fontFamily);
  return new Blob([pictureMarkup(svg, title, runs, rule)], { type: 'image/svg+xml' });
}

/** The same as a PNG file. */
export async function picturePng(svg: SVGSVGElement, title: string, runs: readonly string[]): Promise<Blob> {
  const above = TITLE_HEIGHT + (runs.length > 1 ? LEGEND_LINE * runs.length : 0);
  const size = { width: svg.width.baseVal.value, height: svg.height.baseVal.value + above };
  return pngOf(await pictureSvg(svg, title, runs), size);
}

/** The line and the point of a run, as the legend of the page draws them, and its name. */
function legendLine(svg: SVGSVGElement, run: string, number: number, ink: string): Node[] {
  const y = TITLE_HEIGHT + LEGEND_LINE * number + 8;
  const legend = svg.closest('[data-picture]')?.querySelectorAll('li svg g')[number];
  const name = words(run, { x: 44, y: y + 4 }, ink, false);
  if (!legend) return [name];
  const sign = svgElement('g');
  sign.setAttribute('transform', `translate(8 ${y - 6})`);
  sign.append(withStyles(legend));
  return [sign, name];
}

function words(text: string, { x, y }: { x: number; y: number }, ink: string, isTitle: boolean): SVGTextElement {
  const element = svgElement('text');
  element.setAttribute('x', String(x));
  element.setAttribute('y', String(y));
  element.setAttribute('fill', ink);
  element.setAttribute('font-size', isTitle ? '13' : '11');
  if (isTitle) element.setAttribute('font-weight', '600');
  element.textContent = text;
  return element;
}
