import { findFigures } from '../figure-in-text.ts'
import { type Finding, finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { parseTarget, type Target } from '../target.ts'
import { cleanText } from '../text-fold.ts'
import type { GoalEntry } from './columns-goals.ts'
import { targetFields } from './target-fields.ts'
import { cutFormer } from './target-remarks.ts'

/** An indicator as a goal states it, with what is said of it there. */
export interface GoalReading {
  indicator: Omit<Indicator, 'id' | 'item'>
  observations: Omit<Observation, 'id' | 'indicator'>[]
  findings: Finding[]
}

/** Longer words are no quantity with an answer behind it. */
const longestGoal = 1_000
/** 達成, 未達成, 一部達成: what a paper says of a goal behind it. */
const remark =
  /\s{0,2}(?:[(（【[]\s{0,2}((?:一部|概ね|おおむね|ほぼ)?(?:未達成|達成)(?:済み?)?)\s*[)）】\]]|[⇒→]\s*((?:一部|概ね|おおむね|ほぼ)?(?:未達成|達成)(?:済み?)?))\s*$/
/** 27件 ⇒ 42件, 27件(実績:42件) */
const answered =
  /\s{0,2}(?:[⇒→]\s{0,2}(?:実績\s{0,2}[:：]?\s{0,2})?|[(（]\s{0,2}実績\s{0,2}[:：]?\s{0,2})([^⇒→()（）]*\d[^⇒→()（）]*?)\s*[)）]?\s*$/
/** Reads a goal (目標): a quantity with its target where it ends in a figure, else words that no machine judges. */
export function readGoal(entry: GoalEntry, year: number | undefined, role: Indicator['role']): GoalReading {
  const written = cleanText(entry.text)
  const isLong = written.length > longestGoal
  const verdict = isLong ? undefined : remark.exec(written)
  const said = verdict ? written.slice(0, verdict.index) : written
  const actual = isLong ? undefined : answered.exec(said)
  const bare = actual ? said.slice(0, actual.index) : said
  const { words, cut, former } = cutFormer(bare, year)
  const found = entry.kind === 'qualitative' ? undefined : splitGoal(words, entry.kind === 'quantitative')
  const years = year === undefined ? {} : { fiscalYear: year }
  const source = { locator: entry.line.cell.locator, text: entry.text.trim() }
  const own = entry.role ?? role
  const shared = {
    ...(own ? { role: own } : {}),
    ...(entry.description === undefined ? {} : { description: cleanText(entry.description) }),
    source,
  }
  const remarked = verdict ? [{ measure: 'actual' as const, ...years, text: (verdict[1] ?? verdict[2]) as string, source }] : []
  if (!found) {
    const text = actual || cut ? said : words
    const findings = entry.kind === 'quantitative' ? [finding('goal-without-figure', { text }, { source })] : []
    return {
      indicator: { name: text, kind: 'qualitative', ...shared },
      observations: [{ measure: 'target', ...years, text, source }, ...remarked],
      findings,
    }
  }
  const { name, target } = found
  const observations: GoalReading['observations'] = [{ measure: 'target', ...years, ...targetFields(target), source }]
  const reached = actual ? parseTarget(actual[1] as string) : undefined
  if (former)
    observations.push({ measure: former.measure, fiscalYear: former.fiscalYear, ...targetFields(former.target), source })
  if (reached?.value !== undefined)
    observations.push({
      measure: 'actual',
      ...years,
      ...targetFields(reached),
      ...(verdict ? { text: (verdict[1] ?? verdict[2]) as string } : {}),
      source,
    })
  else observations.push(...remarked)
  const unit = target.unit === undefined ? {} : { unit: target.unit }
  const accumulation = target.accumulation === undefined ? {} : { accumulation: target.accumulation }
  return {
    indicator: { name, kind: 'quantitative', ...unit, ...accumulation, ...shared },
    observations: observations.map((row) => withoutUnit(row, target.unit)),
    findings: [],
  }
}

function withoutUnit<Row extends { unit?: string }>(row: Row, unit: string | undefined): Row {
  if (row.unit !== unit) return row
  const { unit: _, ...rest } = row
  return rest as Row
}

/** The name and the target of 「誘致件数:27件」, 「誘致件数 27件以上」; `loose`: also where the figure stands within the words. */
function splitGoal(words: string, loose: boolean): { name: string; target: Target } | undefined {
  const colon = /^(.*\S)\s*[:：]\s*(\S[^:：]*)$/s.exec(words)
  const after = colon ? parseTarget(colon[2] as string) : undefined
  if (colon && after && hasFigure(after)) return { name: (colon[1] as string).trim(), target: after }
  const figures = findFigures(words)
  const last = figures.at(-1)
  if (!last || last.unit === undefined) return undefined
  const ends = words.slice(last.index + last.text.length).replace(/[。．)）\]】\s]|を?(?:目指す|めざす|達成)/g, '') === ''
  if (!ends && !(loose && figures.length === 1)) return undefined
  const target = parseTarget(last.text)
  const name = `${words.slice(0, last.index)}${ends ? '' : words.slice(last.index + last.text.length)}`
    .replace(/[\s:：「(（[【]+$/, '')
    .trim()
  return name === '' || !hasFigure(target) ? undefined : { name, target }
}

const hasFigure = ({ value, min, max, relativeTo }: Target) =>
  value !== undefined || min !== undefined || max !== undefined || relativeTo !== undefined
