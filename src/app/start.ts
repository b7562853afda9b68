/**
 * The entry of the page: starts the worker, which is loaded and makes its machine while the page itself is loaded and drawn, and
 * then the page.
 */
import { EXAMPLE_TASK } from './example-task.ts';
import { makeReady } from './trace-client.ts';

const address = new URLSearchParams(location.hash.replace(/^#/, ''));
if (address.get('page') === null) makeReady(address.get('task') ?? EXAMPLE_TASK);
void import('./main.tsx');
