import { defineConfig } from 'vite'

/** The program itself: the command line with everything of ours in it, and one file for each worker thread. Packages stay outside. */
export default defineConfig({
  publicDir: false,
  ssr: { external: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: {
        main: 'src/cli/main.ts',
        'pglite-worker': 'src/store/pglite-worker.ts',
        'read-worker': 'src/documents/read-worker.ts',
        'set-worker': 'src/documents/set-worker.ts',
      },
      // One flat folder, so that `new URL('./read-worker.js', import.meta.url)` holds from every chunk.
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
})
