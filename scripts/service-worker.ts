import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/**
 * Builds the service worker beside the page, as one script that every browser takes, and tells it which files the page is made of.
 */
export function serviceWorker(): Plugin {
  let root = '';
  let publicFolder = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      publicFolder = config.publicDir;
    },
    async writeBundle({ dir }, bundle) {
      // Workers are bundles of their own.
      if (dir === undefined || !('index.html' in bundle)) return;
      const files = [
        ...Object.values(bundle).flatMap(builtFile),
        ...readdirSync(publicFolder).map(fileIn(publicFolder)),
      ];
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { BUILT_FILES: JSON.stringify(files) },
        build: {
          outDir: dir,
          emptyOutDir: false,
          rolldownOptions: {
            input: 'src/workers/offline.worker.ts',
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}

/** A file as the service worker knows it: one that has no hash in its name is told apart from its next version by one beside it. */
interface KeptFile {
  readonly url: string;
  readonly revision: string | null;
}

function builtFile({ fileName }: Rolldown.OutputAsset | Rolldown.OutputChunk): KeptFile[] {
  // Weights of models are kept when they are first used: all of them together are larger than the page.
  return fileName.startsWith('assets/') && !fileName.endsWith('.safetensors')
    ? [{ url: fileName, revision: null }]
    : [];
}

function fileIn(folder: string): (name: string) => KeptFile {
  return (name) => ({
    url: name,
    revision: createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  });
}
