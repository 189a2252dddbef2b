import type { Cell } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { GridRow } from './grid-rows.ts'
import type { HeaderColumn, TableHeader } from './rows-header.ts'

/** Titles in one row of a table that has columns of titles: groups above the evaluated item (merged cells), the item, those below it. */
export interface RowTitles {
  above: { cell: Cell; depth: number }[]
  own?: Cell
  /** Level of the item, where the columns tell it. */
  depth?: number
  below?: { cell: Cell; depth: number }
  /** 合計, 小計: a row that sums up others, and is no item. */
  total?: Cell
  /** One cell across the table: a group heading, or a note. */
  band?: Cell
}

/** Reads the titles of a row; `undefined` where the table has no column of titles. */
export function readRowTitles(row: GridRow, header: TableHeader, scheme: Scheme): RowTitles | undefined {
  const depthOf = (key: string) => scheme.levels.findIndex((level) => level.key === key)
  const evaluated = depthOf(scheme.evaluates)
  const titled = header.columns.flatMap((column) =>
    column.field.type === 'item' || (column.field.type === 'children' && column.child === 'title')
      ? [{ column, depth: depthOf(column.field.level) }]
      : [],
  )
  const own = titled.find(({ depth }) => depth === evaluated) ?? titled.find(({ column }) => column.field.type === 'item')
  if (!own) return undefined
  const filled = row.cells.filter(({ text }) => text.trim() !== '')
  const [first] = filled
  const total = filled.find((cell) => isTotal(cell.text) && cell.col <= own.column.to)
  if (total) return { above: [], total }
  if (first && isBand(first, filled, header)) return { above: [], band: first }
  const at = (column: HeaderColumn) => filled.find((cell) => inColumn(cell, column))
  const above = titled
    .filter(({ depth }) => depth < own.depth)
    .sort((a, b) => a.depth - b.depth)
    .flatMap(({ column, depth }) => {
      const cell = at(column)
      return cell && cell !== at(own.column) ? [{ cell, depth }] : []
    })
  const below = titled.find(({ depth }) => depth > own.depth)
  const [title, child] = [at(own.column), below && at(below.column)]
  return {
    above,
    ...(title ? { own: title } : {}),
    ...(titled.length > 1 ? { depth: own.depth } : {}),
    ...(below && child && child !== title ? { below: { cell: child, depth: below.depth } } : {}),
  }
}

/** 合計, 小 計, 施策1 計 — and neither 会計 nor 統計. */
export const isTotal = (text: string): boolean =>
  /^[\s\S]{0,16}(?:合\s*計|小\s*計|総\s*計)\s*(?:[(（][^()（）]*[)）])?$|(?:^|[\s\u3000])計$/.test(text.trim())

/** Whether a cell stands in a column. */
export const inColumn = (cell: Cell, column: HeaderColumn) => cell.col <= column.to && cell.col + cell.colSpan > column.from

/** It alone is filled, and covers the table or all but one of its columns. */
function isBand(cell: Cell, filled: Cell[], header: TableHeader): boolean {
  const covered = header.columns.filter((column) => inColumn(cell, column)).length
  return filled.length === 1 && covered >= 2 && covered >= header.columns.length - 1
}

/** A sentence, which is no title. */
export const isSentence = (text: string): boolean => /。\s*$|^\s*[*＊]/.test(text) || text.trim().length > 60
