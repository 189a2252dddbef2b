import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'vite'

const islands = existsSync('src/web/islands') ? readdirSync('src/web/islands').filter((file) => /^[a-z-]+\.ts$/.test(file)) : []

/** What the browser gets: the stylesheet, and one script for each page part that moves. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: false,
    rollupOptions: { input: ['src/web/style/main.css', ...islands.map((file) => `src/web/islands/${file}`)] },
  },
})
