import { showSymbols } from './docx-symbols.ts'
import { type Relation, targetOf } from './office-relations.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'

/** Which list a paragraph belongs to, and how deep in it. */
export interface ListPlace {
  list: string
  level: number
}

interface Level {
  start: number
  format: string
  /** `%1.%2` */
  text: string
}

/** Automatic numbers (段落番号) of a Word file. They stand in no text of it: Word counts them out, and so must a reader. */
export interface Numbering {
  /** The number or bullet before a paragraph, with the space after it; empty where it has none. Counts on. */
  next(place: ListPlace | undefined, style: string | undefined): string
}

export function readNumbering(container: Container, relations: Map<string, Relation>, name: string): Numbering {
  const { levels, lists } = readLists(container, targetOf(relations, 'numbering'), name)
  const styles = readListStyles(container, targetOf(relations, 'styles'), name)
  const counts = new Map<string, number[]>()
  return {
    next(own, style) {
      const place = own ?? (style === undefined ? undefined : styles.get(style))
      const kind = place === undefined ? undefined : lists.get(place.list)
      const level = kind === undefined || place === undefined ? undefined : levels.get(`${kind}/${place.level}`)
      if (kind === undefined || place === undefined || level === undefined) return ''
      const count = counts.get(kind) ?? []
      counts.set(kind, count)
      count.length = Math.min(count.length, place.level + 1)
      count[place.level] = (count[place.level] ?? level.start - 1) + 1
      const shown = level.text.replace(/%(\d)/g, (_, digit: string) => {
        const upper = levels.get(`${kind}/${Number(digit) - 1}`)
        return upper === undefined ? '' : showCount(count[Number(digit) - 1] ?? upper.start, upper.format)
      })
      return shown === '' ? '' : `${showSymbols(shown)} `
    },
  }
}

/** Levels by `kind of list/level`, and the kind of each list. */
function readLists(container: Container, part: string | undefined, name: string) {
  const levels = new Map<string, Level>()
  const lists = new Map<string, string>()
  let kind = ''
  let list = ''
  let level: Level | undefined
  const open = (element: string, attributes: string) => {
    const value = attributeOf(attributes, 'w:val') ?? ''
    if (element === 'abstractNum') kind = attributeOf(attributes, 'w:abstractNumId') ?? ''
    else if (element === 'num') list = attributeOf(attributes, 'w:numId') ?? ''
    else if (element === 'abstractNumId') lists.set(list, value)
    else if (element === 'lvl' && list === '') {
      level = { start: 1, format: 'decimal', text: '' }
      levels.set(`${kind}/${attributeOf(attributes, 'w:ilvl')}`, level)
    } else if (level === undefined) return
    else if (element === 'start') level.start = Number(value)
    else if (element === 'numFmt') level.format = value
    else if (element === 'lvlText') level.text = value
  }
  const close = (element: string) => {
    if (element === 'lvl') level = undefined
  }
  scanPart(container, part, name, open, close)
  return { levels, lists }
}

/** Styles that put a paragraph into a list, their own or by the style they rest on. */
function readListStyles(container: Container, part: string | undefined, name: string): Map<string, ListPlace> {
  const places = new Map<string, ListPlace>()
  let style = ''
  const open = (element: string, attributes: string) => {
    const value = attributeOf(attributes, 'w:val') ?? ''
    if (element === 'style') style = attributeOf(attributes, 'w:styleId') ?? ''
    else if (element === 'basedOn') copyPlace(places, value, style)
    else if (element === 'ilvl') places.set(style, { list: places.get(style)?.list ?? '', level: Number(value) })
    else if (element === 'numId') places.set(style, { list: value, level: places.get(style)?.level ?? Number('0') })
  }
  scanPart(container, part, name, open, () => {})
  return places
}

function copyPlace(places: Map<string, ListPlace>, from: string, to: string): void {
  const place = places.get(from)
  if (place !== undefined) places.set(to, place)
}

type Open = (element: string, attributes: string) => void

function scanPart(
  container: Container,
  part: string | undefined,
  name: string,
  open: Open,
  close: (element: string) => void,
): void {
  const bytes = part === undefined ? undefined : container.part(part)
  if (bytes === undefined || part === undefined) return
  scanXml(decodeXml(bytes, { name, part }), { open, close, text: () => {} }, { name, part })
}

const rows: Record<string, string> = {
  aiueo: 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  aiueoFullWidth: 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  iroha: 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン',
  irohaFullWidth: 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン',
  lowerLetter: 'abcdefghijklmnopqrstuvwxyz',
  upperLetter: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  decimalEnclosedCircle: '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
}

/** A count in the numerals of its list; what has no numeral of its own is shown in digits. */
export function showCount(count: number, format: string): string {
  if (format === 'none' || format === 'bullet') return ''
  if (format === 'decimalFullWidth')
    return String(count).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  if (format === 'decimalZero') return String(count).padStart(2, '0')
  if (/^(?:japaneseCounting|japaneseDigitalTenThousand|ideographDigital|taiwaneseCounting)$/.test(format))
    return kanjiCount(count)
  if (format === 'upperRoman') return romanCount(count)
  if (format === 'lowerRoman') return romanCount(count).toLowerCase()
  return rows[format]?.[count - 1] ?? String(count)
}

function kanjiCount(count: number): string {
  if (count < 1 || count > 99) return String(count)
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const tens = Math.floor(count / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[count % 10]}`
}

function romanCount(count: number): string {
  if (count < 1 || count > 49) return String(count)
  const tens = ['', 'X', 'XX', 'XXX', 'XL'][Math.floor(count / 10)] ?? ''
  return tens + (['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][count % 10] ?? '')
}
