import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file that the browser is given. */
export interface Asset {
  body: Uint8Array<ArrayBuffer>
  type: string
}

/** Stylesheet and islands, by the addresses under which the pages name them. */
export interface Assets {
  style: string
  /** Address of an island (`review`), or `undefined` where islands are not built. */
  island: (name: string) => string | undefined
  /** The file behind an address, or `undefined`. */
  read: (address: string) => Asset | undefined
}

const types: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' }
const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'

/** What Vite built into `folder`: names carry a hash of their content, so they may be kept for ever. */
export function readBuiltAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, { file: string }>
  const files = new Map<string, Asset>()
  for (const { file } of Object.values(manifest)) {
    files.set(`/${file}`, { body: new Uint8Array(readFileSync(join(folder, file))), type: typeOf(file) })
  }
  const address = (source: string) => {
    const entry = manifest[source]
    return entry && `/${entry.file}`
  }
  const style = address('src/web/style/main.css')
  if (!style) throw new Error(`${folder}/manifest.json names no stylesheet`)
  return { style, island: (name) => address(`src/web/islands/${name}.ts`), read: (asked) => files.get(asked) }
}

/** The stylesheet put together from its sources, without islands: for tests, and for running from source. */
export function readSourceAssets(): Assets {
  const require = createRequire(import.meta.url)
  const folder = fileURLToPath(new URL('./style/', import.meta.url))
  const main = readFileSync(join(folder, 'main.css'), 'utf8')
  const style = main.replaceAll(/@import ["'](.+?)["'];/g, (_, name: string) =>
    readFileSync(name.startsWith('.') ? join(folder, name) : require.resolve(name), 'utf8'),
  )
  const asset = { body: new TextEncoder().encode(style), type: typeOf('main.css') }
  return {
    style: '/assets/main.css',
    island: () => undefined,
    read: (asked) => (asked === '/assets/main.css' ? asset : undefined),
  }
}

/** Built assets where this program was built itself, sources otherwise. */
export function findAssets(): Assets {
  const built = join(dirname(fileURLToPath(import.meta.url)), '../client')
  return existsSync(join(built, 'manifest.json')) ? readBuiltAssets(built) : readSourceAssets()
}
