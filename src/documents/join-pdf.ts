import { PDFArray, PDFDocument, PDFName, PDFNumber, type PDFPage, PDFString } from 'pdf-lib'
import { addOutline, linkEntries } from './pdf-outline.ts'
import type { ContentsEntry } from './typst-source.ts'

/** Pages that say only page numbers at their edges, and over which pages of the whole (from 0) they are laid. */
export interface NumberedEdges {
  pages: number[]
  bytes: Uint8Array
}

/** Files to be joined. */
export interface PdfParts {
  title: string
  parts: Uint8Array[]
  /** What the outline (しおり) names. */
  entries: ContentsEntry[]
  edges: NumberedEdges[]
}

/** Joins the parts of a long paper (つなぎ合わせ) to one PDF with an outline. */
export async function joinPdf({ title, parts, entries, edges }: PdfParts): Promise<Uint8Array> {
  const whole = await PDFDocument.create({ updateMetadata: false })
  whole.setTitle(title)
  whole.catalog.set(PDFName.of('Lang'), PDFString.of('ja'))
  const pages: PDFPage[] = []
  for (const bytes of parts) {
    const part = await open(bytes)
    pages.push(...(await whole.copyPages(part, part.getPageIndices())))
  }
  keepPages(whole, pages)
  for (const { pages: over, bytes } of edges) {
    const numbers = await whole.embedPages((await open(bytes)).getPages())
    for (const [nth, number] of numbers.entries()) pages[over[nth] as number]?.drawPage(number)
  }
  linkEntries(pages, entries)
  addOutline(whole, pages, entries)
  return await whole.save({ addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY })
}

const open = (bytes: Uint8Array) => PDFDocument.load(bytes, { parseSpeed: Number.POSITIVE_INFINITY, updateMetadata: false })

/** Puts pages into the page tree in one go: one after the other, each would be looked for among all before. */
function keepPages(whole: PDFDocument, pages: PDFPage[]): void {
  const tree = whole.catalog.Pages()
  const at = whole.context.getObjectRef(tree)
  if (at === undefined) throw new Error('a PDF without a page tree')
  const kids = PDFArray.withContext(whole.context)
  for (const page of pages) {
    page.node.setParent(at)
    kids.push(page.ref)
  }
  tree.set(PDFName.of('Kids'), kids)
  tree.set(PDFName.of('Count'), PDFNumber.of(pages.length))
}
