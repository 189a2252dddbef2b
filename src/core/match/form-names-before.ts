import { parseFigure } from '../figure.ts'
import { type FormCell, isBlank, isValue } from './form-cell.ts'
import type { Slot } from './form-slots.ts'
import type { FormTable } from './form-table.ts'

const kind = /^(?:活動|成果|参考)指標$/

/**
 * The name of an indicator to which no heading leads (名前 | 目標 | 450 | 480): before the word of its row, over the rows of its figures.
 * A unit or a number beside it is none.
 */
export function nameBefore({ field, label }: Pick<Slot, 'field' | 'label'>, table: FormTable): FormCell | undefined {
  if (field.type !== 'indicators' || field.names !== 'before') return undefined
  const line = table.inRow(label.row)
  const figure = line.find((cell) => cell.col >= label.col + label.colSpan && !isBlank(cell))
  if (!figure || parseFigure(figure.text).kind === 'prose') return undefined
  const before = line.filter(
    (cell) => cell.col + cell.colSpan <= label.col && isValue(cell) && !isBlank(cell) && !kind.test(cell.text.trim()),
  )
  const words = before.filter((cell) => parseFigure(cell.text).kind === 'prose' && [...cell.text.trim()].length > 2)
  return words.at(-1)
}
