import { ourSpeeds } from '../our-engines.ts';
import { workloads } from '../workloads.ts';

// Runs in a worker of the browser, as the product's engine does.
for (const workload of workloads())
  if ('machine' in workload) postMessage({ name: workload.name, ...ourSpeeds(workload) });
postMessage('done');
