import { finding } from '../finding.ts'
import { parseFiscalSpan } from '../fiscal-year.ts'
import { missingWords } from '../missing.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import type { FormCell } from './form-cell.ts'
import { type FormReading, slotsOf, wordsOf } from './form-reading.ts'
import { readSaid } from './form-said.ts'

/** An indicator with its target as running words give them: 「指標：相談件数【数値目標：累計20件（令和5～7年度）】」. */
interface ProseTarget {
  name: string
  role?: NonNullable<Indicator['role']>
  value: string
  /** What stands in brackets behind the value: its years, how it was set. */
  remarks: string[]
  cell: FormCell
  written: string
}

/** Indicators and targets that stand in the words of a field (文中の数値目標), each after its own word. */
export function readProseTargets(reading: FormReading, from: number): { indicators: Indicator[]; observations: Observation[] } {
  const found = slotsOf(reading, 'narratives').flatMap((slot) => {
    const { targets } = slot.field
    return targets ? wordsOf(slot).flatMap((cell) => findTargets(cell, targets)) : []
  })
  const pairs = found.map((one, i) => toIndicator(reading, one, `${reading.item.id}-i${from + i + 1}`))
  return { indicators: pairs.map(({ indicator }) => indicator), observations: pairs.flatMap(({ target }) => target) }
}

const patternOf = (word: string) => [...word].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s*')

/** Headings over several indicators say what they measure. */
const roles: [RegExp, NonNullable<Indicator['role']>][] = [
  [/アウトカム|成果指標|事業効果/, 'outcome'],
  [/アウトプット|活動指標|実施成果/, 'output'],
]

function findTargets(cell: FormCell, { name, value }: { name: string; value: string }): ProseTarget[] {
  const opens = new RegExp(`${patternOf(name)}\\s*[:：]`, 'g')
  const starts = [...cell.text.matchAll(opens)].filter(({ index }) => !/[\p{L}\p{N}]/u.test(cell.text.charAt(index - 1)))
  return starts.flatMap((match, i) => {
    const end = starts[i + 1]?.index ?? cell.text.length
    const words = cell.text.slice(match.index + match[0].length, end)
    const label = new RegExp(`[【〔［[(（<＜「\\s・]*${patternOf(value)}\\s*[:：]`).exec(words)
    if (!label) return []
    const before = cell.text.slice(0, match.index)
    const role = roles
      .map(([pattern, one]) => ({ one, at: lastIndex(before, pattern) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => b.at - a.at)[0]?.one
    const { head, remarks, length } = readValue(words.slice(label.index + label[0].length))
    const title = cleanText(words.slice(0, label.index)).replace(/\n/g, '').trim()
    const written = words.slice(0, label.index + label[0].length + length).trim()
    return title === '' ? [] : [{ name: title, value: head, remarks, cell, written, ...(role ? { role } : {}) }]
  })
}

const lastIndex = (text: string, pattern: RegExp) => [...text.matchAll(new RegExp(pattern.source, 'g'))].at(-1)?.index ?? -1

const openers = '(（【〔［['
const closers = ')）】〕］]'

/** The words up to the bracket around the target or the end of the line, what is in brackets within them apart. */
function readValue(words: string): { head: string; remarks: string[]; length: number } {
  let head = ''
  const remarks: string[] = []
  let depth = 0
  for (let at = 0; at < words.length; at++) {
    const letter = words.charAt(at)
    if (closers.includes(letter)) {
      if (depth === 0) return { head: trimValue(head), remarks, length: at }
      depth--
      if (depth > 0) remarks[remarks.length - 1] += letter
    } else if (openers.includes(letter)) {
      if (depth === 0) remarks.push('')
      else remarks[remarks.length - 1] += letter
      depth++
    } else if (depth > 0) remarks[remarks.length - 1] += letter
    else if (letter === '\n' || letter === '。') return { head: trimValue(head), remarks, length: at }
    else head += letter
  }
  return { head: trimValue(head), remarks, length: words.length }
}

const trimValue = (text: string) => text.replace(/[、,，\s]+$/, '').trim()

function toIndicator(
  { scheme, item, findings }: FormReading,
  { name, role, value, remarks, cell, written }: ProseTarget,
  id: string,
): { indicator: Indicator; target: Observation[] } {
  const source = { locator: cell.locator, text: written }
  const said = readSaid(value, 'target', name)
  const spans = remarks.flatMap((remark) => spanIn(remark) ?? [])
  const reasons = remarks
    .filter((remark) => spanIn(remark) === undefined)
    .map((remark) => cleanLine(remark).replace(/^[^:：]{0,16}考え方\s*[:：]\s*/, ''))
  const base = {
    id,
    item: item.id,
    name,
    kind: 'quantitative' as const,
    ...(role ? { role } : scheme.indicators.role === undefined ? {} : { role: scheme.indicators.role }),
    accumulation: scheme.indicators.accumulation,
    ...(scheme.indicators.direction === undefined ? {} : { direction: scheme.indicators.direction }),
    ...(reasons.length === 0 ? {} : { description: reasons.join('\n') }),
    source,
  }
  if ('missing' in said) {
    findings.push(finding('figure-missing', { name, label: '目標', reason: missingWords[said.missing] }, { subject: id, source }))
    return { indicator: base, target: [] }
  }
  const { unit, ...fields } = said.fields
  const span = spans[0]
  const cumulative =
    said.accumulation ?? (remarks.some((remark) => /累計|合計(?:を記載|値)|年度の合計/.test(remark)) ? 'cumulative' : undefined)
  return {
    indicator: {
      ...base,
      ...(unit === undefined ? {} : { unit }),
      ...(cumulative === undefined ? {} : { accumulation: cumulative }),
      ...(said.qualitative ? { kind: 'qualitative' } : {}),
    },
    target: [
      { id: `${id}-target`, indicator: id, measure: 'target', ...(span ? { fiscalYear: span.to } : {}), ...fields, source },
    ],
  }
}

/** 令和5～7年度 in a remark: the years that a target is of. */
function spanIn(remark: string): { from: number; to: number } | undefined {
  const [words] = /(?:令和|平成|[RHrh]|\d{4})[^、。\s:：]*?年度?/.exec(cleanText(remark)) ?? []
  return words === undefined || words !== words.trim() ? undefined : parseFiscalSpan(words)
}
