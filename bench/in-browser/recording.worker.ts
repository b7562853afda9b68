import { recordingFigures } from '../recording.ts';

// Runs in a worker of the browser, as the product's engine does.
for (const figures of recordingFigures()) postMessage(figures);
postMessage('done');
