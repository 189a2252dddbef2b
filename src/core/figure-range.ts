import { formatNumber, type NumberFigure, readNumber } from './figure-number.ts'
import { cleanText } from './text-fold.ts'
import { plainInPlace } from './width.ts'

/** 20～30人; an open end is absent. */
export interface RangeFigure {
  kind: 'range'
  min?: number
  max?: number
  unit?: string
  perYear?: true
  text: string
  written?: { from?: NumberFigure; to?: NumberFigure; between: string }
}

/** 30人以上50人未満 */
const bandPattern = /^(.*\d.*?以上)(\s*)(.*\d.*(?:未満|以下))$/s
const rangePattern = /^(.*?)\s*([~〜∼～]|から|[-‐–—―−ー](?=\s*\d))\s*(.*)$/s

/** A range as the whole text, before it is held against its own writing. Two bare years are no range of figures. */
export function readRange(text: string): RangeFigure | undefined {
  const narrow = plainInPlace(cleanText(text))
  const match = bandPattern.exec(narrow) ?? rangePattern.exec(narrow)
  if (!match) return undefined
  const [, head = '', between = '', tail = ''] = match
  const from = head === '' ? undefined : readNumber(head)
  const to = tail === '' ? undefined : readNumber(tail)
  if ((head !== '' && !from) || (tail !== '' && !to) || (!from && !to) || (!from && between === 'から')) return undefined
  if (from && to && (from.value >= to.value || (from.unit !== undefined && from.unit !== to.unit))) return undefined
  if (
    from &&
    to &&
    from.unit === undefined &&
    (sharesScale(from, to) || (to.unit === undefined && [from, to].every(looksLikeYear)))
  )
    return undefined
  const unit = to?.unit ?? from?.unit
  // 27-3111 is a telephone number as likely as a range.
  if (unit === undefined && /[-‐–—―−]/.test(between)) return undefined
  return {
    kind: 'range',
    ...(from ? { min: from.value } : {}),
    ...(to ? { max: to.value } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(to?.perYear || from?.perYear ? { perYear: true } : {}),
    text,
    written: { ...(from ? { from } : {}), ...(to ? { to } : {}), between },
  }
}

const looksLikeYear = ({ value }: NumberFigure) => Number.isInteger(value) && value >= 1868 && value <= 2100

/** 2～3万人: whether the 万 belongs to the 2 as well is for a person to say. */
function sharesScale(from: NumberFigure, to: NumberFigure): boolean {
  const scalesOf = ({ written }: NumberFigure) => (written?.numeral.kind === 'digits' ? written.numeral.scales : [])
  return (
    scalesOf(from).length === 0 && scalesOf(to).length === 1 && from.value < Number.parseFloat(to.text.replace(/[^\d.]/g, ''))
  )
}

function plainRange(range: RangeFigure): NonNullable<RangeFigure['written']> {
  const end = (value: number): NumberFigure => ({
    kind: 'number',
    value,
    text: '',
  })
  const tail = { ...(range.unit === undefined ? {} : { unit: range.unit }), ...(range.perYear ? { perYear: true as const } : {}) }
  if (range.min === undefined)
    return range.max === undefined ? { between: '' } : { to: { ...end(range.max), ...tail }, between: '～' }
  if (range.max === undefined) return { from: { ...end(range.min), ...tail }, between: '～' }
  return { from: end(range.min), to: { ...end(range.max), ...tail }, between: '～' }
}

/** Writes a range, each end in its own notation. */
export function formatRange(range: RangeFigure): string {
  const { from, to, between } = range.written ?? plainRange(range)
  return (from ? formatNumber(from) : '') + between + (to ? formatNumber(to) : '')
}
