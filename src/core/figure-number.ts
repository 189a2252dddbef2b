import { afterPattern, beforePattern, type Qualities, readQualities, writeQualities } from './figure-words.ts'
import { formatNumeral, kanjiPattern, type Notation, numeralPattern, parseNumeral, writeNumber } from './numeral.ts'
import { cleanText } from './text-fold.ts'
import { isUnit } from './unit.ts'
import { plainInPlace } from './width.ts'

/** How a number stands in its cell, so that it can be written back. The digits are not here: they come from the value. */
export interface Written {
  before: string
  sign: string
  numeral: Notation
  after: string
}

/** One number (数値) with its unit and the words that qualify it. */
export interface NumberFigure extends Qualities {
  kind: 'number'
  value: number
  unit?: string
  text: string
  /** Absent on a figure made by hand: it is then written plainly. */
  written?: Written
}

const signPattern = '[▲△+±-]|−'
const onePattern = new RegExp(
  String.raw`^(${beforePattern})((?:${signPattern})?)\s*(${numeralPattern}|${kanjiPattern})\s*([^\s\d].*?)??(${afterPattern})$`,
  's',
)

/** 三十二人 is a figure; 一部, 十分 and 一度 are words, 千円 and 百万人 are units. */
const countedInKanji =
  /^(?:人|名|件|社|者|校|園|団体|回|世帯|戸|店舗?|事業|事業所|箇所|[かヶカ]所|冊|種類?|日間|年間|週間|[かヶカ]月|[かヶカ]年|台|円)$/

/** One number as the whole text, before it is held against its own writing. */
export function readNumber(text: string): NumberFigure | undefined {
  const match = onePattern.exec(plainInPlace(cleanText(text)))
  if (!match) return undefined
  const [, before = '', sign = '', digits = '', unitText = '', after = ''] = match
  const numeral = parseNumeral(digits)
  const unit = unitText.trim()
  // 10日 is a date, 10日以内 and 150日 a length of time.
  const isTime = unit === '日' && (/以上|以下|以内|未満|程度|超/.test(after) || (numeral !== undefined && numeral.value > 31))
  if (!numeral || (unit !== '' && !isUnit(unit) && !isTime)) return undefined
  if (numeral.notation.kind === 'kanji' && !(countedInKanji.test(unit) && /[〇一二三四五六七八九]/.test(digits))) return undefined
  const negative = /[▲△−-]/.test(sign)
  return {
    kind: 'number',
    value: negative && numeral.value !== 0 ? -numeral.value : numeral.value,
    ...(unit === '' ? {} : { unit }),
    ...readQualities(before, 'before'),
    ...readQualities(after, 'after'),
    text,
    written: { before, sign, numeral: numeral.notation, after },
  }
}

/** Writes one number. */
export function formatNumber(figure: NumberFigure): string {
  const unit = figure.unit ?? ''
  if (figure.written) {
    const { before, sign, numeral, after } = figure.written
    return before + sign + formatNumeral(Math.abs(figure.value), numeral) + unit + after
  }
  const words = writeQualities(figure)
  return words.before + writeNumber(figure.value) + unit + words.after
}
