import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { openApp } from '#app/open-app.ts'
import { type Assets, readBuiltAssets } from '#web/assets.ts'
import { type Serving, serve } from '#web/serve.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The paper that every test hands in: names and figures of the demonstration, words of our own. */
export const paper = at('examples/documents/kawasaki-2013.html')

let assets: Promise<Assets> | undefined

/** Stylesheet and islands, built anew from their sources. */
function buildAssets(): Promise<Assets> {
  assets ??= build({
    root: at(''),
    configFile: at('vite.client.config.ts'),
    logLevel: 'error',
    build: { outDir: at('test-output/client') },
  }).then(() => readBuiltAssets(at('test-output/client')))
  return assets
}

/** A site of its own on a free port, over an empty database in memory. What goes wrong in it is collected in `errors`. */
export async function openSite(): Promise<Serving & { errors: unknown[]; stop: () => Promise<void> }> {
  const errors: unknown[] = []
  let seconds = Date.UTC(2026, 3, 1) / 1000
  const { app, database } = await openApp({
    location: { memory: true },
    schemeFolder: at('schemes'),
    body: '試験市',
    user: { id: 'tester', name: '企画課' },
    now: () => new Date(seconds++ * 1000).toISOString(),
  })
  const serving = await serve({ app, port: 0, assets: await buildAssets(), report: (error) => errors.push(error) })
  return {
    ...serving,
    errors,
    stop: async () => {
      await serving.close()
      await database.close()
    },
  }
}
