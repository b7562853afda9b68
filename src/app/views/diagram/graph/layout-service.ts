import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import { UntilEnded } from '../../../../workers/until-ended.ts';

/** Layouts kept: those of a few machines, each at a few expansions. */
const DRAWINGS_KEPT = 32;

const drawings = new Map<string, Promise<ElkNode>>();

let engine: Engine | undefined;

interface Engine {
  readonly layout: (graph: ElkNode) => Promise<ElkNode>;
}

/**
 * Lays a graph out in a worker, which starts when it is first needed. The same graph is laid out once. Rejected with a sentence
 * when the worker cannot run; the next call then starts another.
 */
export function layoutGraph(graph: ElkNode): Promise<ElkNode> {
  const key = JSON.stringify(graph);
  const known = drawings.get(key);
  if (known) {
    // Asked for again: the last to be forgotten.
    drawings.delete(key);
    drawings.set(key, known);
    return known;
  }
  engine ??= startEngine();
  const drawing = engine.layout(graph).catch((error: unknown) => {
    drawings.delete(key);
    throw error;
  });
  drawings.set(key, drawing);
  if (drawings.size > DRAWINGS_KEPT) drawings.delete(drawings.keys().next().value!);
  return drawing;
}

function startEngine(): Engine {
  const worker = new Worker(new URL('../../../../workers/layout/elk.worker.ts', import.meta.url), {
    type: 'module',
    name: 'layout',
  });
  const elk = new ELK({ workerFactory: () => worker });
  const untilEnded = new UntilEnded();
  // ELK does not hear of a worker that fails to load; without this its promises would stay open for ever.
  worker.addEventListener('error', () => {
    engine = undefined;
    worker.terminate();
    untilEnded.end(new Error('the layout engine could not be loaded'));
  });
  return { layout: (graph) => untilEnded.ask(() => elk.layout(graph)) };
}
