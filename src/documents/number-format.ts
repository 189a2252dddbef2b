import { formatMoment, isDateToken } from './date-format.ts'
import { formatDigits } from './digit-places.ts'

/** A piece of a format: a code (`0`, `#`, `yyyy`) or characters shown as they are. */
export type Token = string | { literal: string }

/** One of the up to four sections of a format: `positive;negative;zero;text`. */
interface Section {
  tokens: Token[]
  condition?: { operator: string; operand: number }
  isDate: boolean
  isText: boolean
  isGeneral: boolean
}

/** A number format, understood once and used for many cells. `undefined`: the format hides the value, or shows it as General. */
export type NumberFormat = (value: number) => string

/** Understands a number format (表示形式) such as `#,##0"人"`, `0.0%` or `ggge"年"m"月"d"日"`. */
export function parseNumberFormat(code: string, date1904 = false): NumberFormat {
  const sections = splitSections(code).map(parseSection)
  return (value) => {
    const { section, shown } = chooseSection(sections, value)
    if (section === undefined) return ''
    if (section.isGeneral || section.isText) return `${shown < 0 ? '-' : ''}${around(section, formatGeneral(Math.abs(shown)))}`
    if (section.isDate) return formatMoment(value, section.tokens, date1904) ?? formatGeneral(value)
    return formatDigits(section.tokens, shown)
  }
}

/** A number as the General format shows it: at most ten digits where there are decimals, no noise of binary fractions. */
export function formatGeneral(value: number): string {
  if (!Number.isFinite(value)) return ''
  const clean = Number(value.toPrecision(15))
  if (Number.isInteger(clean)) return Math.abs(clean) < 1e15 ? String(clean) : exponent(clean, 5, 2)
  const wholeDigits = Math.abs(clean) < 1 ? 1 : Math.floor(Math.log10(Math.abs(clean))) + 1
  const decimals = Math.max(0, 10 - wholeDigits)
  const shown = clean.toFixed(decimals).replace(/\.?0+$/, '')
  return Math.abs(clean) >= 1e-9 && Number(shown) !== 0 ? shown : exponent(clean, 5, 2)
}

function exponent(value: number, decimals: number, digits: number): string {
  const [mantissa = '', power = '+0'] = value.toExponential(decimals).split('e')
  return `${mantissa.replace(/\.?0+$/, '')}E${power[0]}${power.slice(1).padStart(digits, '0')}`
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[_*].|[^;])+|(?<=;|^)(?=;|$)/gs) ?? ['']
}

const tokenPattern =
  /"([^"]*)"|\\(.)|_.|\*.|\[(h+|m+|s+)\]|\[([<>=]+)(-?[\d.]+)\]|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|General|AM\/PM|A\/P|E[+-](?=[0#?])|y+|m+|d+|h+|s+|a{3,4}|e+|g+|\.0+(?![#?])|[0#?.,%@]|(.)/gis

/** A fraction (`# ?/?`) is shown as a decimal: what a cell says matters more than how. */
const fraction = /[0#?]\s*\/\s*[0-9#?]/

function parseSection(code: string): Section {
  if (fraction.test(code)) return parseSection('General')
  const tokens: Token[] = []
  let condition: Section['condition']
  for (const match of code.matchAll(tokenPattern)) {
    const [whole, quoted, escaped, elapsed, operator, operand, currency, other] = match
    const literal = quoted ?? escaped ?? currency ?? other
    if (literal !== undefined) tokens.push({ literal })
    else if (operator !== undefined) condition = { operator, operand: Number(operand) }
    else if (elapsed !== undefined || !/^[[*_]/.test(whole)) tokens.push(whole) // colours, fill and padding show no character
  }
  const words = tokens.filter((token) => typeof token === 'string')
  const isDate = words.some(isDateToken) && !words.some((word) => /^(?:[#?]|E[+-]|General)$/i.test(word))
  return {
    tokens: isDate
      ? tokens.map((token) => (typeof token === 'string' && /^[0.,%@]$/.test(token) ? { literal: token } : token))
      : tokens,
    isDate,
    isGeneral: words.some((word) => /^General$/i.test(word)),
    isText: words.includes('@'),
    ...(condition === undefined ? {} : { condition }),
  }
}

/** Which section shows a number, and the number that it shows: the negative section shows it without its sign. */
function chooseSection(sections: Section[], value: number): { section: Section | undefined; shown: number } {
  const conditional = sections.find((section) => section.condition !== undefined)
  if (conditional !== undefined) {
    const fitting = sections.slice(0, 3).find((section, index) => holds(section, value, index, sections))
    return { section: fitting, shown: fitting !== undefined && fitting !== sections[0] && value < 0 ? Math.abs(value) : value }
  }
  const numeric = sections.slice(0, 3).filter((section, index) => index === 0 || !section.isText)
  if (value < 0 && numeric.length >= 2) return { section: numeric[1], shown: Math.abs(value) }
  if (value === 0 && numeric.length >= 3) return { section: numeric[2], shown: value }
  return { section: numeric[0], shown: value }
}

function holds(section: Section, value: number, index: number, sections: Section[]): boolean {
  if (section.condition === undefined) return index === sections.length - 1 || index === 2 || (index === 1 && value < 0)
  const { operator, operand } = section.condition
  if (operator === '<') return value < operand
  if (operator === '<=') return value <= operand
  if (operator === '>') return value > operand
  if (operator === '>=') return value >= operand
  return operator === '<>' ? value !== operand : value === operand
}

/** The shown figure with the section's literals before and after it. */
function around(section: Section, shown: string): string {
  return section.tokens
    .map((token) => (typeof token === 'string' ? (/^(?:General|@)$/i.test(token) ? shown : '') : token.literal))
    .join('')
}
