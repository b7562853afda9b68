import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { SECURITY_HEADERS, securityPolicy } from './scripts/security-policy.ts';
import { serviceWorker } from './scripts/service-worker.ts';

/** The script that `index.html` names, and what it loads. */
const ENTRY_SCRIPT = fileURLToPath(new URL('src/app/shell/start.ts', import.meta.url));
const PAGE_SCRIPT = fileURLToPath(new URL('src/app/shell/main.tsx', import.meta.url));

/** Where the time of a build goes is of no use to who starts the page; on a slow machine it would be pages of the terminal. */
const CHECKS = { bundlerTimings: false };

export default defineConfig({
  // The build works from any folder of any static host.
  base: './',
  plugins: [react(), preloadPage(), securityPolicy(), serviceWorker()],
  // The journeys run under the policy that hosts are asked to send.
  preview: { headers: SECURITY_HEADERS },
  worker: { format: 'es', rolldownOptions: { checks: CHECKS } },
  // Libraries that only a worker imports are found before the first page, not by a reload in the middle of it.
  optimizeDeps: { entries: ['index.html', 'src/**/*.worker.ts'] },
  build: {
    target: 'es2023',
    // ELK runs in a worker and is loaded when a diagram is first drawn; it alone is larger than the default limit.
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      checks: CHECKS,
      output: {
        // Libraries change less often than the app: a visitor who returns keeps them.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
            // What is needed before the first view is one file: sixty small ones are packed worse and asked for one by one.
            { name: firstView() },
          ],
        },
      },
    },
  },
});

/**
 * Says of a module that it is in the file of the first view: the page's script and all that it imports statically, but for what the entry
 * imports, which starts the worker before and says when the page cannot be loaded.
 */
function firstView(): (id: string, context: Rolldown.ChunkingContext) => string | null {
  let entry: ReadonlySet<string> | undefined;
  let page: ReadonlySet<string> | undefined;
  return (id, context) => {
    entry ??= importedBy(ENTRY_SCRIPT, context);
    page ??= importedBy(PAGE_SCRIPT, context);
    return page.has(id) && !entry.has(id) ? 'first-view' : null;
  };
}

/** A module with all that it imports statically, also through others. */
function importedBy(id: string, context: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set([id]);
  // The set grows while it is walked.
  for (const module of found)
    for (const imported of context.getModuleInfo(module)?.importedIds ?? []) found.add(imported);
  return found;
}

/** The page's script is named in `index.html`, so that it is loaded beside the entry that imports it and not after it. */
function preloadPage(): Plugin {
  return {
    name: 'preload-page',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        Object.values(bundle ?? {}).flatMap((file) => {
          if (file.type !== 'chunk' || !file.moduleIds.includes(PAGE_SCRIPT)) return [];
          return [file.fileName, ...file.imports].map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
            injectTo: 'head' as const,
          }));
        }),
    },
  };
}
