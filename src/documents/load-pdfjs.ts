import { createRequire, Module } from 'node:module'
import { pdfjsFolder } from './pdf-thread.ts'

/** The library. */
export type Pdfjs = typeof import('pdfjs-dist')

let loaded: Promise<Pdfjs> | undefined

/** Loads pdfjs; only when the first PDF comes, as it takes a tenth of a second. */
export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= loadOnce()
  return loaded
}

/**
 * pdfjs' build for older engines replaces some of the engine's own functions by slow ones, for the whole program: they are put back.
 * And it would load a drawing library of some 36 MB, which nobody here draws with.
 */
async function loadOnce(): Promise<Pdfjs> {
  const { push } = Array.prototype
  const { parse, stringify } = JSON
  const restore = withoutModule('@napi-rs/canvas')
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    restore()
    Object.assign(Array.prototype, { push })
    Object.assign(JSON, { parse, stringify })
  }
}

/** Lets an installed module seem empty to pdfjs, until the function that is given back is called. */
function withoutModule(name: string): () => void {
  const require = createRequire(`${pdfjsFolder()}package.json`)
  const file = findModule(require, name)
  if (file === undefined || require.cache[file]) return () => undefined
  require.cache[file] = Object.assign(new Module(file), { exports: {}, loaded: true })
  return () => {
    delete require.cache[file]
  }
}

function findModule(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name)
  } catch {
    return undefined // it may be left out when installing
  }
}
