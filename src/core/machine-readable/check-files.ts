import { groupBy } from '../group-by.ts'
import type { CheckedTable } from './checked-table.ts'
import { judgeDefinitions } from './judge-about.ts'
import { judgeCodes, judgeOther, judgeSpelling } from './judge-choices.ts'
import { judgeFirstRow, judgeHeadings, judgeUniqueHeadings } from './judge-headings.ts'
import { judgeLong, judgeNothingElse, judgeOneTable, judgeUnbroken } from './judge-layout.ts'
import { judgeMissing, judgeNumbers, judgeSymbols, judgeUnits } from './judge-numbers.ts'
import { judgeFormulas, judgeHidden, judgeLines, judgeLooks, judgeMerges, judgeObjects, judgeQuotes } from './judge-sheet.ts'
import { judgeAreas, judgeTimes } from './judge-time-and-place.ts'
import { judgeCharacters, judgeNoDitto, judgeOneDatum, judgeSpaces } from './judge-words.ts'
import type { Break, Judge, Outcome } from './outcome.ts'
import { type RuleId, ruleIds } from './rule-list.ts'
import { shapeTable } from './table-shape.ts'

/** A file to be checked: its tables, or that it has none that a program could read. */
export interface CheckedFile {
  name: string
  /** False for a format meant for people's eyes (PDF, Word, a picture). */
  readable: boolean
  tables: CheckedTable[]
}

/** What became of one rule in one file. */
export interface RuleOutcome {
  rule: RuleId
  outcome: Outcome
}

/** A file with each of the 30 rules (点検の結果). */
export interface FileReport {
  name: string
  readable: boolean
  /** The headings of its tables: what a file of another year is compared by. */
  headings: string[]
  rules: RuleOutcome[]
}

const judges: Record<Exclude<RuleId, 'L1-01' | 'L3-07'>, Judge> = {
  'L1-02': judgeOneTable,
  'L1-03': judgeUnbroken,
  'L1-04': judgeNothingElse,
  'L1-05': judgeHeadings,
  'L1-06': judgeSpaces,
  'L1-07': judgeOneDatum,
  'L1-08': judgeCharacters,
  'L1-09': judgeMissing,
  'L1-10': judgeObjects,
  'L1-11': judgeLooks,
  'L1-12': judgeMerges,
  'L1-13': judgeHidden,
  'L1-14': judgeLines,
  'L1-15': judgeQuotes,
  'L2-01': judgeNumbers,
  'L2-02': judgeNoDitto,
  'L2-03': judgeUniqueHeadings,
  'L2-04': judgeSpelling,
  'L2-05': judgeOther,
  'L2-06': judgeFormulas,
  'L3-01': judgeFirstRow,
  'L3-02': judgeCodes,
  'L3-03': judgeSymbols,
  'L3-04': judgeUnits,
  'L3-05': judgeTimes,
  'L3-06': judgeAreas,
  'L3-08': judgeDefinitions,
  'L3-09': judgeLong,
}

/** Holds a file against the 30 rules of machine readability (機械可読性の点検); whether it changed over the years, `compareYears` tells. */
export function checkFile({ name, readable, tables }: CheckedFile): FileReport {
  const shaped = tables.map(shapeTable)
  const rules = ruleIds.map((rule): RuleOutcome => {
    if (rule === 'L1-01') return { rule, outcome: readable ? 'kept' : unreadable }
    if (rule === 'L3-07') return { rule, outcome: readable ? alone : 'outside' }
    return { rule, outcome: joinOutcomes(shaped.map(judges[rule])) }
  })
  const headings = shaped.flatMap(({ columns }) => columns.flatMap(({ heading }) => (heading === '' ? [] : [heading])))
  return { name, readable, headings, rules }
}

const unreadable: Outcome = {
  broken: [{ place: 'ファイル全体', sentence: 'この形式は機械で読み取れません。CSVかExcel（.xlsx）でも公開してください。' }],
}
const alone: Outcome = { person: 'ほかの年度のファイルと項目や並びが同じか確かめてください。' }

/** L3-07: files whose names differ in their figures only must have half of their headings in common with the first of them. */
export function compareYears(reports: readonly FileReport[]): FileReport[] {
  const series = groupBy(reports, ({ name }) => name.replace(/\d+/g, '#'))
  return reports.map((report) => {
    const [first] = series.get(report.name.replace(/\d+/g, '#')) ?? []
    const isSeries = first?.readable && report.readable && (series.get(first.name.replace(/\d+/g, '#'))?.length ?? 1) > 1
    if (!isSeries) return report
    const outcome = judgeYears(report, first)
    return { ...report, rules: report.rules.map((one) => (one.rule === 'L3-07' ? { ...one, outcome } : one)) }
  })
}

function judgeYears(own: FileReport, first: FileReport): Outcome {
  const model = new Set(first.headings)
  const headings = new Set(own.headings)
  const common = [...headings].filter((heading) => model.has(heading)).length
  if (common * 2 >= headings.size + model.size - common) return 'kept'
  const sentence = `「${first.name}」と項目が大きく違います。項目名をそろえ、変えたときはその履歴を書いてください。`
  return { broken: [{ place: 'ファイル全体', sentence }] }
}

/** Of several sheets: broken where one is; a person looks where one must be looked at. */
function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  const broken: Break[] = outcomes.flatMap((one) => (typeof one === 'object' && 'broken' in one ? one.broken : []))
  if (broken.length > 0) return { broken }
  const person = outcomes.find((one) => typeof one === 'object')
  return person ?? (outcomes.includes('kept') ? 'kept' : 'outside')
}
