// The layout engine listens to messages as soon as it is loaded; `elkjs/lib/elk-api.js` talks to it.
import 'elkjs/lib/elk-worker.min.js';
