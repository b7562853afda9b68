import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // The build works from any folder of any static host.
  base: './',
  plugins: [react()],
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
