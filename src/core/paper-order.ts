import type { DocumentFacts, Stage } from './exchange.ts'

/** What tells when a paper speaks: 年度, 段階, 時点, 案. */
export type PaperTime = Pick<DocumentFacts, 'fiscalYear' | 'stage' | 'asOf' | 'draft'>

/**
 * Months after the beginning of its fiscal year in which a paper is usually written. A plan is written before its year, a final evaluation
 * in the summer after it: hence last year's evaluation speaks later than this year's plan, and its results stand.
 */
const months: Record<Stage, number> = { plan: 0, progress: 6, interim: 9, final: 15 }

/**
 * Which of two papers speaks later (資料の新旧): negative where the first is older, 0 where nothing tells, so that the one that is imported
 * later counts. By year and stage; within the same by the date of the figures; a draft (案) comes before what was decided.
 */
export function comparePapers(one: PaperTime, other: PaperTime): number {
  if (one.fiscalYear === undefined || other.fiscalYear === undefined) return 0
  const written = ({ fiscalYear, stage }: PaperTime) =>
    fiscalYear === undefined ? Number.NaN : fiscalYear * 12 + months[stage ?? 'final']
  const byTime = written(one) - written(other)
  if (byTime !== 0) return byTime
  if (one.asOf !== undefined && other.asOf !== undefined && one.asOf !== other.asOf) return one.asOf < other.asOf ? -1 : 1
  return Number(other.draft === true) - Number(one.draft === true)
}
