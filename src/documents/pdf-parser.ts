import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Pdfjs } from './load-pdfjs.ts'
import { type Glyph, liesOn } from './pdf-glyph.ts'
import { pdfLimits } from './pdf-limits.ts'
import { type PageMarks, type PdfFont, readMarks } from './pdf-marks.ts'
import type { Matrix } from './pdf-matrix.ts'
import { type PdfThread, pdfjsFolder } from './pdf-thread.ts'

/** A page's size and marks. */
export interface PdfPage {
  width: number
  height: number
  marks: PageMarks
  /** Something is drawn, or left out, besides characters: a page without any text then is a picture of one. */
  drawn: boolean
  /** How many operators it took. */
  operators: number
  /** It holds more characters than a page can, and was not read to its end. */
  overfull: boolean
}

/** A PDF that is open for reading. */
export interface PdfDocument {
  pageCount: number
  /** 1-based. */
  page(number: number): Promise<PdfPage>
  close(): Promise<void>
}

/** Opens a PDF in the thread. Rejects with pdfjs' own errors (`PasswordException`, `InvalidPDFException` …). */
export async function openPdf(pdfjs: Pdfjs, thread: PdfThread, bytes: Uint8Array): Promise<PdfDocument> {
  const folder = pdfjsFolder()
  // One for the thread's whole life: answers that come late must find the one who asked.
  const worker = pdfjs.PDFWorker.create({ port: thread.port as never, verbosity: pdfjs.VerbosityLevel.ERRORS })
  const task = pdfjs.getDocument({
    // pdfjs takes the bytes away with it; the caller's stay.
    data: new Uint8Array(bytes),
    worker,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    cMapUrl: `${folder}cmaps/`,
    standardFontDataUrl: `${folder}standard_fonts/`,
    useSystemFonts: false,
    disableFontFace: false,
    ownerDocument: { fonts: new Set() } as never,
    // Pictures are left out: only text and lines are read.
    maxImageSize: 0,
    enableXfa: false,
    stopAtErrors: false,
  })
  const close = (): Promise<void> => task.destroy()
  try {
    const document = await task.promise
    return { pageCount: document.numPages, page: (number) => readPage(pdfjs, document, number), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function readPage(pdfjs: Pdfjs, document: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await document.getPage(number)
  const list = await page.getOperatorList()
  const drawn = list.fnArray.includes(pdfjs.OPS.transform) || list.fnArray.includes(pdfjs.OPS.constructPath)
  const seen = (rotation: number): PdfPage => {
    const viewport = page.getViewport({ scale: 1, rotation })
    const marks = readMarks({
      operators: list.fnArray,
      operands: list.argsArray as unknown[],
      fonts: (name) => fontOf(page, name),
      base: viewport.transform as unknown as Matrix,
      size: viewport,
      codes: pdfjs.OPS,
    })
    const { width, height } = viewport
    const glyphs = marks.glyphs.filter((glyph) => liesOn(glyph, [0, 0, width, height]))
    const overfull = marks.glyphs.length > pdfLimits.glyphs
    return { width, height, marks: { ...marks, glyphs }, drawn, operators: list.fnArray.length, overfull }
  }
  const straight = seen(page.rotate)
  const turn = mostTurned(straight.marks.glyphs)
  const read = turn === undefined ? straight : seen((page.rotate + 360 - turn) % 360)
  page.cleanup()
  return read
}

/** By how many degrees most of a page's text is turned: a sheet that was laid across the page (横置き). */
function mostTurned(glyphs: Glyph[]): number | undefined {
  const level = glyphs.filter((glyph) => !glyph.vertical)
  return [90, 180, 270].find((angle) => level.filter((glyph) => glyph.angle === angle).length > level.length * 0.7)
}

/** A font as far as its characters' places depend on it. One that could not be read counts as an ordinary one. */
function fontOf(page: PDFPageProxy, name: string): PdfFont {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined
  const known = typeof font === 'object' && font !== null ? (font as Record<string, unknown>) : {}
  const unit = firstOf(known.fontMatrix)
  return {
    unit: unit === undefined || unit === 0 ? 0.001 : unit,
    vertical: known.vertical === true,
    advanceDown: firstOf(known.defaultVMetrics) ?? -1000,
  }
}

function firstOf(numbers: unknown): number | undefined {
  const first: unknown =
    Array.isArray(numbers) || ArrayBuffer.isView(numbers) ? Array.from(numbers as ArrayLike<unknown>)[0] : undefined
  return typeof first === 'number' && Number.isFinite(first) ? first : undefined
}
