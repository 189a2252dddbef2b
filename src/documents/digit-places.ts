import type { Token } from './number-format.ts'

const isPlace = (token: Token | undefined): boolean => typeof token === 'string' && /^[0#?]$/.test(token)

/** How the digits of a format lie: indexes into its tokens. */
interface Places {
  whole: number[]
  decimals: number[]
  /** Thousands are set apart by commas. */
  grouped: boolean
  /** Thousands that the format divides by. */
  scale: number
  percents: number
  /** Index of `E+`, -1 where there is none. */
  power: number
}

/** Shows a number by its digit places: `0`, `#`, `?`, grouping commas, scaling commas, per cent, exponent. */
export function formatDigits(format: Token[], value: number): string {
  const tokens = format.flatMap((token): Token[] => (typeof token === 'string' && /^\.0+$/.test(token) ? [...token] : [token]))
  const places = layOut(tokens)
  if (places.whole.length + places.decimals.length === 0) {
    return tokens.map((token) => (typeof token === 'string' ? '' : token.literal)).join('')
  }
  const scaled = value * 100 ** places.percents * 1000 ** -places.scale
  const power = places.power < 0 ? undefined : powerOf(scaled, places.whole.length)
  const digits = roundTo(power === undefined ? scaled : scaled / 10 ** power, places.decimals.length)
  const sign = value < 0 && /[1-9]/.test(digits) ? '-' : ''
  return sign + fillPlaces(tokens, places, digits, power)
}

function layOut(tokens: Token[]): Places {
  const point = tokens.indexOf('.')
  const power = tokens.findIndex((token) => typeof token === 'string' && /^E[+-]$/i.test(token))
  const figures = tokens.flatMap((token, index) => (isPlace(token) && (power < 0 || index < power) ? [index] : []))
  const whole = figures.filter((index) => point < 0 || index < point)
  const last = whole.at(-1)
  const commas = tokens.flatMap((token, index) => (token === ',' ? [index] : []))
  const grouping = commas.filter((index) => last !== undefined && index < last)
  return {
    whole,
    decimals: figures.filter((index) => point >= 0 && index > point),
    grouped: grouping.length > 0,
    scale: commas.length - grouping.length,
    percents: tokens.filter((token) => token === '%').length,
    power,
  }
}

/** Rounds half away from zero in decimal, as Excel does: 1.005 at two places is 1.01. The result has no sign. */
function roundTo(value: number, decimals: number): string {
  const clean = Math.abs(Number(value.toPrecision(15)))
  const [mantissa = '0', power = '0'] = String(clean).split('e')
  const shifted = Math.round(Number(`${mantissa}e${Number(power) + decimals}`))
  return Number(`${shifted}e${-decimals}`).toFixed(decimals)
}

/** The power of ten that `0.0E+0` takes out; several places before the point (`##0.0E+0`) make it a multiple of their count. */
function powerOf(value: number, wholePlaces: number): number {
  const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  return wholePlaces > 1 ? Math.floor(power / wholePlaces) * wholePlaces : power
}

/** Writes the digits into their places; literals between digits (`0-00`) stay where they stand. */
function fillPlaces(tokens: Token[], places: Places, digits: string, power: number | undefined): string {
  const [integer = '0', fraction = ''] = digits.split('.')
  const wholeTexts = spreadWhole(tokens, places, integer === '0' ? '' : integer)
  const significant = fraction.replace(/0+$/, '').length
  return tokens
    .map((token, index) => {
      if (typeof token !== 'string') return token.literal
      const decimal = places.decimals.indexOf(index)
      if (decimal >= 0) return decimal < significant || token === '0' ? (fraction[decimal] ?? '') : ''
      if (index === places.power) return showPower(tokens, index, power)
      return wholeTexts.get(index) ?? (token === '.' || token === '%' ? token : '')
    })
    .join('')
}

function showPower(tokens: Token[], index: number, power: number | undefined): string {
  if (power === undefined) return ''
  const width = tokens.slice(index + 1).filter(isPlace).length
  const sign = power < 0 ? '-' : tokens[index] === 'E+' ? '+' : ''
  return `E${sign}${String(Math.abs(power)).padStart(width, '0')}`
}

/** Digits of the whole part from the right; the first place takes all that is left over. */
function spreadWhole(tokens: Token[], places: Places, integer: string): Map<number, string> {
  const texts = new Map<number, string>()
  let left = integer
  let written = 0
  for (const [position, index] of [...places.whole].reverse().entries()) {
    const first = position === places.whole.length - 1
    const digits = first ? left : left.slice(-1)
    left = first ? '' : left.slice(0, -1)
    let text = ''
    for (const digit of [...(digits === '' && tokens[index] === '0' ? '0' : digits)].reverse()) {
      text = digit + (places.grouped && written > 0 && written % 3 === 0 ? ',' : '') + text
      written++
    }
    texts.set(index, text)
  }
  return texts
}
