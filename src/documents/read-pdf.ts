import { type Finding, finding } from '#core/finding.ts'
import type { DocumentContent, Grid } from '#core/grid.ts'
import { limits } from './limits.ts'
import { layOutPage } from './pdf-layout.ts'
import { pdfLimits } from './pdf-limits.ts'
import { openPdf, type PdfDocument, type PdfPage } from './pdf-parser.ts'
import { withPdfThread } from './pdf-session.ts'
import { problemOf, refuse } from './refuse.ts'

/**
 * Reads a PDF (with a text layer): tables from its ruling lines, and the lines between them, page by page.
 * A page that is only a picture gets a finding; a file of which nothing can be read comes back as `problem`.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<{ content: DocumentContent } | { problem: Finding }> {
  try {
    if (!hasEnd(bytes)) refuse('file-broken', { name })
    const content = await withPdfThread({ name, size: bytes.length }, async (pdfjs, thread) => {
      const document = await openPdf(pdfjs, thread, bytes).catch((error) => refuseFile(error, name))
      try {
        return await readPages(document, name)
      } finally {
        await document.close()
      }
    })
    return { content }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

/** A PDF ends with the place of its index. pdfjs would guess the rest of a file that was cut off, and leave pages out unsaid. */
function hasEnd(bytes: Uint8Array): boolean {
  const end = new TextDecoder('latin1').decode(bytes.subarray(-4096))
  return end.includes('startxref') || end.includes('%%EOF')
}

function refuseFile(error: unknown, name: string): never {
  if (error instanceof Error && error.name === 'PasswordException') refuse('pdf-encrypted', { name })
  return refuse('file-broken', { name })
}

async function readPages(document: PdfDocument, name: string): Promise<DocumentContent> {
  const { pageCount } = document
  if (pageCount > pdfLimits.pages) refuse('pdf-too-long', { name, pages: pageCount, limit: pdfLimits.pages })
  const content: DocumentContent = { format: 'pdf', grids: [], pages: [] }
  const pictures: number[] = []
  const totals = { operators: 0, cells: 0 }
  for (let number = 1; number <= pageCount; number++) {
    const page = await document.page(number).catch(() => refuse('file-broken', { name, part: `${number}ページ目` }))
    totals.operators += page.operators
    if (totals.operators > pdfLimits.operators || page.overfull) refuse('reading-too-heavy', { name })
    const grids = layOutPage(page.marks, number, page)
    if (isPicture(page)) pictures.push(number)
    totals.cells += grids.reduce((sum, grid) => sum + grid.cells.length, 0)
    if (totals.cells > limits.cells) refuse('cells-too-many', { name, place: `p${number}`, limit: limits.cells })
    content.grids.push(...grids)
    content.pages?.push({ width: page.width, height: page.height })
  }
  if (!content.grids.some(hasText)) refuse('pdf-without-text', { name, pages: pageCount }, 'p1')
  return pictures.length === 0 ? content : { ...content, findings: pictures.map(pictureFinding) }
}

function isPicture(page: PdfPage): boolean {
  return page.drawn && !page.marks.glyphs.some((glyph) => glyph.text.trim() !== '')
}

function hasText(grid: Grid): boolean {
  return grid.cells.some((cell) => cell.text !== '')
}

function pictureFinding(page: number): Finding {
  return finding('pdf-page-without-text', { page }, { source: { locator: `p${page}`, text: '' } })
}
