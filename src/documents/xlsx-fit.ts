import type { Look } from '#core/paper/look.ts'
import type { PaperRow } from '#core/paper/paper.ts'
import type { LyingPicture } from '#core/paper/picture.ts'
import { textHeight, widthOfCell } from './paper-size.ts'
import type { XlsxPage } from './xlsx-page.ts'

/** Smaller than this nobody can read it: the paper then has more pages than its workbook asks for. */
const smallest = 0.4

/**
 * How much smaller a sheet must be (縮小印刷) to keep to the pages that its workbook allows. `parts`: height of what lies between two page
 * breaks, in points.
 */
export function scaleToFit({ setup, scale, fit }: XlsxPage, widths: number[], parts: number[]): number {
  if (fit === undefined) return scale
  const { width, height, margins } = setup
  const total = widths.reduce((sum, one) => sum + one, 0)
  const wide = fit.wide === undefined ? 1 : Math.min(1, ((width - margins.left - margins.right) * fit.wide) / total)
  const { high } = fit
  if (high === undefined) return wide
  const room = height - margins.top - margins.bottom
  const pagesAt = (size: number) => parts.reduce((sum, part) => sum + Math.ceil((part * size) / room), 0)
  let size = wide
  while (size > smallest && pagesAt(size) > Math.max(high, parts.length)) size -= 0.01
  return size
}

/** Points that a row needs, by its own height and its words; words over several rows are not counted. */
export function rowHeight({ height = 0, cells }: PaperRow, widths: number[]): number {
  const needed = cells
    .filter(({ rowSpan = 1, text }) => rowSpan === 1 && text !== '')
    .map(({ text, look, col, colSpan = 1 }) => textHeight(text, look.size ?? 11, widthOfCell(widths, col, colSpan)))
  return Math.max(height, ...needed)
}

/** A row of a sheet that is printed smaller. */
export function scaleRow(row: PaperRow, scale: number): PaperRow {
  return {
    ...(row.height === undefined ? {} : { height: row.height * scale }),
    cells: row.cells.map((cell) => ({ ...cell, look: scaleLook(cell.look, scale) })),
    ...(row.pictures ? { pictures: row.pictures.map((picture) => scalePicture(picture, scale)) } : {}),
  }
}

function scalePicture(picture: LyingPicture, scale: number): LyingPicture {
  const { width, height, left, top } = picture
  return { ...picture, width: width * scale, height: height * scale, left: left * scale, top: top * scale }
}

function scaleLook(look: Look, scale: number): Look {
  return {
    ...look,
    ...(look.size === undefined ? {} : { size: look.size * scale }),
    ...(look.indent === undefined ? {} : { indent: look.indent * scale }),
  }
}
