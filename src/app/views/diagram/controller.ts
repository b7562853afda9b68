import { select } from 'd3';
import type { PlacedBox } from './graph/diagram-layout.ts';
import type { DiagramItem } from './graph/hierarchy.ts';
import { DiagramLights, type Step } from './lights.ts';
import { neighbour } from './graph/neighbour.ts';
import type { ShownDiagram } from './use-diagram.ts';
import { DiagramViewport } from './viewport.ts';
import { visibleBoxOf } from './graph/visible-graph.ts';

/** Whom a diagram tells what happens in it. */
export interface DiagramListener {
  /** A box was clicked, or entered with the keyboard. */
  readonly onChoose: (item: DiagramItem) => void;
  /** Whether the current state's box can be seen; told after each move and step. */
  readonly onInView: (isInView: boolean) => void;
  /** How small the diagram is where all of it is shown; told when it or its window is new. */
  readonly onWholeScale: (scale: number) => void;
}

/**
 * Everything that happens to a drawing between two renders: it is moved, lit, clicked and walked through with the keyboard. React
 * draws the elements of `svg`, this reads them.
 */
export class DiagramController {
  /** Whom to tell. */
  listener: DiagramListener | undefined;
  private readonly svg: SVGSVGElement;
  private readonly viewport: DiagramViewport;
  private lights: DiagramLights | undefined;
  private shown: ShownDiagram | undefined;
  private now: Step = { state: 0, previousState: null };
  /** The group that was opened or closed: it stays where it is while all else moves around it. */
  private touched: string | undefined;
  /** A box to bring to the middle once it is drawn. */
  private awaited: string | undefined;
  private follows = false;
  private found: ReadonlySet<number> = new Set();

  /** @param svg holds an element `[data-canvas]`, which is moved and scaled */
  constructor(svg: SVGSVGElement) {
    this.svg = svg;
    this.viewport = new DiagramViewport(
      svg,
      svg.querySelector<SVGGElement>('[data-canvas]')!,
      () => this.tellInView(),
      () => this.tellWholeScale(),
    );
    select(svg)
      .on('click.choose', ({ target }: MouseEvent) => this.choose(target))
      .on('keydown.walk', (event: KeyboardEvent) => this.walk(event))
      .on('focusin.walk', ({ target }: FocusEvent) => {
        const box = this.boxAround(target);
        if (box) this.makeReachable(box.item.id);
      });
  }

  /** Stops listening. */
  end(): void {
    this.viewport.end();
    select(this.svg).on('.choose', null).on('.walk', null);
  }

  /** Another drawing is on the page. */
  draw(shown: ShownDiagram): void {
    const before = this.touched === undefined ? undefined : this.boxOf(this.touched);
    this.shown = shown;
    this.lights = new DiagramLights(this.svg, shown);
    this.lights.show(this.now);
    const held = this.touched ?? this.currentId();
    const after = this.boxOf(held);
    this.viewport.show(shown.layout, after, before && after ? { before, after } : undefined);
    this.makeReachable(held);
    // The element that had the focus is gone; focus goes on from the one that took its place.
    if (this.touched !== undefined && document.activeElement === document.body) this.focus(this.touched);
    this.touched = undefined;
    this.markFound();
    if (this.awaited !== undefined) this.reveal(this.awaited);
    this.followCurrent();
    this.tellWholeScale();
  }

  /** Keeps the current state in view from now on, or no longer. */
  follow(follows: boolean): void {
    this.follows = follows;
    this.followCurrent();
  }

  private followCurrent(): void {
    const box = this.follows ? this.boxOf(this.currentId()) : undefined;
    if (box && !this.viewport.sees(box)) this.viewport.centre(box);
  }

  private tellWholeScale(): void {
    const scale = this.shown && this.viewport.wholeScale();
    if (scale !== undefined) this.listener?.onWholeScale(scale);
  }

  /** Brings a box to the middle, at once or when it has been drawn. */
  reveal(id: string): void {
    const box = this.boxOf(id);
    this.awaited = box ? undefined : id;
    if (box) this.viewport.centre(box);
  }

  /** Marks the states that were looked for, or the collapsed groups that they are in. */
  mark(states: ReadonlySet<number>): void {
    this.found = states;
    this.markFound();
  }

  private markFound(): void {
    const { shown } = this;
    if (!shown) return;
    const boxes = new Set([...this.found].map((state) => visibleBoxOf(shown.tree, shown.expanded, state)));
    for (const element of this.svg.querySelectorAll('[data-box]'))
      element.toggleAttribute('data-found', boxes.has(element.getAttribute('data-box')!));
  }

  /** Lights a step. Nothing moves, unless the current state is followed and out of view. */
  step(step: Step): void {
    this.now = step;
    this.lights?.show(step);
    this.followCurrent();
    this.tellInView();
  }

  /** Shows the whole diagram. */
  fit(): void {
    this.viewport.fit();
  }

  /** Enlarges or, by less than 1, makes smaller. */
  zoomBy(factor: number): void {
    this.viewport.zoomBy(factor);
  }

  /** Brings the current state's box to the middle. */
  showCurrent(): void {
    const box = this.boxOf(this.currentId());
    if (box) this.viewport.centre(box);
  }

  private choose(target: EventTarget | null): void {
    const box = this.boxAround(target);
    if (!box) return;
    if (box.item.kind === 'group') this.touched = box.item.id;
    this.listener?.onChoose(box.item);
  }

  private walk(event: KeyboardEvent): void {
    const from = this.boxAround(event.target);
    if (!this.shown || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') this.choose(event.target);
    else if (/^(Arrow|Home$|End$)/.test(event.key)) {
      const to = neighbour(this.shown.layout.boxes, from, event.key);
      if (to && !this.viewport.sees(to)) this.viewport.centre(to);
      if (to) this.focus(to.item.id);
    } else return;
    // The same keys step the machine elsewhere on the page.
    event.preventDefault();
    event.stopPropagation();
  }

  private tellInView(): void {
    const box = this.boxOf(this.currentId());
    this.listener?.onInView(!box || this.viewport.sees(box));
  }

  private currentId(): string {
    return this.shown ? visibleBoxOf(this.shown.tree, this.shown.expanded, this.now.state) : '';
  }

  private boxOf(id: string | undefined): PlacedBox | undefined {
    return this.shown?.layout.boxes.find(({ item }) => item.id === id);
  }

  private boxAround(target: EventTarget | null): PlacedBox | undefined {
    if (!(target instanceof Element)) return undefined;
    return this.boxOf(target.closest('[data-box]')?.getAttribute('data-box') ?? undefined);
  }

  /** One box at a time is in the order of the Tab key. */
  private makeReachable(id: string): void {
    for (const element of this.svg.querySelectorAll('[data-box][tabindex="0"]')) element.setAttribute('tabindex', '-1');
    (this.elementOf(id) ?? this.svg.querySelector('[data-box]'))?.setAttribute('tabindex', '0');
  }

  private focus(id: string): void {
    this.makeReachable(id);
    this.elementOf(id)?.focus({ preventScroll: true });
  }

  private elementOf(id: string): SVGGElement | null {
    return this.svg.querySelector(`[data-box="${CSS.escape(id)}"]`);
  }
}
