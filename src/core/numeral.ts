import { formatKanjiNumber, type KanjiStyle, parseKanjiNumber } from './kanji-number.ts'

/** How a number without its sign is written: enough to write the same number the same way again. */
export type Notation =
  /** `scales`: 1億2,345万 → ['億','万']; 62,743千 → ['千'] */
  { kind: 'digits'; grouped: boolean; decimals: number; scales: string[]; tail: boolean } | { kind: 'kanji'; style: KanjiStyle }

const exponents: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 億: 8, 兆: 12 }
const exponentOf = (scale: string) => [...scale].reduce((sum, c) => sum + (exponents[c] ?? Number.NaN), 0)
const decimalsIn = (digits: string) => digits.split('.').slice(1).join('').length

const digitRun = String.raw`\d(?:[\d,]{0,24}\d)?(?:\.\d{1,20})?`
const scale = '[十百千]?[万億兆]|[十百千]'
/** Source of a pattern for a number in digits, with the scales 万・億・千 inside: 1万2千, 3億5,000万, 62,743千, 31.5. */
export const numeralPattern = `(?:${digitRun}(?:${scale})){0,4}${digitRun}(?:${scale})?`
/** Source of a pattern for a number in kanji. */
export const kanjiPattern = '[〇零一二三四五六七八九十百千万億兆]{1,20}'

const whole = new RegExp(`^${numeralPattern}$`)
const group = new RegExp(`(${digitRun})(${scale})?`, 'g')

/**
 * A number without sign, in half-width digits with 万・億・千 inside, or in kanji.
 * `undefined` unless writing it back gives the same characters: 1,23 and 007 are not numbers.
 */
export function parseNumeral(text: string): { value: number; notation: Notation } | undefined {
  const kanji = parseKanjiNumber(text)
  if (kanji) return { value: kanji.value, notation: { kind: 'kanji', style: kanji.style } }
  if (!whole.test(text)) return undefined
  const groups = [...text.matchAll(group)].map((m) => ({
    digits: m[1] ?? '',
    scale: m[2] ?? '',
  }))
  const last = groups.at(-1)
  if (!last) return undefined
  const value = groups.reduce((sum, g) => sum + Number(`${g.digits.replaceAll(',', '')}e${exponentOf(g.scale)}`), 0)
  const notation: Notation = {
    kind: 'digits',
    grouped: text.includes(','),
    decimals: decimalsIn(last.digits),
    scales: groups.map((g) => g.scale).filter((s) => s !== ''),
    tail: last.scale === '',
  }
  return formatNumeral(value, notation) === text ? { value, notation } : undefined
}

/** Writes a number ≥ 0 in a notation. The digits come from the value alone. */
export function formatNumeral(value: number, notation: Notation): string {
  if (notation.kind === 'kanji') return formatKanjiNumber(value, notation.style)
  let rest = value
  let text = ''
  const heads = notation.tail ? notation.scales : notation.scales.slice(0, -1)
  for (const name of heads) {
    const size = 10 ** exponentOf(name)
    text += writeDigits(Math.floor(rest / size), 0, notation.grouped) + name
    rest %= size
  }
  const lastScale = notation.tail ? '' : (notation.scales.at(-1) ?? '')
  return text + writeDigits(rest / 10 ** exponentOf(lastScale), notation.decimals, notation.grouped) + lastScale
}

function writeDigits(value: number, decimals: number, grouped: boolean): string {
  const [whole = '', fraction] = value.toFixed(Math.min(decimals, 100)).split('.')
  const groupedWhole = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return fraction === undefined ? groupedWhole : `${groupedWhole}.${fraction}`
}

/** A number with separators and as many decimals as it has: 1,234.5; -3 is ▲3. */
export function writeNumber(value: number): string {
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e')
  const decimals = Math.max(decimalsIn(digits) - Number(exponent), 0)
  return (value < 0 ? '▲' : '') + writeDigits(Math.abs(value), decimals, true)
}
