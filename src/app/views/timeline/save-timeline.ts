import { fontFaceOf } from '../../kit/browser/picture.ts';
import { svgPen } from './pen.ts';
import { drawTimeline, plotOf, stepScale, type Colours, type Size, type TimelineScene } from './space-time-drawing.ts';

/** Room above the drawing for its title. */
const TITLE = 22;

/** What a saved timeline says of itself. */
interface Caption {
  readonly title: string;
  /** The step of the cursor and its colour. */
  readonly step: number;
  readonly cursor: string;
  readonly fontFamily: string;
}

/** A timeline as an SVG file that looks the same anywhere: the theme's colours, a title, the cursor, its font inside; and its size. */
export async function timelineSvg(
  size: Size,
  scene: TimelineScene,
  colour: Colours,
  { title, step, cursor, fontFamily }: Caption,
): Promise<{ svg: Blob; size: Size }> {
  const { pen, content } = svgPen();
  drawTimeline(pen, size, scene, colour);
  const plot = plotOf(size, scene.view);
  const at = stepScale(plot, scene.steps)(step);
  pen.rectangle(at - 1, plot.top - 4, 2, plot.bottom - plot.top + 4, cursor);
  pen.triangle(at, plot.top - 2, 5, cursor);
  const heading = svgPen();
  heading.pen.text(8, 15, title, colour('--ink'), 'start');
  const whole = { width: size.width, height: size.height + TITLE };
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}" font-family="${fontFamily.replaceAll('"', "'")}">`,
    `<style>${await fontFaceOf(fontFamily)}</style>`,
    `<rect width="100%" height="100%" fill="${colour('--panel')}"/>`,
    heading.content(),
    `<g transform="translate(0 ${TITLE})">`,
    content(),
    '</g></svg>',
  ];
  return { svg: new Blob([lines.join('\n')], { type: 'image/svg+xml' }), size: whole };
}
