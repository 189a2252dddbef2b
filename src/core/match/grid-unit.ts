import type { Accumulation } from '../plan.ts'
import { cleanText } from '../text-fold.ts'
import { cellIn } from './grid-draft.ts'
import { readCellFigure } from './grid-figure.ts'
import type { LineItems } from './grid-items.ts'

/** A unit (単位) that stands in a place of its own, with what it says of counting: 人/年, 件(累計). */
export interface WrittenUnit {
  unit: string
  accumulation?: Accumulation
}

/** The unit of the unit column, or in brackets at the end of the name: 人/年, 件(累計). */
export function writtenUnit(name: string, first: LineItems): WrittenUnit | undefined {
  const column = first.line.columns.find(({ kind }) => kind === 'unit')
  const cell = column && cellIn(first, column)
  const bracketed = /[(（](?:単位\s*[:：]?\s*)?([^()（）\d]{1,8})[)）]$/.exec(name)?.[1]
  for (const text of [cell?.text, bracketed]) {
    if (text === undefined) continue
    const { fields, accumulation } = readCellFigure(`1${cleanText(text).replace(/^[(（](.*)[)）]$/, '$1')}`, { name })
    if (fields.value === 1 && fields.unit !== undefined) return { unit: fields.unit, ...(accumulation ? { accumulation } : {}) }
  }
  const plain = cell && cleanText(cell.text)
  return plain !== undefined && /^[^\d\s—―-]{1,8}$/.test(plain) ? { unit: plain } : undefined
}
