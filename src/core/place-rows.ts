import type { DocumentFacts } from './exchange.ts'
import type { ComposedRow, Filling } from './filling.ts'
import { type Finding, finding } from './finding.ts'
import { formatFiscalYear } from './fiscal-year.ts'
import type { Cell, DocumentContent, Grid } from './grid.ts'
import { gridRows } from './match/grid-rows.ts'
import { findHeaders, type HeaderColumn, type TableHeader } from './match/rows-header.ts'
import { relabel } from './place-row-labels.ts'
import { sayComparison, sayGrade, sayTargets } from './place-row-words.ts'
import { cellsAbove, retitle } from './place-titles.ts'
import { formatBlocks, formatTerms, formatTitle } from './place-words.ts'
import type { Scheme } from './scheme.ts'
import type { SheetField, SheetView } from './sheet.ts'

/**
 * Puts sheets of layout `rows` (一覧表) into their template, one block of rows each: the headings that a reader finds are those a writer
 * follows. The template has its headings and, under them, one block: a row across for the title, if items have no column of their own,
 * and a row of contents. What a cell of the block says already (—) stays where there is nothing to say.
 */
export function placeRows(scheme: Scheme, template: DocumentContent, views: SheetView[], document?: DocumentFacts): Filling {
  const [first] = views
  const found = first && findTable(scheme, template)
  if (!found) return { writes: [], rows: [], problems: [finding('place-missing', { label: scheme.title })] }
  const { grid, header, top, bottom } = found
  const problems: Finding[] = []
  const rows = views.flatMap((view, nth) => composeBlock(found, placeBlock(scheme, found, view, nth === 0 ? problems : [])))
  return {
    writes: [
      ...retitle(scheme, cellsAbove(template, grid, Math.min(...header.cells.map(({ row }) => row))), first, document),
      ...relabel(scheme, header, first),
    ],
    rows: [{ place: grid.place, top, bottom, rows }],
    problems,
  }
}

/** The rows of one block: cells that reach down in the template do so in each. */
function composeBlock({ grid, top, bottom }: RowsTable, placed: { cell: Cell; value: string }[]): ComposedRow[] {
  return Array.from({ length: bottom - top + 1 }, (_, index) => {
    const own = grid.cells.filter(({ row }) => row === top + index)
    const cells = own.flatMap((cell) => {
      const said = placed.find((one) => one.cell === cell && one.value !== '')
      const down = cell.rowSpan > 1 ? { down: cell.rowSpan } : {}
      return said || cell.rowSpan > 1 ? [{ col: cell.col, value: said?.value ?? cell.text, ...down }] : []
    })
    return { like: top + index, cells }
  })
}

interface RowsTable {
  grid: Grid
  header: TableHeader
  /** The block under the headings, rows of the grid. */
  top: number
  bottom: number
}

function findTable(scheme: Scheme, template: DocumentContent): RowsTable | undefined {
  for (const grid of template.grids) {
    const rows = gridRows(grid)
    const header = findHeaders(rows, scheme)[0]
    const top = rows[header ? header.to + 1 : rows.length]?.row
    if (header === undefined || top === undefined) continue
    const titled = grid.cells.some((cell) => cell.row === top && cell.col === 0 && cell.colSpan > 1)
    return { grid, header, top, bottom: titled ? top + 1 : top }
  }
  return undefined
}

/** What goes into the cells of one block; where a field has no column, a problem. */
function placeBlock(scheme: Scheme, { grid, header, top, bottom }: RowsTable, view: SheetView, problems: Finding[]) {
  const cells = grid.cells.filter(({ row }) => row >= top && row <= bottom)
  const across = cells.find((cell) => cell.row === top && cell.col === 0 && cell.colSpan > 1)
  const fields = view.sections.flatMap((section) => section.fields)
  const placed: { cell: Cell; value: string }[] = []
  for (const field of fields) {
    const column = header.columns.find((one) => one.field.key === field.key)
    const cell = field.type === 'item' && !column ? across : column && cellUnder(column, cells, across)
    const value = sayField(scheme, field, view)
    if (cell) placed.push({ cell, value })
    else if (value !== '') problems.push(finding('place-missing', { label: field.label }))
  }
  const comparison = header.columns.find(({ field }) => field.type === 'comparison')
  const beside = comparison && cellUnder(comparison, cells, across)
  if (beside && fields.every(({ key }) => key !== comparison.field.key))
    placed.push({ cell: beside, value: compare(fields, view) })
  return placed
}

const cellUnder = (column: HeaderColumn, cells: Cell[], across: Cell | undefined) =>
  cells.find((cell) => cell !== across && cell.col <= column.from && column.from < cell.col + cell.colSpan)

function sayField(scheme: Scheme, field: SheetField, view: SheetView): string {
  switch (field.type) {
    case 'item':
      return field.item ? formatTitle(field.item, scheme.titleMarks) : ''
    case 'units':
      return field.units.join('\n')
    case 'narratives':
      return formatBlocks(field.blocks, scheme.blocks)
    case 'indicators':
      return sayTargets(field.indicators, view.fiscalYear)
    case 'grade':
      return sayGrade(field.evaluations, view.fiscalYear, scheme)
    case 'terms':
      return formatTerms(field.terms)
    case 'fiscalYear':
      return formatFiscalYear(field.fiscalYear, scheme.years ?? 'era')
    default:
      return ''
  }
}

function compare(fields: SheetField[], view: SheetView): string {
  const indicators = fields.flatMap((field) => (field.type === 'indicators' ? field.indicators : []))
  const words = fields.flatMap((field) => {
    if (field.type === 'narratives') return field.blocks.map(({ text }) => text)
    return field.type === 'grade' ? field.evaluations.flatMap(({ comment }) => comment ?? []) : []
  })
  return sayComparison(indicators, words, view.fiscalYear)
}
