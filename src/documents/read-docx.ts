import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { DocumentContent } from '#core/grid.ts'
import { layOutHtml } from './html-layout.ts'
import { refuse } from './refuse.ts'
import { decodeXml, scanXml } from './scan-xml.ts'
import { type Container, openContainer } from './unzip.ts'

/**
 * Reads a Word file (文書): paragraphs are lines, tables are tables with their merges, a soft break is \n.
 * Empty paragraphs inside a cell are kept as empty lines (forms line up their columns by them); pictures are passed over.
 */
export function readDocx(bytes: Uint8Array, name: string): Promise<DocumentContent> {
  return readDocxParts(openContainer(bytes, name), name)
}

/** The same, of a container that is already open. */
export async function readDocxParts(container: Container, name: string): Promise<DocumentContent> {
  const html = await convert(safeCopy(container, name), name)
  const grids = layOutHtml(html, name, 'keep')
  if (grids.every(({ cells }) => cells.every(({ text }) => text.trim() === ''))) refuse('nothing-visible', { name })
  return { format: 'docx', grids }
}

/** The words of the file in a container of our own making: checked parts only, no pictures, nothing left to unpack. */
function safeCopy(container: Container, name: string): Uint8Array {
  const parts: Record<string, Uint8Array> = {}
  for (const path of container.paths) {
    if (!/\.(?:xml|rels)$/i.test(path) || /^(?:word\/theme|docProps|customXml)\//.test(path)) continue
    const bytes = container.part(path)
    if (bytes === undefined) continue
    scanXml(decodeXml(bytes, { name, part: path }), { open: () => {}, close: () => {}, text: () => {} }, { name, part: path })
    parts[path] = bytes
  }
  return zipSync(parts, { level: 0 })
}

async function convert(copy: Uint8Array, name: string): Promise<string> {
  try {
    const options = {
      ignoreEmptyParagraphs: false,
      includeDefaultStyleMap: true,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    }
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(copy.buffer, copy.byteOffset, copy.byteLength) }, options)
    return numberNotes(value)
  } catch {
    return refuse('file-broken', { name, part: 'word/document.xml' }, 'word/document.xml')
  }
}

/** Notes (脚注) come as a list at the end: each becomes a line that begins with the mark by which the text refers to it. */
function numberNotes(html: string): string {
  let number = 0
  return html
    .replace(/(<li id="(?:foot|end)note-[^"]*"><p>)\s*/g, (_, item: string) => {
      number++
      return `${item}[${number}] `
    })
    .replace(/\s*<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '')
}
