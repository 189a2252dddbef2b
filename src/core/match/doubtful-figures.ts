import type { Budget } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { DocumentContent } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { Source } from '../source.ts'
import type { Matched } from './matched.ts'
import { widthOf } from './unwrap.ts'

/** How far a heading may end beside its figures, in characters. */
const beside = 3
/** Headings stand at most so many lines above. */
const highest = 60

/** The lines of a copied text, and how each is parted. */
interface Copied {
  lines: string[]
  parts: (line: string) => Stretch[]
}

/** Words between wide gaps of a line. */
interface Stretch {
  text: string
  from: number
  to: number
}

/**
 * Leaves out figures of a text whose tables are gone where they would be guesses, and says so: all, where not even the order of the
 * cells is kept; else, of a form that was read from its lines, those that stand under another year's heading than the one they were read for, and several cells read as one.
 */
export function leaveOutDoubtful(scheme: Scheme, content: DocumentContent, matched: Matched): Matched {
  if (content.copied === 'lost') {
    const { observations, budgets } = matched
    const count = observations.filter(({ fromProse }) => !fromProse).length + budgets.length
    const kept = { ...matched, observations: observations.filter(({ fromProse }) => fromProse), budgets: [] }
    return count === 0 ? kept : { ...kept, findings: [...matched.findings, finding('figures-without-columns', { count })] }
  }
  if (scheme.layout !== 'form' || !content.copied) return matched
  const lines = content.grids.flatMap(({ cells }) => cells.map(({ text }) => text))
  const parts = (line: string) => stretchesOf(line, content.copied === 'width')
  const findings: Finding[] = []
  const several = severalAmounts(matched.budgets)
  const isSure = (row: { source?: Source; fiscalYear?: FiscalYear; fromProse?: boolean }): boolean => {
    if (row.fromProse || !row.source || (!several.has(row.source) && !isDoubtful({ lines, parts }, row.source, row.fiscalYear)))
      return true
    findings.push(finding('figure-misplaced', { text: shown(row.source.text) }, { source: row.source }))
    return false
  }
  return {
    ...matched,
    observations: matched.observations.filter(isSure),
    budgets: matched.budgets.filter(isSure),
    findings: [...matched.findings, ...findings],
  }
}

/** Amounts of one item, year and stage that differ: rows of several items were taken for one. */
function severalAmounts(budgets: readonly Budget[]): Set<Source | undefined> {
  const groups = new Map<string, Budget[]>()
  for (const budget of budgets) {
    const { item, fiscalYear, stage, part, relisted } = budget
    const key = JSON.stringify([item, fiscalYear, stage, part, relisted])
    const group = groups.get(key)
    if (group) group.push(budget)
    else groups.set(key, [budget])
  }
  const differ = [...groups.values()].filter((group) => group.some(({ amount }) => amount !== group[0]?.amount))
  return new Set(differ.flatMap((group) => group.map(({ source }) => source)))
}

const shown = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 60)

function isDoubtful(copied: Copied, { locator, text }: Source, fiscalYear: FiscalYear | undefined): boolean {
  const figures = copied.parts(text).filter((one) => /[\d０-９]/.test(one.text))
  if (figures.length > 1) return true
  const number = Number(/^line (\d+)/.exec(locator)?.[1])
  const words = text.replace(/\s/g, '')
  if (fiscalYear === undefined || !Number.isInteger(number) || words === '') return false
  const places = copied.parts(copied.lines[number - 1] ?? '').filter((one) => one.text.replace(/\s/g, '') === words)
  const headings = places.map((place) => headingOver(copied, number - 1, place))
  return headings.length > 0 && headings.every((heading) => heading !== undefined && !saysYear(heading.text, fiscalYear))
}

/** The heading above a figure: of the nearest line with several years, the words right over it, a year's or those beside one. */
function headingOver({ lines, parts }: Copied, index: number, place: Stretch): Stretch | undefined {
  for (let i = index - 1; i >= Math.max(0, index - highest); i--) {
    const stretches = parts(lines[i] as string)
    if (stretches.filter(({ text }) => yearOf(text) !== undefined).length < 2) continue
    const nearest = nearestTo(stretches, place)
    if (nearest === undefined) continue
    const left = stretches[stretches.indexOf(nearest) - 1]
    if (yearOf(nearest.text) !== undefined || (left && yearOf(left.text) !== undefined)) return nearest
  }
  return undefined
}

function nearestTo(stretches: Stretch[], place: Stretch): Stretch | undefined {
  const over = stretches.filter(({ from, to }) => from < place.to + beside && to > place.from - beside)
  const distance = ({ from, to }: Stretch) => Math.abs(from + to - place.from - place.to)
  return over.reduce<Stretch | undefined>((best, one) => (best && distance(best) <= distance(one) ? best : one), undefined)
}

function stretchesOf(line: string, byWidth: boolean): Stretch[] {
  const at = (index: number) => (byWidth ? 2 * widthOf(line.slice(0, index)) : index)
  return [...line.matchAll(/\S+(?:[ \u3000]\S+)*/g)].map(({ 0: text, index }) => ({
    text,
    from: at(index),
    to: at(index + text.length),
  }))
}

/** ５年度, R6年度, 令和７年度予算額, 20年度決算: the number of the year as it is written. */
function yearOf(text: string): number | undefined {
  const said = /^[^\d]{0,3}(\d{1,4}|元)年度/.exec(text.normalize('NFKC'))?.[1]
  return said === undefined ? undefined : said === '元' ? 1 : Number(said)
}

/** Whether a heading names a year, in whatever era. */
function saysYear(heading: string, fiscalYear: FiscalYear): boolean {
  const year = yearOf(heading)
  return year === fiscalYear || year === fiscalYear - 2018 || year === fiscalYear - 1988
}
