import { parseAsOf } from '../as-of.ts'
import { type FoundFigure, findFigures } from '../figure-in-text.ts'
import { type FiscalYear, parseFiscalYear } from '../fiscal-year.ts'
import type { ObservationMeasure, Part } from '../observation.ts'
import type { IsoDate } from '../source.ts'
import { cleanText } from '../text-fold.ts'
import { plainInPlace } from '../width.ts'
import { sameUnit } from './label-answers.ts'
import { nameFigure } from './prose-names.ts'
import { cutSentences, isQuoted, placeOf } from './prose-sentences.ts'

/** A figure in running words (文中の数値), with a name for what it counts. */
export interface ProseFigure {
  name: string
  value: number
  unit: string
  figure: FoundFigure
  measure?: ObservationMeasure
  /** 前年度の41件: a year of its own. */
  fiscalYear?: FiscalYear
  asOf?: IsoDate
  parts?: Part[]
  /** The words from its clause, for what it may answer; the whole sentence as written. */
  clause: string
  sentence: string
}

/** What lasts is not counted, nor are parts of a whole that only order the words: 5年間, 3分野合同. */
const notCounted =
  /^(?:年間|か年|カ年|ヶ年|か月|カ月|ヶ月|ヵ月|週|週間|日間|時間|分|秒|泊|歳|才|度|位|級|つ|分野|部門|項目|テーマ|種類|種|単位|本|点|時|口|G)$/
/** What follows makes an adjective of the figure. */
const adjective = /^(?:合同|連続|以降|目標|制|型|体制|周年|記念|向け|規模|共同|余り?の間)/
const notDone = /^(?:募集|定員|予定|を?計画|を?募集)/
const dateOnly = /^[(（]([^()（）]{3,12})[)）]/

/** Every figure of the words that counts something. */
export function findProseFigures(text: string, fiscalYear?: FiscalYear): ProseFigure[] {
  return cutSentences(text).flatMap(({ text: sentence }) => figuresOf(sentence, fiscalYear))
}

function figuresOf(sentence: string, fiscalYear: FiscalYear | undefined): ProseFigure[] {
  const found: ProseFigure[] = []
  let ends = 0
  const figures = findFigures(sentence)
  for (const [nth, figure] of figures.entries()) {
    const to = figure.index + figure.text.length
    const { unit } = figure
    const rest = sentence.slice(to)
    if (unit === undefined || notCounted.test(unit) || adjective.test(rest) || isQuoted(sentence, figure.index)) continue
    const place = placeOf(sentence, figure.index, to, ends, figures[nth + 1]?.index)
    const last = found.at(-1)
    if (last && place.outside !== undefined && joinsLast(last, figure, place.before, sentence, found)) continue
    const year = yearBefore(place.before, fiscalYear)
    const before =
      year === undefined ? undefined : found.findLast((one) => sameUnit(one.unit, unit) && one.fiscalYear === undefined)
    const name = before?.name ?? nameFigure(place, unit)
    if (name === '' || !/\p{L}{2}/u.test(name)) continue
    const asOf = parseAsOf(dateOnly.exec(rest)?.[1] ?? '', fiscalYear === undefined ? {} : { fiscalYear })
    const measure = notDone.test(rest) || /(?:募集|定員|予定)[:：]?$/.test(place.before) ? 'planned' : undefined
    found.push({
      name,
      value: figure.value,
      unit,
      figure,
      ...(year === undefined ? {} : { fiscalYear: year }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(measure === undefined ? {} : { measure }),
      clause: `${place.outside ?? ''} ${place.before}${place.after}`,
      sentence: cleanText(sentence),
    })
    if (place.outside === undefined) ends = to
  }
  return joinChanges(found, sentence)
}

/** Parts in brackets behind their total: 378社(…35社、…257社). */
function joinsLast(last: ProseFigure, figure: FoundFigure, label: string, sentence: string, found: ProseFigure[]): boolean {
  const between = sentence.slice(last.figure.index + last.figure.text.length, figure.index)
  const bracketed = /^\s*[(（][^)）]*$/.test(between)
  const words = cleanText(label)
    .replace(/^[\s、，・]*(?:うち|内訳)?[:：\s]*/, '')
    .replace(/[:：\s]+$/, '')
  const isPart =
    (bracketed || /^[\s、，]*(?:うち|内訳)/.test(label)) &&
    figure.unit === last.unit &&
    words !== '' &&
    yearBefore(words, undefined) === undefined &&
    figure.value < last.value
  if (!isPart || !/\p{L}/u.test(words) || /[（(].*[（(]/.test(between)) return false
  if (/%|％|倍/.test(last.unit)) return false
  last.parts = [...(last.parts ?? []), { label: words, value: figure.value }]
  return found.length > 0
}

/** H28:41件, 平成29年度 59件 */
function yearBefore(words: string, fiscalYear: FiscalYear | undefined): FiscalYear | undefined {
  const label = /^[\s、，]*(\S{2,10}?)(?:年度)?(?:の?実績)?\s*[:：は]?\s*$/.exec(plainInPlace(words))?.[1]
  if (label === undefined) return undefined
  if (/^(?:前年度?|昨年度?)$/.test(label)) return fiscalYear === undefined ? undefined : fiscalYear - 1
  return /\d/.test(label) ? (parseFiscalYear(label) ?? parseFiscalYear(`${label}年度`)) : undefined
}

/** 102社(4月)から109社(3月)に増加: where it began, and where it stands. */
function joinChanges(found: ProseFigure[], sentence: string): ProseFigure[] {
  for (const [nth, one] of found.entries()) {
    const next = found[nth + 1]
    if (!next || next.unit !== one.unit) continue
    const between = sentence.slice(one.figure.index + one.figure.text.length, next.figure.index)
    if (!/^\s*(?:[(（][^()（）]*[)）])?\s*から\s*$/.test(between)) continue
    one.measure = 'baseline'
    next.name = one.name
  }
  return found
}
