import type { DocumentFacts } from './exchange.ts'
import type { ComposedRow, Filling } from './filling.ts'
import { finding } from './finding.ts'
import type { DocumentContent, Grid } from './grid.ts'
import { findGridHeaders, type HeaderRows } from './match/grid-header.ts'
import { type GridRow, gridRows } from './match/grid-rows.ts'
import { placeGridHeads } from './place-grid-heads.ts'
import { layLines } from './place-grid-lines.ts'
import { composeGridRows, type Specimens } from './place-grid-rows.ts'
import { cellsAbove, retitle } from './place-titles.ts'
import type { Scheme } from './scheme.ts'
import type { SheetView } from './sheet.ts'

/**
 * Puts sheets of layout `grid` (年度の並ぶ一覧表) into their template: one row an indicator, items merged down over the rows they speak for.
 * The template has its headings and, under them, one row to be repeated; a second, with a brace (}), for remarks over several rows.
 */
export function placeGrid(scheme: Scheme, template: DocumentContent, views: SheetView[], document?: DocumentFacts): Filling {
  const [first] = views
  const table = first && findTable(scheme, template, first)
  if (!table) return { writes: [], rows: [], problems: [finding('place-missing', { label: scheme.title })] }
  const { grid, header, specimens } = table
  const problems = views.flatMap((view) => homeless(view, specimens))
  return {
    writes: [
      ...retitle(scheme, cellsAbove(template, grid, gridRows(grid)[header.first]?.row ?? header.first), first, document),
      ...placeGridHeads(scheme, header, gridRows(grid), first.fiscalYear),
    ],
    rows: [{ ...table.stretch, place: grid.place, rows: composeRows(scheme, table, views, document) }],
    problems,
  }
}

interface GridTable {
  grid: Grid
  header: HeaderRows
  specimens: Specimens
  stretch: { top: number; bottom: number }
}

function findTable(scheme: Scheme, template: DocumentContent, { fiscalYear }: SheetView): GridTable | undefined {
  for (const grid of template.grids) {
    const rows = gridRows(grid)
    const header = findGridHeaders(rows, scheme, fiscalYear)[0]
    const under = header ? rows.slice(header.last + 1).filter(isOfTable) : []
    const [plain] = under
    if (header === undefined || plain === undefined) continue
    const braced = under.find(({ cells }) => cells.some(({ text }) => /^\s*[}｝]/.test(text)))
    const stretch = { top: plain.row, bottom: lastRow(under) }
    return { grid, header, stretch, specimens: { header, plain, ...(braced ? { braced } : {}) } }
  }
  return undefined
}

/** Notes under a table (※, 注) are none of its rows. */
const isOfTable = ({ cells }: GridRow) => !/^\s*(?:※|[(（]?注)/.test(cells.find(({ text }) => text.trim() !== '')?.text ?? '')

const lastRow = (rows: GridRow[]) => Math.max(...rows.flatMap(({ cells }) => cells.map(({ row, rowSpan }) => row + rowSpan - 1)))

/** Rows of all sheets; an item above them that several share is one cell. */
function composeRows(
  scheme: Scheme,
  { specimens }: GridTable,
  views: SheetView[],
  document: DocumentFacts | undefined,
): ComposedRow[] {
  const laid = views.map((view) => layLines(view))
  return composeGridRows({ scheme, specimens, ...(document ? { document } : {}) }, laid)
}

/** Words that a grid without a brace has no place for. */
function homeless(view: SheetView, { braced }: Specimens) {
  if (braced) return []
  return view.sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) =>
      field.type === 'narratives' && field.blocks.length > 0
        ? [finding('place-missing', { label: `${view.item.title}・${field.label}` })]
        : [],
    )
}
