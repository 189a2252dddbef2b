import type { Evaluation } from '../exchange.ts'
import { groupBy } from '../group-by.ts'
import type { RsRow } from './rs-files.ts'
import { type RsProgramme, type RsSource, rsLine, rsWords } from './rs-programmes.ts'

/** Scales that the set has a column of its own for, with the column of their reason. */
const scales: Record<string, [grade: string, reason: string]> = {
  推進チームの所見: ['行政事業レビュー推進チームの所見', '行政事業レビュー推進チームの所見の詳細'],
  反映状況: ['所見を踏まえた改善点／概算要求における反映状況', '所見を踏まえた改善点／概算要求における反映状況の詳細'],
}

/** 4-1 点検・評価: what was achieved, what comes next, and the grades with their reasons. */
export function rsReviews(programmes: readonly RsProgramme[], source: RsSource): RsRow[] {
  const { facts, fiscalYear } = source
  const words = rsWords(source)
  const own = facts.evaluations.filter((row) => row.fiscalYear === fiscalYear)
  const byItem = groupBy(own, ({ item }) => item)
  return programmes.map(({ item, leading }) => {
    const evaluations = byItem.get(item.id) ?? []
    const [scaled, others] = [evaluations.filter(isScaled), evaluations.filter((row) => !isScaled(row))]
    const said = (evaluator: Evaluation['evaluator']) =>
      joined(others.filter((row) => row.evaluator === evaluator).map(sayGrades))
    return {
      ...leading,
      '事業所管部局による点検・改善ー点検結果': words.of(item.id, 'progress'),
      '事業所管部局による点検・改善ー改善の方向性': words.of(item.id, 'direction'),
      '事業所管部局による点検・改善－目標年度における効果測定に関する評価': said('self'),
      外部有識者による点検ー所見: said('external'),
      ...Object.fromEntries(scaled.flatMap(inColumns)),
      ...words.headed(item.id),
    }
  })
}

const isScaled = ({ grades }: Evaluation): boolean => grades.length === 1 && scales[grades[0]?.scale ?? ''] !== undefined

function inColumns({ grades: [grade], comment }: Evaluation): [string, string | undefined][] {
  const [code, reason] = scales[grade?.scale ?? ''] ?? []
  if (!grade || code === undefined || reason === undefined) return []
  return [
    [code, grade.code],
    [reason, comment === undefined ? undefined : rsLine(comment)],
  ]
}

/** 「評価区分 A【見込】: 理由」 */
function sayGrades({ grades, forecast, comment }: Evaluation): string {
  const written = `${grades.map(({ scale, code }) => `${scale} ${code}`).join('、')}${forecast ? '【見込】' : ''}`
  return [written, comment === undefined ? '' : rsLine(comment)].filter((one) => one !== '').join(': ')
}

const joined = (words: readonly string[]): string | undefined => (words.length === 0 ? undefined : words.join('／'))
