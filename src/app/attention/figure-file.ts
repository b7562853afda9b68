import { fontFaceOf, pngOf, svgElement, withStyles } from '../kit/browser/picture.ts';

/** Pixels above a picture for its title. */
const TITLE_HEIGHT = 24;
/** Pixels of a line of words below it. */
const WORDS_LINE = 14;
/** Characters of such a line, by the picture’s width in pixels. */
const PIXELS_A_CHARACTER = 5.8;

/** A drawn picture as SVG that looks the same anywhere: title, colours, font and the words of its caption inside. */
export async function figureSvg(svg: SVGSVGElement, title: string, words: string): Promise<Blob> {
  const { copy } = await standalone(svg, title, words);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}

/** The same as a PNG file. */
export async function figurePng(svg: SVGSVGElement, title: string, words: string): Promise<Blob> {
  const { copy, width, height } = await standalone(svg, title, words);
  const blob = new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
  return pngOf(blob, { width, height });
}

async function standalone(svg: SVGSVGElement, title: string, caption: string) {
  const style = getComputedStyle(svg);
  const width = svg.width.baseVal.value;
  const lines = wrapped(caption, Math.floor((width - 16) / PIXELS_A_CHARACTER));
  const height = TITLE_HEIGHT + svg.height.baseVal.value + WORDS_LINE * lines.length + 8;
  const copy = svgElement('svg');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('font-family', style.fontFamily);
  const rule = svgElement('style');
  rule.textContent = await fontFaceOf(style.fontFamily);
  const ground = svgElement('rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', style.getPropertyValue('--panel'));
  const body = svgElement('g');
  body.setAttribute('transform', `translate(0 ${TITLE_HEIGHT})`);
  for (const child of svg.children) body.append(withStyles(child));
  copy.append(rule, ground, line(title, 16, style.getPropertyValue('--ink'), '13'), body);
  const bottom = TITLE_HEIGHT + svg.height.baseVal.value;
  lines.forEach((words, index) =>
    copy.append(line(words, bottom + WORDS_LINE * (index + 1), style.getPropertyValue('--ink2'), '10')),
  );
  return { copy, width, height };
}

function line(words: string, y: number, ink: string, size: string): SVGTextElement {
  const element = svgElement('text');
  element.setAttribute('x', '8');
  element.setAttribute('y', String(y));
  element.setAttribute('fill', ink);
  element.setAttribute('font-size', size);
  element.textContent = words;
  return element;
}

function wrapped(words: string, most: number): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
