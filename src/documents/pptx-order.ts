import type { Cell, Grid } from '#core/grid.ts'
import type { Place, PptxParagraph, PptxShape } from './pptx-shapes.ts'
import { pptxTableGrid } from './pptx-table.ts'

/** A shape with the room that its words take: a title's frame may reach under the box beside it. */
interface Laid {
  shape: PptxShape
  place: Place
  words: Place
}

/** Letters without a size of their own, in points. */
const usualSize = 18
/** Narrowest gap between columns of shapes, in points. */
const columnGap = 4

/** Hears which shape stands at a locator, or which paragraph of it; of a table, at its grid's place. */
export type TellPlace = (locator: string, shape: PptxShape, paragraph?: number) => void

/** A slide's shapes as grids in reading order (読む順): from top to bottom, and column by column where shapes stand side by side. */
export function orderShapes(shapes: PptxShape[], slide: number, tell: TellPlace = () => {}): Grid[] {
  const laid = shapes.flatMap((shape): Laid[] => {
    const written = shape.table ?? shape.paragraphs.some(({ text }) => text.trim() !== '')
    if (!written) return []
    const place: Place = shape.place ?? [0, 0, 0, 0]
    return [{ shape, place, words: wordsPlace(shape, place) }]
  })
  return numberGrids(arrange(laid), slide, tell)
}

/** Where the words of a shape stand, by their size and number; a table takes its whole place. */
function wordsPlace({ paragraphs, table, anchor }: PptxShape, [x, y, width, height]: Place): Place {
  if (table) return [x, y, width, Math.max(height, ...[table.heights.reduce((all, one) => all + one, 0)])]
  const size = Math.max(...paragraphs.map((paragraph) => paragraph.size ?? usualSize))
  const lines = paragraphs.flatMap(({ text }) => text.split('\n'))
  const widest = Math.min(width, Math.max(...lines.map((line) => emsOf(line))) * size + size)
  const tall = Math.min(
    height,
    paragraphs.reduce((all, paragraph) => all + heightOf(paragraph, width), 0),
  )
  const align = paragraphs[0]?.align ?? 'left'
  const left = align === 'left' ? x : align === 'right' ? x + width - widest : x + (width - widest) / 2
  const top = anchor === 'top' ? y : anchor === 'bottom' ? y + height - tall : y + (height - tall) / 2
  return [left, top, widest, tall]
}

/** How tall a paragraph stands in a frame of this width, its lines broken where they must be. */
function heightOf({ text, size = usualSize }: PptxParagraph, width: number): number {
  const room = Math.max(width - size / 2, size)
  const lines = text.split('\n').reduce((all, line) => all + Math.max(1, Math.ceil((emsOf(line) * size) / room)), 0)
  return lines * size * 1.2
}

function emsOf(text: string): number {
  let width = 0
  for (const letter of text) width += /[\u0000-\u024f\uff61-\uff9f]/.test(letter) ? 0.55 : 1
  return width
}

/** Shapes that make one row of one grid, or one shape by itself; `undefined` parts one block from the next. */
type Step = Laid[] | undefined

function arrange(laid: Laid[]): Step[] {
  return bandsOf(laid, 1).flatMap((band): Step[] => {
    if (band.length === 1 || isRow(band)) return [band.toSorted((a, b) => a.words[0] - b.words[0])]
    const columns = bandsOf(band, 0)
    if (columns.length > 1) return columns.flatMap((column) => [undefined, ...arrange(column), undefined])
    return band.toSorted((a, b) => a.words[1] - b.words[1] || a.words[0] - b.words[0]).map((one) => [one])
  })
}

/** Groups that no gap parts, seen from the side (axis 1) or from above (axis 0). */
function bandsOf(laid: Laid[], axis: 0 | 1): Laid[][] {
  const bands: Laid[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const one of laid.toSorted((a, b) => a.words[axis] - b.words[axis] || a.words[1 - axis]! - b.words[1 - axis]!)) {
    const gap = one.words[axis] - end
    const band = bands.at(-1)
    if (band && gap < (axis === 0 ? columnGap : 0)) band.push(one)
    else bands.push([one])
    end = Math.max(end, one.words[axis] + one.words[axis + 2]!)
  }
  return bands
}

/** Shapes of one line each on one height: a title with the section's name beside it, headings side by side. */
function isRow(band: Laid[]): boolean {
  const mids = band.map(({ words: [, y, , height] }) => y + height / 2).sort((a, b) => a - b)
  const lowest = Math.min(...band.map(({ words }) => words[3]))
  const single = band.every(({ shape }) => !shape.table && shape.paragraphs.filter(({ text }) => text.trim() !== '').length === 1)
  return single && (mids.at(-1) as number) - (mids[0] as number) < lowest * 0.5 && bandsOf(band, 0).length === band.length
}

function numberGrids(steps: Step[], slide: number, tell: TellPlace): Grid[] {
  const grids: Grid[] = []
  const counts = { table: 0, lines: 0, line: 0 }
  for (const step of steps) {
    const [only] = step ?? []
    if (!step || !only) continue
    if (only.shape.table) {
      const place = `p${slide}/table${++counts.table}`
      tell(place, only.shape)
      grids.push(pptxTableGrid(only.shape.table, only.place, place))
      continue
    }
    const grid: Grid = { place: `p${slide}/lines${++counts.lines}`, kind: 'lines', rowCount: 0, colCount: step.length, cells: [] }
    if (step.length > 1) addRow(grid, step, `p${slide}/line ${++counts.line}`, tell)
    else addParagraphs(grid, only, () => `p${slide}/line ${++counts.line}`, tell)
    grids.push(grid)
  }
  return grids
}

function addRow(grid: Grid, step: Laid[], locator: string, tell: TellPlace): void {
  grid.rowCount = 1
  for (const [col, { shape, words }] of step.entries()) {
    const nth = shape.paragraphs.findIndex(({ text }) => text.trim() !== '')
    const own = col === 0 ? locator : `${locator}/c${col + 1}`
    tell(own, shape, nth)
    grid.cells.push(cellOf(shape.paragraphs[nth]?.text ?? '', [0, col], own, words))
  }
}

/** Paragraphs share the height of their shape by how many lines each takes. */
function addParagraphs(grid: Grid, { shape, place, words }: Laid, locator: () => string, tell: TellPlace): void {
  const heights = shape.paragraphs.map((paragraph) => heightOf(paragraph, place[2]))
  const scale = words[3] / heights.reduce((all, one) => all + one, 1e-6)
  let top = words[1]
  for (const [nth, { text }] of shape.paragraphs.entries()) {
    const height = (heights[nth] as number) * scale
    if (text.trim() !== '') {
      const own = locator()
      tell(own, shape, nth)
      grid.cells.push(cellOf(text, [grid.rowCount++, 0], own, [words[0], top, words[2], height]))
    }
    top += height
  }
}

function cellOf(text: string, [row, col]: [number, number], locator: string, box: Place): Cell {
  const [x, y, width, height] = box.map((points) => Math.round(points * 10) / 10) as Place
  return { row, col, rowSpan: 1, colSpan: 1, text, locator, box: [x, y, width, height] }
}
