import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import { UntilEnded } from '../../../../workers/until-ended.ts';

/** Layouts kept: those of a few machines, each at a few expansions. */
const DRAWINGS_KEPT = 32;

interface Engine {
  readonly layout: (graph: ElkNode) => Promise<ElkNode>;
}

/** Lays graphs out in a worker, which starts when it is first needed, and keeps the last layouts. */
class LayoutService {
  private readonly drawings = new Map<string, Promise<ElkNode>>();
  private engine: Engine | undefined;

  /** Whether the graph has been laid out, or is being. */
  knows(graph: ElkNode): boolean {
    return this.drawings.has(JSON.stringify(graph));
  }

  /** The graph with places. The same graph is laid out once. Rejected with a sentence when the worker cannot run; the next call then starts another. */
  layout(graph: ElkNode): Promise<ElkNode> {
    const key = JSON.stringify(graph);
    const known = this.drawings.get(key);
    if (known) {
      // Asked for again: the last to be forgotten.
      this.drawings.delete(key);
      this.drawings.set(key, known);
      return known;
    }
    this.engine ??= this.started();
    const drawing = this.engine.layout(graph).catch((error: unknown) => {
      this.drawings.delete(key);
      throw error;
    });
    this.drawings.set(key, drawing);
    if (this.drawings.size > DRAWINGS_KEPT) this.drawings.delete(this.drawings.keys().next().value!);
    return drawing;
  }

  private started(): Engine {
    const worker = new Worker(new URL('../../../../workers/layout/elk.worker.ts', import.meta.url), {
      type: 'module',
      name: 'layout',
    });
    const elk = new ELK({ workerFactory: () => worker });
    const untilEnded = new UntilEnded();
    // ELK does not hear of a worker that fails to load; without this its promises would stay open for ever.
    worker.addEventListener('error', () => {
      this.engine = undefined;
      worker.terminate();
      untilEnded.end(new Error('the layout engine could not be loaded'));
    });
    return { layout: (graph) => untilEnded.ask(() => elk.layout(graph)) };
  }
}

/** The layouts of the page: diagrams that show the same machine share them. */
export const layouts = new LayoutService();
