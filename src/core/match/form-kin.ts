import type { SchemeField } from '../scheme-field.ts'
import type { FormCell } from './form-cell.ts'
import type { SlotPart } from './form-labels.ts'

/** The labels of one field: its names with their numbers, the same by rows, and how many of its part each label is the last of. */
export interface Kin {
  names: Map<FormCell, number>
  /** From top to bottom. */
  byRow: { row: number; names: FormCell[] }[]
  before: Map<FormCell, number>
  /** Whether their numbers tell the names apart: 活動指標1 and 成果指標1 have one number. */
  numbered: boolean
}

/** Looks through the labels of a table once, for all of them. */
export function kinOf(labels: FormCell[]): (cell: FormCell) => Kin {
  const fields = new Map<SchemeField | 'indicators' | undefined, FormCell[]>()
  for (const cell of labels) {
    const alike = fields.get(keyOf(cell))
    if (alike) alike.push(cell)
    else fields.set(keyOf(cell), [cell])
  }
  const kin = new Map([...fields].map(([field, alike]) => [field, countKin(alike)]))
  return (cell) => kin.get(keyOf(cell)) ?? countKin([])
}

/** Fields of indicators are one here: where a sheet names them in two ways, the same words head the figures of both. */
function keyOf({ label }: FormCell): SchemeField | 'indicators' | undefined {
  return label?.of.field.type === 'indicators' ? 'indicators' : label?.of.field
}

function countKin(alike: FormCell[]): Kin {
  const names = new Map<FormCell, number>()
  const rows = new Map<number, FormCell[]>()
  const counts = new Map<SlotPart | undefined, number>()
  const before = new Map<FormCell, number>()
  for (const cell of alike) {
    const part = cell.label?.of.part
    const last = counts.get(part)
    const count = last === undefined ? 1 : last + 1
    counts.set(part, count)
    before.set(cell, count)
    if (part !== 'name') continue
    names.set(cell, count)
    const row = rows.get(cell.row)
    if (row) row.push(cell)
    else rows.set(cell.row, [cell])
  }
  const byRow = [...rows].map(([row, cells]) => ({ row, names: cells })).sort((a, b) => a.row - b.row)
  const numbers = [...names.keys()].flatMap(({ label }) => label?.match.number ?? [])
  return { names, byRow, before, numbered: new Set(numbers).size === numbers.length }
}
