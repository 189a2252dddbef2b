import { rsOffices, rsOutlines, rsPolicies } from './rs-basics.ts'
import { type RsFile, type RsRow, rsFiles } from './rs-files.ts'
import { isFigureInSet, rsIndicators } from './rs-indicators.ts'
import { isInSet, rsMoney } from './rs-money.ts'
import { type RsSource, rsProgrammes } from './rs-programmes.ts'
import { rsReviews } from './rs-review.ts'

/** A file of the set: its name, and its rows under the set's own headings. */
export interface RsTable {
  file: RsFile
  name: string
  headings: readonly string[]
  rows: (string | number | undefined)[][]
}

/** What of the facts the set has no column for, by kind: how many. */
export interface RsLeftOut {
  /** 計画事業費・決算見込・財源や経費の内訳・再掲 */
  budgets: number
  /** 基準値・目安・予定・変更前の目標・列のない年度 */
  observations: number
  /** ほかの年度の評価 */
  evaluations: number
  /** 用語 */
  terms: number
}

/** The RS-compatible set (行政事業レビューの見える化サイトと同じ列のCSV) of a plan's facts, as far as they go. Missing stays blank, and is never 0. */
export function rsSet(source: RsSource): { tables: RsTable[]; leftOut: RsLeftOut } {
  const programmes = rsProgrammes(source)
  const rows: Record<RsFile, RsRow[]> = {
    '1-1': rsOffices(programmes),
    '1-2': rsOutlines(programmes, source),
    '1-3': rsPolicies(programmes, source),
    '2-1': rsMoney(programmes, source),
    '3-1': rsIndicators(programmes, source),
    '4-1': rsReviews(programmes, source),
  }
  const tables = (Object.keys(rsFiles) as RsFile[]).map((file): RsTable => {
    const { title, headings } = rsFiles[file]
    const name = `${file}_RS_${source.fiscalYear}_${title}.csv`
    return { file, name, headings, rows: rows[file].map((row) => headings.map((heading) => row[heading])) }
  })
  return { tables, leftOut: leftOutOf(source) }
}

const leftOutOf = ({ facts, fiscalYear }: RsSource): RsLeftOut => ({
  budgets: facts.budgets.filter((row) => !isInSet(row)).length,
  observations: facts.observations.filter((row) => !isFigureInSet(row)).length,
  evaluations: facts.evaluations.filter((row) => row.fiscalYear !== fiscalYear).length,
  terms: facts.terms.length,
})
