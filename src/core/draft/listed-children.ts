import type { Cell } from '../grid.ts'
import { lookUp } from './field-words.ts'
import type { LabelUse } from './label-use.ts'
import type { LabelsAround } from './settle-use.ts'
import { belowOf, rightOf, type TableIndex } from './table-index.ts'

/**
 * What a label is taken for where its table lists the items below the sheet's own (構成する事務事業): the head of several titles, with other
 * labels in its row. What else that list says, its states aside, is of those items, and no field of the sheet holds it.
 */
export function listedUse(table: TableIndex, cell: Cell, use: LabelUse, around: LabelsAround): LabelUse | undefined {
  if (use === 'item:programme') return headsTitles(table, cell, around) ? 'children:title' : undefined
  for (let col = cell.col - 1; col >= 0; col--) {
    const other = table.at(cell.row, col)
    const word = other && around.wordAt(other)
    if (!other || word === undefined || lookUp(word)?.use !== 'item:programme' || !headsTitles(table, other, around)) continue
    return use === 'grade' ? 'children:state' : 'other'
  }
  return undefined
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
