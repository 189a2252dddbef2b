import type { WovenColumn } from './woven-head.ts'
import type { Run, Word } from './woven-run.ts'

/** The columns of both tables with their years. */
interface Dated {
  stages: WovenColumn[]
  measures: WovenColumn[]
  /** Lines that gave years. */
  lines: number[]
}

/** Years on a line. */
export interface YearLine {
  at: number
  run: string[]
}

/** Gives each column its year: those of a line that has as many as the columns need, or of a line that has as many as both tables need. */
export function dateColumns(stages: Run, measures: Run | undefined, years: YearLine[], order: WovenOrder): Dated | undefined {
  const ofStages = datings(stages, years, order.stages)
  const ofMeasures = measures ? datings(measures, years, order.measures) : [undated]
  for (const a of ofStages)
    for (const b of ofMeasures)
      if (a.at === undefined || a.at !== b.at)
        return { stages: a.columns, measures: b.columns, lines: [a, b].flatMap(({ at }) => at ?? []) }
  for (const { at, run } of measures ? years : [])
    for (let parted = 1; measures && parted < run.length; parted++) {
      const [a] = datings(stages, [{ at, run: run.slice(0, parted) }], order.stages)
      const [b] = datings(measures, [{ at, run: run.slice(parted) }], order.measures)
      if (a && b) return { stages: a.columns, measures: b.columns, lines: [at] }
    }
  const [a] = ofStages
  return a && { stages: a.columns, measures: [], lines: a.at === undefined ? [] : [a.at] }
}

/** The order in which the scheme names the stages of a budget and the figures of an indicator. */
export interface WovenOrder {
  stages: Word['part'][]
  measures: Word['part'][]
}

interface Dating {
  /** The line that gave the years; absent where the words have them. */
  at?: number
  columns: WovenColumn[]
}

const undated: Dating = { columns: [] }

/** The ways to give the columns of a run their years. */
function datings({ hits, locator }: Run, years: YearLine[], order: Word['part'][]): Dating[] {
  const columns = (list: string[]) =>
    hits.map(({ text }, i): WovenColumn => ({ word: text, locator, ...(list[i] === undefined ? {} : { year: list[i] }) }))
  if (hits.every(({ fiscalYear }) => fiscalYear !== undefined)) return [{ columns: columns([]) }]
  return years.flatMap(({ at, run }) => {
    const list = yearsOfRun(hits, run, order)
    return list ? [{ at, columns: columns(list) }] : []
  })
}

/** A year for each column: one each, or a new one where the order of the words begins again. */
function yearsOfRun(hits: Run['hits'], years: string[], order: Word['part'][]): string[] | undefined {
  const ranks = hits.map(({ part }) => order.indexOf(part))
  let group = -1
  const groups = ranks.map((rank, i) => {
    if (i === 0 || rank <= (ranks[i - 1] as number)) group++
    return group
  })
  if (group + 1 === years.length) return groups.map((one) => years[one] as string)
  return years.length === hits.length ? years : undefined
}
