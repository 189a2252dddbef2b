import { parseFigure } from '../figure.ts'
import { parseMissing } from '../missing.ts'
import { parseMoney } from '../money.ts'
import { isTick } from '../ticks.ts'
import { isUnit } from '../unit.ts'
import { plainInPlace } from '../width.ts'
import type { WovenHead, WovenLine } from './woven-head.ts'
import type { FigureRow } from './woven-rows.ts'

/** The pieces of a line, parted by spaces. */
export const piecesOf = (text: string) => text.split(/[\s\u3000]+/).filter((piece) => piece !== '')

/** How many amounts a row begins with. */
export function leadingAmounts(pieces: string[], unit: string, most: number): number {
  const end = pieces.findIndex((piece) => !isAmount(piece, unit))
  return Math.min(most, end < 0 ? pieces.length : end)
}

/** An amount, or a dash where there is none; a word is neither. */
export function isAmount(piece: string, unit: string): boolean {
  if (!/^[\d,.▲△()-]*$/.test(plainInPlace(piece)) && parseMissing(piece) !== 'dash') return false
  return parseMoney(piece, unit) !== undefined
}

/** Whether a row says of what unit its figures are. */
export const hasUnit = ({ name, unit }: FigureRow) => name !== '' && isUnit(plainInPlace(unit))

/** Name, unit and as many figures as the table has columns; ○ may follow. */
export function figuresOf(pieces: string[], head: WovenHead, line: WovenLine): { figures?: FigureRow; words: string } {
  const words = pieces.join(' ')
  const width = head.measures.length
  if (width === 0) return { words }
  const end = pieces.length - (isTick(pieces.at(-1) ?? '') ? 1 : 0)
  const count = pieces
    .slice(0, end)
    .toReversed()
    .findIndex((piece) => !isFigure(piece))
  const first = Math.max(count < 0 ? 0 : end - count, end - width)
  const values = pieces.slice(first, end)
  const before = pieces.slice(0, first)
  const unit = head.unit ? before.at(-1) : ''
  if (values.length === 0 || unit === undefined || [...unit].length > 12) return { words }
  const name = (head.unit ? before.slice(0, -1) : before).join(' ')
  const known = isUnit(plainInPlace(unit))
  // Cells that left no trace: which of its figures are there is unknown, but for the indicator itself.
  if (values.length < width) return known && name !== '' ? { figures: { name, unit, values: [], line }, words: '' } : { words }
  // A blank unit leaves no trace either: what stands before the figures is the name, then.
  return {
    figures: name === '' && !known && head.unit ? { name: unit, unit: '', values, line } : { name, unit, values, line },
    words: '',
  }
}

function isFigure(piece: string): boolean {
  const { kind } = parseFigure(piece)
  return kind === 'number' || kind === 'range' || kind === 'missing'
}
