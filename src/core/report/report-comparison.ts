import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import { evaluationOf } from '../given-grades.ts'
import { formatGrades } from '../grade.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Scheme } from '../scheme.ts'
import type { SheetView } from '../sheet.ts'
import { type ReportRow, reportNote, reportTable } from './report-table.ts'

/** Grades beside those of the years before (評価の推移): what a three-year table of the council needs. Empty where nobody graded. */
export function reportComparison(
  years: { fiscalYear: FiscalYear; views: SheetView[] }[],
  scheme: Scheme,
  page: PageSetup,
): PaperBlock[] {
  const style = scheme.years ?? 'era'
  const given = years.map(({ fiscalYear, views }) => ({
    fiscalYear,
    grades: new Map(
      views.flatMap((view) => {
        const evaluation = evaluationOf(view, scheme)
        return evaluation ? [[view.item.id, formatGrades(evaluation, scheme)] as const] : []
      }),
    ),
  }))
  const shown = given.filter(({ grades }) => grades.size > 0)
  const views = years.at(-1)?.views ?? []
  if (shown.length === 0) return []
  const columns = [
    { heading: '名称', share: 6 },
    ...shown.map(({ fiscalYear }) => ({ heading: formatFiscalYear(fiscalYear, style), share: 1.4 })),
    ...(shown.length > 1 ? [{ heading: '前年度から', share: 1.4 }] : []),
  ]
  const rows = views.map(({ item }): ReportRow => {
    const letters = shown.map(({ grades }) => grades.get(item.id))
    return { values: [item.title, ...letters, ...(shown.length > 1 ? [changeOf(letters)] : [])] }
  })
  return [reportTable(columns, rows, page), reportNote('—は評価の記載がない年度です。')]
}

function changeOf(letters: (string | undefined)[]): string | undefined {
  const [before, now] = letters.slice(-2)
  if (before === undefined || now === undefined) return undefined
  return before === now ? '変わらず' : `${before} → ${now}`
}
