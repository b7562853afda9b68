import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { SECURITY_HEADERS, securityPolicy } from './scripts/security-policy.ts';
import { serviceWorker } from './scripts/service-worker.ts';

export default defineConfig({
  // The build works from any folder of any static host.
  base: './',
  plugins: [react(), preloadPage(), securityPolicy(), serviceWorker()],
  // The journeys run under the policy that hosts are asked to send.
  preview: { headers: SECURITY_HEADERS },
  worker: { format: 'es' },
  // Libraries that only a worker imports are found before the first page, not by a reload in the middle of it.
  optimizeDeps: { entries: ['index.html', 'src/**/*.worker.ts'] },
  build: {
    target: 'es2023',
    // ELK runs in a worker and is loaded when a diagram is first drawn; it alone is larger than the default limit.
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      output: {
        // Libraries change less often than the app: a visitor who returns keeps them.
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
        },
      },
    },
  },
});

/** The page's script is named in `index.html`, so that it is loaded beside the entry that imports it and not after it. */
function preloadPage(): Plugin {
  return {
    name: 'preload-page',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        Object.values(bundle ?? {}).flatMap((file) => {
          if (file.type !== 'chunk' || !file.facadeModuleId?.endsWith('/src/app/shell/main.tsx')) return [];
          return [file.fileName, ...file.imports].map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
            injectTo: 'head' as const,
          }));
        }),
    },
  };
}
