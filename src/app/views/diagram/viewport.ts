import { select, zoom, zoomIdentity, zoomTransform, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from 'd3';
import type { Rectangle } from './graph/diagram-layout.ts';

/** A small diagram is enlarged no further than this to fill the panel. */
const LARGEST_FIT = 1.2;
/** The scale below which labels can hardly be read: a group that is opened is shown no smaller. */
const LEAST_READABLE = 0.8;
/** Pixels left free around the diagram. */
const MARGIN = 8;

/**
 * The window on a diagram: wheel and drag, or the methods below, move it. It never moves by itself – a diagram that nobody has
 * zoomed or dragged yet is fitted again when the panel or the expansion changes – and moves without animation.
 */
export class DiagramViewport {
  private readonly behaviour: ZoomBehavior<SVGSVGElement, unknown>;
  private readonly observer: ResizeObserver;
  private size = { width: 1, height: 1 };
  /** How large the window is. Asked of the element at every step, the browser would have to lay out the whole page for it. */
  private window = { width: 0, height: 0 };
  private isFitted = true;
  /** How far fitting may go down: a diagram opens whole. */
  private leastScale = 0;
  private focus: Rectangle | undefined;
  private readonly svg: SVGSVGElement;
  private readonly report: () => void;
  private readonly resized: () => void;

  /**
   * @param svg the element that listens to wheel and pointer
   * @param canvas what is moved and scaled
   * @param moved called after each move
   * @param resized called when the window has another size than before
   */
  constructor(svg: SVGSVGElement, canvas: SVGGElement, moved: () => void, resized: () => void) {
    this.resized = resized;
    this.svg = svg;
    this.report = moved;
    this.behaviour = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.05, 4])
      // Asked of the element, as d3 does of itself, the browser would have to lay out the whole page for it.
      .extent(() => [
        [0, 0],
        [this.window.width, this.window.height],
      ])
      .clickDistance(4)
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        // A source is a wheel or a pointer: the person's own hand.
        if (event.sourceEvent) this.isFitted = false;
        const transform = event.transform.toString();
        // Set again, even the same has the browser lay out all texts of the drawing.
        if (canvas.getAttribute('transform') !== transform) canvas.setAttribute('transform', transform);
        this.report();
      });
    select(svg).call(this.behaviour).on('dblclick.zoom', null);
    this.observer = new ResizeObserver(() => {
      this.window = { width: svg.clientWidth, height: svg.clientHeight };
      if (this.isFitted) this.place();
      else this.report();
      this.resized();
    });
    this.observer.observe(svg);
  }

  /** Stops listening. */
  end(): void {
    this.observer.disconnect();
    select(this.svg).on('.zoom', null);
  }

  /** Another drawing of `size` is there; `focus` is the box to look at when it does not fit at a readable size. */
  show(
    size: { width: number; height: number },
    focus: Rectangle | undefined,
    kept?: { before: Rectangle; after: Rectangle },
  ): void {
    this.size = size;
    this.focus = focus;
    // A group is opened to be read.
    if (kept) this.leastScale = LEAST_READABLE;
    if (this.isFitted) this.place();
    else if (kept) this.keepInPlace(kept.before, kept.after);
    else this.report();
  }

  /** The whole diagram, however small. */
  fit(): void {
    this.isFitted = true;
    this.leastScale = 0;
    this.place();
  }

  /** The scale at which the whole drawing fits; undefined while the window has no size. */
  wholeScale(): number | undefined {
    const { width, height } = this.window;
    if (width === 0 || height === 0) return undefined;
    return Math.min(LARGEST_FIT, (width - 2 * MARGIN) / this.size.width, (height - 2 * MARGIN) / this.size.height);
  }

  /** Enlarges around the middle. */
  zoomBy(factor: number): void {
    this.isFitted = false;
    this.behaviour.scaleBy(select(this.svg), factor);
  }

  /** Moves a box to the middle, at the scale that is set. */
  centre(box: Rectangle): void {
    this.isFitted = false;
    const { k } = this.transform;
    const { width, height } = this.window;
    this.set(width / 2 - (box.x + box.width / 2) * k, height / 2 - (box.y + box.height / 2) * k, k);
  }

  /** Whether the middle of a box can be seen. */
  sees(box: Rectangle): boolean {
    const [x, y] = this.transform.apply([box.x + box.width / 2, box.y + box.height / 2]);
    const { width, height } = this.window;
    return x >= 0 && y >= 0 && x <= width && y <= height;
  }

  /** Fits the diagram; what does not fit at the least scale is shown around the focus. */
  private place(): void {
    const { width, height } = this.window;
    const whole = this.wholeScale();
    // A panel that is folded away has no size to fit to.
    if (whole === undefined) return;
    const scale = Math.max(whole, this.leastScale);
    const focus = this.focus ?? { x: 0, y: 0, width: 0, height: 0 };
    this.set(
      start(width, this.size.width * scale, focus.x * scale, focus.width * scale),
      start(height, this.size.height * scale, focus.y * scale, focus.height * scale),
      scale,
    );
  }

  private keepInPlace(before: Rectangle, after: Rectangle): void {
    const { x, y, k } = this.transform;
    this.set(x + (before.x - after.x) * k, y + (before.y - after.y) * k, k);
  }

  private set(x: number, y: number, k: number): void {
    this.behaviour.transform(select(this.svg), zoomIdentity.translate(x, y).scale(k));
  }

  private get transform(): ZoomTransform {
    return zoomTransform(this.svg);
  }
}

/**
 * Where a drawing starts in a window: in its middle if it fits, else so that a part of the drawing is in the middle of the window,
 * or begins at its edge when the part is the larger.
 */
function start(window: number, picture: number, part: number, size: number): number {
  if (picture <= window) return (window - picture) / 2;
  const wanted = size <= window - 2 * MARGIN ? (window - size) / 2 - part : MARGIN - part;
  return Math.min(MARGIN, Math.max(window - picture - MARGIN, wanted));
}
