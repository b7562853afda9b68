import { usePage } from '../frame/page.ts';
import { taskOf, type Selection } from '../session/selection.ts';
import { useTraceStore } from '../session/trace-store.ts';

/** Names the page after what it shows, so that tabs, bookmarks and the browser's list of what Back leads to can be told apart. */
export function followTitle(): void {
  namePage();
  usePage.subscribe(namePage);
  useTraceStore.subscribe(({ selection }, before) => {
    if (selection !== before.selection) namePage();
  });
}

function namePage(): void {
  const { page } = usePage.getState();
  const shown = page === 'dataset' ? 'Dataset' : traceTitle(useTraceStore.getState().selection);
  document.title = `${shown} · TAIL Tracer`;
}

/** The task, and which of its instances where it was drawn. */
function traceTitle(selection: Selection): string {
  const { title } = taskOf(selection);
  return selection.seed === null ? title : `${title}, ${selection.range}, seed ${selection.seed}`;
}
