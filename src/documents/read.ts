import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import { checkSize } from './check-size.ts'
import { gunzip, isGzip } from './gunzip.ts'
import { readCsv } from './read-csv.ts'
import { readDocxParts } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readJson } from './read-json.ts'
import { readPptxParts } from './read-pptx.ts'
import { readText } from './read-text.ts'
import { readXlsxParts } from './read-xlsx.ts'
import { problemOf } from './refuse.ts'
import { tellFormat } from './tell-format.ts'

/** A file as grids, or the one reason why it cannot be read. */
export type Reading = { content: DocumentContent } | { problem: Finding }

/**
 * Reads (読取) a file into grids. The format is told from the bytes; the name is only said back, and tells CSV from text.
 * What is wrong with the file comes back as `problem`; nothing is thrown for data.
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<Reading> {
  try {
    const problem = checkSize(bytes.length, name)
    if (problem) return { problem }
    const plain = isGzip(bytes) ? gunzip(bytes, name) : { bytes, name }
    return await readTold(plain.bytes, plain.name)
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

async function readTold(bytes: Uint8Array, name: string): Promise<Reading> {
  const told = tellFormat(bytes, name)
  switch (told.format) {
    case 'xlsx':
      return { content: readXlsxParts(told.container, name) }
    case 'docx':
      return { content: readDocxParts(told.container, name) }
    case 'pptx':
      return { content: readPptxParts(told.container, name) }
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts') // the PDF library is large: loaded only where needed
      return readPdf(bytes, name)
    }
    case 'html':
      return { content: readHtml(bytes, name) }
    case 'csv':
      return { content: readCsv(bytes, name) }
    case 'json':
      return { content: readJson(bytes, name) }
    case 'text':
      return { content: readText(bytes, name) }
  }
}
