import { type Finding, finding } from '#core/finding.ts'
import type { DocumentContent, Grid } from '#core/grid.ts'
import { layOutPage } from './pdf-layout.ts'
import { loadPdfjs, openPdf, type PdfDocument, withStandIns } from './pdf-parser.ts'
import { startPdfThread } from './pdf-thread.ts'

/** Most pages of one PDF. */
const mostPages = 2000

/** Reads a PDF (with a text layer): tables from its ruling lines, and the lines between them, page by page. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<{ content: DocumentContent } | { problem: Finding }> {
  const thread = startPdfThread()
  try {
    return await withStandIns(async () => {
      const document = await openPdf(await loadPdfjs(), thread, bytes)
      try {
        return await readPages(document, name)
      } finally {
        await document.close()
      }
    })
  } finally {
    await thread.stop()
  }
}

async function readPages(document: PdfDocument, name: string): Promise<{ content: DocumentContent } | { problem: Finding }> {
  const pages = document.pageCount
  if (pages > mostPages) return { problem: finding('pdf-too-long', { name, pages, limit: mostPages }) }
  const grids: Grid[] = []
  const sizes: { width: number; height: number }[] = []
  for (let number = 1; number <= pages; number++) {
    const { width, height, marks } = await document.page(number)
    sizes.push({ width, height })
    grids.push(...layOutPage(marks, number))
  }
  if (grids.every((grid) => grid.cells.every((cell) => cell.text === '')))
    return { problem: finding('pdf-without-text', { name, pages }) }
  return { content: { format: 'pdf', grids, pages: sizes } }
}
