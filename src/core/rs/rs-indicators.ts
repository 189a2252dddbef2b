import { groupBy } from '../group-by.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { type RsRow, rsYears } from './rs-files.ts'
import { type RsProgramme, type RsSource, rsLine, rsWords } from './rs-programmes.ts'

const kinds = { outcome: 'アウトカム', output: 'アウトプット' } as const
const turns = { increase: '上がると良い', decrease: '下がると良い' } as const
const lines = ['1.目標年度', '2.目標値', '3.実績値', '4.達成率'] as const

/** Year of the column that a figure stands in: of a span, its last. */
const yearOf = ({ fiscalYear, toFiscalYear }: Observation): number | undefined => fiscalYear ?? toFiscalYear

/** Whether a figure has a place in the set: a target or an actual that was not replaced, of a year that has a column. */
export function isFigureInSet(row: Observation): boolean {
  const year = yearOf(row)
  const isKind = row.measure === 'target' || row.measure === 'actual'
  return isKind && row.supersededBy === undefined && year !== undefined && year >= rsYears.first && year <= rsYears.last
}

/** 3-1 目標・実績: four rows an indicator, its years in columns. A figure in words stands as words. */
export function rsIndicators(programmes: readonly RsProgramme[], source: RsSource): RsRow[] {
  const { facts } = source
  const words = rsWords(source)
  const byItem = groupBy(facts.indicators, ({ item }) => item)
  const figures = groupBy(facts.observations.filter(isFigureInSet), ({ indicator }) => indicator)
  return programmes.flatMap(({ item, leading }) => {
    const indicators = byItem.get(item.id) ?? []
    if (indicators.length === 0) return [leading]
    return indicators.flatMap((indicator, nth) => {
      const row = { ...leading, ...describe(indicator, nth + 1), 'アクティビティ／活動目標／成果目標': words.of(item.id, 'goal') }
      return linesOf(figures.get(indicator.id) ?? []).map((line) => ({ ...row, ...line }))
    })
  })
}

const describe = ({ name, unit, kind, role, direction }: Indicator, nth: number): RsRow => ({
  'アクティビティ・アウトプット・アウトカムの番号': nth,
  '種別（アクティビティ・アウトプット・アウトカム）': role === 'outcome' || role === 'output' ? kinds[role] : undefined,
  成果目標の種類: kind === 'qualitative' ? '定性的' : '定量的',
  '活動指標／成果指標': rsLine(name),
  単位: unit,
  '改善の上向き／下向き': direction === 'increase' || direction === 'decrease' ? turns[direction] : undefined,
})

/** The four rows; no rate is worked out, since the body's own rule may be another. */
function linesOf(figures: readonly Observation[]): RsRow[] {
  const under = (measure: Observation['measure']) =>
    Object.fromEntries(figures.filter((row) => row.measure === measure).map((row) => [`${yearOf(row)}`, figureOf(row)]))
  const targets = under('target')
  const last = Object.keys(targets).sort().at(-1)
  const cells = [last === undefined ? {} : { [last]: 1 }, targets, under('actual'), {}]
  return lines.map((line, nth) => ({ '目標年度／目標値／実績値／達成率': line, ...cells[nth] }))
}

const figureOf = ({ value, text }: Observation): string | number | undefined =>
  value ?? (text === undefined ? undefined : rsLine(text))
