import type { DocumentContent } from '#core/grid.ts'
import { decodeText } from './decode-text.ts'
import { layOutHtml } from './html-layout.ts'
import { refuse } from './refuse.ts'

/** Reads a web page: paragraphs, headings and list items are lines, tables are tables with their spans worked out. */
export function readHtml(bytes: Uint8Array, name: string): DocumentContent {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const html = decodeText(bytes, name, head.match(/<meta[^>]*charset\s*=\s*["']?([\w-]+)/i)?.[1])
  const grids = layOutHtml(html.replace(/^\ufeff/, ''), name)
  if (grids.every(({ cells }) => cells.every(({ text }) => text === ''))) refuse('nothing-visible', { name })
  return { format: 'html', grids }
}
