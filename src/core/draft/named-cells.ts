import { parseFigure } from '../figure.ts'
import type { Cell } from '../grid.ts'
import { lookUp } from './field-words.ts'
import type { LabelsAround } from './settle-use.ts'
import { rightOf, type TableIndex } from './table-index.ts'

/** 活動指標, 成果指標 before names: heads of groups. */
const isKind = (word: string) => /^(?:活動|成果|参考)指標$/.test(word)

/**
 * Cells beneath a head of names (指標名, 事業名) whose rows go on with figures or further words: names, and no labels, whatever words of the
 * field they hold (…の実績, …の課題). A name beside its head is no column of them.
 */
export function namedCells(table: TableIndex, { isLabel, wordAt }: Pick<LabelsAround, 'isLabel' | 'wordAt'>): Set<Cell> {
  const named = new Set<Cell>()
  for (const head of table.grid.cells) {
    const use = lookUp(wordAt(head) ?? '')?.use
    const names = use === 'indicator:name' || (use === 'indicators' && /指標/.test(wordAt(head) ?? ''))
    if (!names && !use?.startsWith('item:')) continue
    const beside = rightOf(table, head)
    if (beside && !isLabel(beside) && wordAt(beside) !== undefined) continue
    for (let row = head.row + head.rowSpan; row < table.grid.rowCount; row++) {
      const own = cellsBeneath(table, head, row)
      const isName = (cell: Cell) => !isKind(wordAt(cell) ?? '') && (!isLabel(cell) || (names && hasFigure(table, cell)))
      if (own.length === 0 || !own.every((cell) => isName(cell) || isKind(wordAt(cell) ?? ''))) break
      for (const cell of own) if (isName(cell)) named.add(cell)
    }
  }
  return named
}

/** What stands in a row in the columns of a head. */
function cellsBeneath(table: TableIndex, { col, colSpan }: Cell, row: number): Cell[] {
  const cells = Array.from({ length: colSpan }, (_, i) => table.at(row, col + i)).filter((cell) => cell !== undefined)
  return [...new Set(cells)].filter((cell) => cell.col >= col && cell.col + cell.colSpan <= col + colSpan)
}

/** Whether a figure stands further right in the cell's first row. */
function hasFigure(table: TableIndex, cell: Cell): boolean {
  for (let next = rightOf(table, cell); next; next = rightOf(table, next))
    if (/\d/.test(next.text) && parseFigure(next.text).kind !== 'prose') return true
  return false
}
