import type { ShownDiagram } from './use-diagram.ts';
import { pairKey, visibleBoxOf } from './graph/visible-graph.ts';

/** What a step lights. */
export interface Step {
  /** The current state, or `ACCEPT` or `REJECT`. */
  readonly state: number;
  /** The state before the rule just applied; null at the start. */
  readonly previousState: number | null;
}

/**
 * Lights what a step shows by attributes alone, so that a step draws nothing anew: `data-current` on the box of the state,
 * `data-holds-current` on the open groups around it, `data-taken` on the arrow just taken and its label.
 */
export class DiagramLights {
  private readonly boxes = new Map<string, Element>();
  private readonly groups = new Map<string, Element>();
  private readonly edges = new Map<string, Element>();
  private readonly labels = new Map<string, Element>();
  private readonly taken: Element | null;
  private lit: (() => void)[] = [];
  private readonly diagram: ShownDiagram;

  /** Reads a drawing, once it is in the page. */
  constructor(root: Element, diagram: ShownDiagram) {
    this.diagram = diagram;
    this.taken = root.querySelector('path[data-taken]');
    const read = (attribute: string, elements: Map<string, Element>) => {
      for (const element of root.querySelectorAll(`[${attribute}]`))
        elements.set(element.getAttribute(attribute)!, element);
    };
    read('data-box', this.boxes);
    read('data-around', this.groups);
    read('data-edge', this.edges);
    read('data-label', this.labels);
  }

  /** Puts the lights of the last step out and those of this one on. */
  show({ state, previousState }: Step): void {
    for (const putOut of this.lit) putOut();
    this.lit = [];
    const { tree, expanded, graph } = this.diagram;
    this.light(this.boxes.get(visibleBoxOf(tree, expanded, state)), 'data-current', 'aria-current', 'step');
    for (const { id } of tree.chains.get(state) ?? []) this.light(this.groups.get(id), 'data-holds-current');
    const edge = previousState === null ? undefined : graph.edgeOf.get(pairKey(previousState, state));
    this.taken?.setAttribute('d', this.edges.get(edge ?? '')?.getAttribute('d') ?? '');
    this.light(this.labels.get(edge ?? ''), 'data-taken');
  }

  private light(element: Element | undefined, ...names: string[]): void {
    if (!element) return;
    const [attribute, spoken, value] = names;
    element.setAttribute(attribute!, '');
    if (spoken) element.setAttribute(spoken, value!);
    this.lit.push(() => {
      element.removeAttribute(attribute!);
      if (spoken) element.removeAttribute(spoken);
    });
  }
}
