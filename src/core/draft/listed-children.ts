import type { Cell } from '../grid.ts'
import { isTotal } from '../match/form-labels.ts'
import { stageOf } from './column-words.ts'
import { lookUp } from './field-words.ts'
import type { LabelUse } from './label-use.ts'
import type { LabelsAround } from './settle-use.ts'
import { belowOf, rightOf, type TableIndex } from './table-index.ts'

/**
 * What a label is taken for where its table lists the items below the sheet's own (構成する事務事業): the head of several titles, with other
 * labels in its row. Their states and amounts are read; their sections need no use of their own. What else that list says, and its sums,
 * no field of the sheet holds.
 */
export function listedUse(table: TableIndex, cell: Cell, around: LabelsAround): LabelUse | undefined {
  const word = around.wordAt(cell) ?? ''
  const use = lookUp(word)?.use
  if (use === 'item:programme') return headsTitles(table, cell, around) ? 'children:title' : undefined
  if (isTotal(word)) return columnAbove(table, cell, around) ? 'other' : undefined
  const list = headsInRow(table, cell).find((other) => isListHead(table, other, around))
  if (!list) return undefined
  if (use === 'units' && list !== cell) return 'units'
  const stage = stageOf(cell.text)
  if (stage?.startsWith('budget:')) return `children:${stage.slice('budget:'.length)}` as LabelUse
  return use === 'grade' || /方向性?$/.test(word) ? 'children:state' : 'other'
}

/** How many rows above its sum a list may begin. */
const furthest = 100

const isListHead = (table: TableIndex, cell: Cell, around: LabelsAround): boolean =>
  lookUp(around.wordAt(cell) ?? '')?.use === 'item:programme' && headsTitles(table, cell, around)

/** The cells of a row to the left of one. */
function headsInRow(table: TableIndex, { row, col }: Cell): Cell[] {
  const cells: Cell[] = []
  for (let at = col - 1; at >= 0; ) {
    const cell = table.at(row, at)
    if (cell) cells.push(cell)
    at = Math.min(at - 1, (cell?.col ?? at) - 1)
  }
  return cells
}

/** Whether the head of a list's titles stands somewhere above a sum, in its columns. */
function columnAbove(table: TableIndex, { row, col, colSpan }: Cell, around: LabelsAround): boolean {
  for (let at = row - 1; at >= Math.max(0, row - furthest); at--)
    for (let column = col; column < col + colSpan; column++) {
      const above = table.at(at, column)
      if (above && isListHead(table, above, around)) return true
    }
  return false
}

/** Two titles below, a label beside, and no label of an item above it in its row. */
function headsTitles(table: TableIndex, cell: Cell, { isLabel, wordAt }: LabelsAround): boolean {
  const below = belowOf(table, cell)
  const next = below && belowOf(table, below)
  const titles = [below, next].every((one) => one !== undefined && one.text.trim() !== '' && !isLabel(one))
  if (!titles || !isLabel(rightOf(table, cell))) return false
  for (let col = 0; col < table.grid.colCount; col++) {
    const other = table.at(cell.row, col)
    const word = other && other !== cell ? wordAt(other) : undefined
    if (word !== undefined && lookUp(word)?.use.startsWith('item:')) return false
  }
  return true
}
