import { formatNumber, type NumberFigure, readNumber } from './figure-number.ts'
import { formatRange, type RangeFigure, readRange } from './figure-range.ts'
import { type MissingReason, parseMissing } from './missing.ts'
import { cleanText, foldText } from './text-fold.ts'
import { plainInPlace } from './width.ts'

/** What a cell says where a figure is expected. `text` is always the cell as written. */
export type Figure =
  | NumberFigure
  | RangeFigure
  /** 29（4）, or one figure a line */
  | { kind: 'several'; figures: NumberFigure[]; text: string }
  | { kind: 'missing'; reason: MissingReason; text: string }
  | { kind: 'prose'; text: string }

/** No figure with its words is longer; what is, is not searched for one. */
const longest = 200

/**
 * Reads a cell: 1万2千人, ▲3, 20～30人, 29（4）, 設定なし, ―. What does not write back as it stands is prose (文章),
 * so nothing is ever guessed into a number.
 */
export function parseFigure(text: string): Figure {
  const reason = parseMissing(text)
  if (reason) return { kind: 'missing', reason, text }
  if (text.length > longest) return { kind: 'prose', text }
  const figure = readNumber(text) ?? readRange(text) ?? readSeveral(text)
  return figure && foldText(formatFigure(figure)) === foldText(text) ? figure : { kind: 'prose', text }
}

/** Writes a figure: in the notation it was read in, or plainly. Equal to its text but for width and white space. */
export function formatFigure(figure: Figure): string {
  switch (figure.kind) {
    case 'number':
      return formatNumber(figure)
    case 'range':
      return formatRange(figure)
    case 'several':
      return formatSeveral(figure.figures, figure.text)
    case 'missing':
    case 'prose':
      return figure.text
  }
}

function readSeveral(text: string): Figure | undefined {
  const narrow = plainInPlace(cleanText(text))
  const pair = /^([^()\n]+)\(([^()\n]+)\)$/.exec(narrow)
  const pieces = pair ? [pair[1] ?? '', pair[2] ?? ''] : narrow.split(/\s*\n\s*/)
  const figures = pieces.map((piece) => readNumber(piece))
  if (pieces.length < 2 || figures.some((figure) => figure === undefined)) return undefined
  return { kind: 'several', figures: figures.filter((figure) => figure !== undefined), text }
}

function formatSeveral(figures: NumberFigure[], text: string): string {
  const [first, second] = figures.map(formatNumber)
  const bracketed = figures.length === 2 && /[)）]\s*$/.test(text)
  return bracketed ? `${first}(${second})` : figures.map(formatNumber).join('\n')
}
