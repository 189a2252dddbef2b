import type { Cell, DocumentContent, Grid } from '../grid.ts'
import { isTotal } from '../match/rows-titles.ts'
import type { Layout } from '../scheme-layout.ts'
import { isColumnWord } from './column-words.ts'
import { isGradeLike, lookUp } from './field-words.ts'
import { writeLabel } from './label-pattern-of.ts'

/** Rows in which a list's heading is looked for, and how many of its columns must be labels. */
const headRows = 8
const fewestHeads = 4
/** A list with so many rows or columns is a ledger (台帳), one row an item. */
const mostlyList = 0.6
const ledgerRows = 15
const ledgerColumns = 12

/**
 * How the contents lie on the page (配置), by where the labels stand: one row full of them over rows without is a list, else a form.
 * Of lists only those that this program can read are proposed.
 */
export function guessLayout({ grids }: DocumentContent, known: readonly Layout[]): Layout {
  const tables = grids.filter(({ kind }) => kind === 'table').sort((a, b) => b.cells.length - a.cells.length)
  const [largest] = tables
  const all = tables.reduce((sum, { cells }) => sum + cells.length, 0)
  // a form has a list among its tables often enough: only where the list is nearly all of the paper is the paper one
  if (!largest || largest.cells.length < all * mostlyList || !isList(largest)) return 'form'
  const wanted = largest.rowCount >= ledgerRows || largest.colCount >= ledgerColumns ? 'records' : 'rows'
  return known.find((layout) => layout === wanted) ?? 'rows'
}

const isLabel = ({ text }: Cell): boolean => {
  if (isGradeLike(text.trim())) return false
  const word = text.length > 40 ? undefined : writeLabel(text)?.word
  return word !== undefined && (lookUp(word) !== undefined || isColumnWord(word))
}

function isList({ cells, rowCount }: Grid): boolean {
  const rows = new Map<number, Cell[]>()
  for (const cell of cells) if (cell.text.trim() !== '') rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  const heads = [...rows]
    .filter(([row]) => row < headRows)
    .map(([row, own]) => ({ row, labels: own.filter(isLabel).length, own }))
  const best = heads.sort((a, b) => b.labels - a.labels)[0]
  if (!best || best.labels < fewestHeads || best.labels * 2 < best.own.length) return false
  const below = [...rows]
    .filter(([row, own]) => row > best.row + 1 && !own.some(({ text }) => isTotal(text)))
    .map(([, own]) => own)
  const labelled = below.filter((own) => own.some(isLabel)).length
  return rowCount - best.row > 3 && labelled * 4 < below.length
}
