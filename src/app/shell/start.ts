import { reasonOf } from '../../base/problems.ts';
/**
 * The entry of the page: starts the worker, which is loaded and makes its machine while the page itself is loaded and drawn, and
 * then the page.
 */
import { EXAMPLE_TASK } from '../links/example-task.ts';
import { makeReady } from '../session/trace-client.ts';

const address = new URLSearchParams(location.hash.replace(/^#/, ''));
if (address.get('page') === null) makeReady(address.get('task') ?? EXAMPLE_TASK);
import('./main.tsx').catch((problem: unknown) => {
  const sentence = 'TAIL Tracer could not be loaded. Check the connection and reload the page';
  document.body.append(`${sentence} (${reasonOf(problem)}).`);
});
