import { readNumbering } from './docx-numbering.ts'
import { type DocxPlaces, findDocxPlaces } from './docx-places.ts'
import { mainPart, readRelations } from './office-relations.ts'
import { refuse } from './refuse.ts'
import { decodeXml } from './scan-xml.ts'
import { openContainer } from './unzip.ts'

/** A Word file that serves as a template (様式の文書), opened once and filled many times. */
export interface DocxTemplate extends DocxPlaces {
  parts: Record<string, Uint8Array>
  /** Path of the part that is the document, and its XML. */
  path: string
  xml: string
}

/** Opens a template. Refuses, as the reader does, what is no Word file. */
export function openDocxTemplate(bytes: Uint8Array, name = 'template'): DocxTemplate {
  const container = openContainer(bytes, name)
  const parts = Object.fromEntries(container.paths.map((path) => [path, container.part(path) ?? new Uint8Array()]))
  const path = mainPart(container, 'word/document.xml', name)
  const part = parts[path]
  if (part === undefined) refuse('file-broken', { name, part: path }, path)
  const xml = decodeXml(part, { name, part: path })
  const numbering = readNumbering(container, readRelations(container, path, name), name)
  return { parts, path, xml, ...findDocxPlaces(xml, numbering, name, path) }
}
