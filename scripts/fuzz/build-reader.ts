import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** Bundles the reader as the program itself is bundled, so that nothing but the program takes memory in it. Returns the file to start. */
export async function buildReader(folder: string): Promise<string> {
  await build({
    configFile: join(root, 'vite.server.config.ts'),
    logLevel: 'warn',
    root,
    build: {
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { input: { reader: 'scripts/fuzz/reader.ts', 'read-worker': 'src/documents/read-worker.ts' } },
    },
  })
  return join(folder, 'reader.js')
}
