import type { DocumentFacts } from './exchange.ts'
import type { ComposedCell, ComposedRow } from './filling.ts'
import type { Cell } from './grid.ts'
import type { GridColumn } from './match/grid-column.ts'
import type { HeaderRows } from './match/grid-header.ts'
import type { GridRow } from './match/grid-rows.ts'
import type { GridLineView, LaidSheet } from './place-grid-lines.ts'
import { braceOf, remarkOf } from './place-grid-remarks.ts'
import { sayFigure, sayItems } from './place-grid-words.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { SheetField } from './sheet.ts'

/** The rows of a template that others are made like: a plain one, and one with a brace (}) for remarks over several rows. */
export interface Specimens {
  header: HeaderRows
  plain: GridRow
  braced?: GridRow
}

/** What rows are composed with. */
export interface GridPlacing {
  scheme: Scheme
  specimens: Specimens
  document?: DocumentFacts
}

/** A cell that reaches over rows; later rows with the same key go on with it. */
interface Reaching {
  key: string
  cell: ComposedCell
}

/** All rows of a grid from the top down; neighbouring cells of one item become one that reaches down over them. */
export function composeGridRows(placing: GridPlacing, sheets: LaidSheet[]): ComposedRow[] {
  const reaching = new Map<number, Reaching>()
  const rows: ComposedRow[] = []
  for (const sheet of sheets) {
    const words = remarkOf(placing, sheet)
    const specimen = words !== '' && placing.specimens.braced ? placing.specimens.braced : placing.specimens.plain
    for (const [nth, line] of sheet.lines.entries()) {
      const cells: ComposedCell[] = []
      const first = reaching.get(leftmost(specimen))?.key
      for (const { key, ...cell } of cellsOf(placing, sheet, line, specimen)) {
        const above = reaching.get(cell.col)
        if (key !== undefined && above?.key === key) above.cell.down = (above.cell.down as number) + 1
        else {
          const own: ComposedCell = key === undefined ? cell : { ...cell, down: 1 }
          cells.push(own)
          if (key === undefined) reaching.delete(cell.col)
          else reaching.set(cell.col, { key, cell: own })
        }
      }
      if (nth === 0 && specimen === placing.specimens.braced) cells.push(...braceOf(specimen, words, sheet.lines.length))
      const opens = rows.length > 0 && first !== reaching.get(leftmost(specimen))?.key
      rows.push({ like: specimen.row, cells, ...(opens ? { opens } : {}) })
    }
  }
  return rows
}

const leftmost = ({ cells }: GridRow) => cells[0]?.col ?? -1

type Said = ComposedCell & { key?: string }

/** What stands in each column of a row. A brace and what is right of it belong to the whole sheet. */
function cellsOf(placing: GridPlacing, { view, lines }: LaidSheet, line: GridLineView, specimen: GridRow): Said[] {
  const fields = view.sections.flatMap((section) => section.fields)
  return placing.specimens.header.columns.flatMap((column): Said[] => {
    const cell = cellUnder(column, specimen)
    if (cell === undefined) return []
    const at = { col: cell.col }
    if (column.kind === 'item') {
      const { items, key } = itemsIn(placing.scheme, column.depth, fields, line, lines)
      return [
        {
          ...at,
          value: items.length === 0 ? emptyBeside(line, column, placing) : sayItems(items, placing.scheme),
          key: `${view.item.id} ${key}`,
        },
      ].map((one) => (isShared(placing.scheme, column.depth) ? { ...one, key } : one))
    }
    if (column.kind === 'name')
      return [{ ...at, value: line.indicator ? line.indicator.indicator.name + (line.relisted ? '(再掲)' : '') : '' }]
    if (column.kind === 'unit') return [{ ...at, value: line.indicator?.indicator.unit ?? '' }]
    if (column.kind === 'figure' && line.indicator)
      return [{ ...at, value: sayFigure(line.indicator, column, view.fiscalYear, placing) }]
    return []
  })
}

/** Items above the evaluated level may be shared by several sheets. */
function isShared({ levels, evaluates }: Scheme, depth: number): boolean {
  return depth < levels.findIndex(({ key }) => key === evaluates)
}

/** The items of a column in a row, and what tells that the next row has the same. */
function itemsIn(
  scheme: Scheme,
  depth: number,
  fields: SheetField[],
  line: GridLineView,
  lines: GridLineView[],
): { items: Item[]; key: string } {
  const level = scheme.levels[depth]
  const field = fields.find(({ key }) =>
    scheme.sheet.some((section) => section.fields.some((one) => one.key === key && 'level' in one && one.level === level?.key)),
  )
  if (field?.type === 'item') return { items: field.item ? [field.item] : [], key: field.item?.id ?? '' }
  if (field?.type !== 'children') return { items: [], key: '' }
  const items = field.children.map(({ item }) => item)
  const isBeside = lines.some(({ beside }) => beside?.some((item) => items.includes(item)))
  const own = isBeside ? (line.beside ?? []) : items
  return { items: own, key: own.map(({ id }) => id).join(' ') }
}

/** Beside an indicator of the whole sheet no single measure stands: a dash says so. */
const emptyBeside = ({ beside }: GridLineView, { depth }: GridColumn & { kind: 'item' }, { scheme }: GridPlacing) =>
  beside?.length === 0 && !isShared(scheme, depth) ? '—' : ''

const cellUnder = ({ from }: GridColumn, { cells }: GridRow): Cell | undefined =>
  cells.find((cell) => cell.col <= from && from < cell.col + cell.colSpan)
