import { type FiscalYear, findFiscalYears } from '../fiscal-year.ts'
import type { Cell, Grid } from '../grid.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanLine } from '../text-fold.ts'
import { gridRows } from './grid-rows.ts'
import { labelOf, type SlideLabel } from './slides-labels.ts'

/** A column of a list, with its field. Without a field it leads nowhere (頁, 備考). */
export interface ListColumn {
  from: number
  to: number
  field?: SchemeField
  /** Of a budget column: 令和7年度予算額. */
  fiscalYear?: FiscalYear
  /** 単位 that the heading states: 千円. */
  unit?: string
  heading: string
}

/** The heading rows of a list: its columns, the first of them and the first row after them. */
export interface ListHeader {
  columns: ListColumn[]
  from: number
  to: number
  colCount: number
}

/** Rows in which a heading may begin, and rows that it may take. */
const [firstRows, tallest] = [3, 3]

/** Finds the heading rows of a list: a row in which an item's label stands beside another label. `undefined` where there is none. */
export function findListHeader(grid: Grid, labels: SlideLabel[]): ListHeader | undefined {
  if (grid.kind !== 'table') return undefined
  const rows = gridRows(grid).slice(0, firstRows)
  for (const { row, cells } of rows) {
    const found = cells.flatMap((cell) => columnOf(cell, labels) ?? [])
    const kinds = new Set(found.flatMap(({ field }) => (field ? [field.label] : [])))
    if (kinds.size < 2 || !found.some(({ field }) => field?.type === 'item')) continue
    const tall = Math.min(tallest, Math.max(...cells.map(({ rowSpan }) => rowSpan)))
    const lower = grid.cells.filter((cell) => cell.row > row && cell.row < row + tall)
    const columns = spread(found, labels).flatMap((column) => subColumns(column, lower))
    const others = cells.filter((cell) => cell.text.trim() !== '' && !columnOf(cell, labels)).map(bareColumn)
    return { columns: [...columns, ...others], from: row, to: row + tall, colCount: grid.colCount }
  }
  return undefined
}

const bareColumn = (cell: Cell): ListColumn => ({ from: cell.col, to: cell.col + cell.colSpan, heading: cell.text })

function columnOf(cell: Cell, labels: SlideLabel[]): ListColumn | undefined {
  const text = cleanLine(cell.text)
  const found = labelOf(labels, text.replace(/[(（](?:単位[:：]?)?[^()（）]*円[)）]$/, ''))
  if (!found?.label.field) return undefined
  const unit = /(?:百万|十億|[千万億])?円/.exec(text.slice(text.search(/[(（]/)))?.[0]
  const { fiscalYear } = found.match
  return {
    ...bareColumn(cell),
    field: found.label.field,
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(unit === undefined ? {} : { unit }),
  }
}

/** A heading over several columns that is the label of several fields is theirs in turn; over one, the last field's. */
function spread(columns: ListColumn[], labels: SlideLabel[]): ListColumn[] {
  return columns.flatMap((column) => {
    const own = column.field
    const same = labels.flatMap(({ field }) => (field?.type === 'item' && field.label === own?.label ? [field] : []))
    const fields = [...new Set(same)]
    const width = column.to - column.from
    if (own?.type !== 'item' || fields.length < 2) return [column]
    if (width === 1) return [{ ...column, field: fields.at(-1) as SchemeField }]
    return fields.map((field, nth) => {
      const last = nth === fields.length - 1
      return { ...column, field, from: column.from + Math.min(nth, width - 1), to: last ? column.to : column.from + nth + 1 }
    })
  })
}

/** Years under the heading of amounts part it into columns of their own. */
function subColumns(column: ListColumn, lower: Cell[]): ListColumn[] {
  const under = lower.filter(({ col }) => col >= column.from && col < column.to && column.field?.type === 'budget')
  const years = under.flatMap((cell) => {
    const year = findFiscalYears(cell.text)[0]?.year
    return year === undefined
      ? []
      : [{ ...column, from: cell.col, to: cell.col + cell.colSpan, fiscalYear: year, heading: cell.text }]
  })
  return years.length > 0 ? years : [column]
}

/** The header with the unit (単位：千円) that stands beside the list, where no heading of amounts has its own. */
export function withStatedUnit(header: ListHeader, beside: Grid[]): ListHeader {
  const texts = beside.flatMap(({ cells }) => cells.map(({ text }) => text))
  const unit = texts.flatMap((text) => /単位\s*[:：]?\s*((?:百万|十億|[千万億])?円)/.exec(cleanLine(text))?.[1] ?? [])[0]
  if (unit === undefined) return header
  const columns = header.columns.map((column) =>
    column.field?.type === 'budget' && column.unit === undefined ? { ...column, unit } : column,
  )
  return { ...header, columns }
}
