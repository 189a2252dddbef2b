import { type FiscalYear, formatFiscalYear } from '#core/fiscal-year.ts'
import { indicatorsOf } from '#core/judge.ts'
import { isNotSettledYet } from '#core/not-settled-yet.ts'
import type { Item } from '#core/plan.ts'
import { totalBudgets } from '#core/roll-up.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import type { FieldSummary, MissedIndicator, PublicationSummary, PublishedSheet } from './publication.ts'
import { countStates, hasTarget, sumCounts, totalOf, type VerdictCounts } from './verdict-counts.ts'

/** What the published sheets of a year come to (集計): computed from them alone, each indicator once. */
export function summarise(sheets: PublishedSheet[], scheme: Scheme, fiscalYear: FiscalYear): PublicationSummary {
  const counted = countEach(sheets, fiscalYear)
  const counts = sumCounts([...counted.values()])
  return {
    sentence: writeSummary(counts, sheets.length, scheme, fiscalYear),
    counts,
    grades: countGrades(sheets),
    fields: summariseFields(sheets, counted),
    missed: sheets.flatMap(findMissed(fiscalYear)),
    money: totalBudgets(sheets.flatMap(({ view }) => settledSoFar(view, scheme))).map(({ items, ...total }) => total),
  }
}

/** Verdicts of each sheet on its indicators with a target; an indicator that another sheet lists again (再掲) counts on the first alone. */
function countEach(sheets: PublishedSheet[], fiscalYear: FiscalYear): Map<PublishedSheet, VerdictCounts> {
  const seen = new Set<string>()
  return new Map(
    sheets.map((sheet) => {
      const own = indicatorsOf(sheet.view).filter(
        ({ indicator, observations }) => !seen.has(indicator.id) && hasTarget(observations, fiscalYear),
      )
      for (const { indicator } of own) seen.add(indicator.id)
      return [sheet, countStates(own.flatMap(({ indicator }) => sheet.judgement.verdicts[indicator.id]?.state ?? []))]
    }),
  )
}

/** 「令和2年度は、数値目標 15 件のうち 11 件を達成しました。未達は 2 件、判定できないものが 2 件です。」 */
function writeSummary(counts: VerdictCounts, sheets: number, scheme: Scheme, fiscalYear: FiscalYear): string {
  const year = formatFiscalYear(fiscalYear, 'era')
  const total = totalOf(counts)
  const label = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label ?? '項目'
  if (total === 0) return `${year}は、${label} ${sheets} 件を評価しました。数値目標はありません。`
  // a plan before its year: nothing could be reached yet, and nothing was missed
  if (counts.unknown === total) return `${year}は、数値目標が ${total} 件あります。実績から判定できるものは、まだありません。`
  const rest = [
    counts.missed > 0 ? `未達は ${counts.missed} 件` : undefined,
    counts.pending > 0 ? `途中のものが ${counts.pending} 件` : undefined,
    counts.unknown > 0 ? `判定できないものが ${counts.unknown} 件` : undefined,
  ].filter((part) => part !== undefined)
  const tail = rest.length === 0 ? '' : `${rest.join('、')}です。`
  const met =
    counts.met === 0
      ? '達成したものはありません'
      : counts.met === total
        ? 'すべてを達成しました'
        : `${counts.met} 件を達成しました`
  return counts.met === total
    ? `${year}は、数値目標 ${total} 件の${met}。`
    : `${year}は、数値目標 ${total} 件のうち ${met}。${tail}`
}

function countGrades(sheets: PublishedSheet[]): Record<string, number> {
  const grades = sheets.flatMap(({ grade }) => grade ?? [])
  return Object.fromEntries([...new Set(grades)].sort().map((grade) => [grade, grades.filter((one) => one === grade).length]))
}

/** By branch of the plan: the highest level at which it has more than one; the sheets themselves where it has none. */
function summariseFields(sheets: PublishedSheet[], counted: Map<PublishedSheet, VerdictCounts>): FieldSummary[] {
  const depth = Math.max(0, ...sheets.map(({ view }) => view.path.length))
  const branchAt = (level: number) => (sheet: PublishedSheet) => sheet.view.path[level] ?? sheet.view.item
  const levels = Array.from({ length: depth + 1 }, (_, level) => level)
  const level = levels.find((one) => new Set(sheets.map((sheet) => branchAt(one)(sheet).id)).size > 1) ?? depth
  const branches = new Map<string, { item: Item; counts: VerdictCounts[] }>()
  for (const sheet of sheets) {
    const item = branchAt(level)(sheet)
    const branch = branches.get(item.id) ?? { item, counts: [] }
    branches.set(item.id, branch)
    branch.counts.push(counted.get(sheet) ?? countStates([]))
  }
  return [...branches.values()].map(({ item, counts }) => ({ item: nameOf(item), counts: sumCounts(counts) }))
}

function nameOf({ id, title, code, level, levelLabel }: Item): FieldSummary['item'] {
  return { id, title, level, ...(code === undefined ? {} : { code }), ...(levelLabel === undefined ? {} : { levelLabel }) }
}

const findMissed =
  (fiscalYear: FiscalYear) =>
  ({ view, judgement }: PublishedSheet): MissedIndicator[] =>
    indicatorsOf(view).flatMap(({ indicator, observations }) => {
      const verdict = judgement.verdicts[indicator.id]
      if (verdict?.state !== 'missed' || !hasTarget(observations, fiscalYear)) return []
      const issue = wordsOf(view, 'issue')
      const direction = wordsOf(view, 'direction')
      return [
        {
          item: { id: view.item.id, title: view.item.title },
          indicator: { id: indicator.id, name: indicator.name },
          sentence: verdict.reason,
          ...(issue === '' ? {} : { issue }),
          ...(direction === '' ? {} : { direction }),
        },
      ]
    })

function wordsOf(view: SheetView, role: 'issue' | 'direction'): string {
  const blocks = view.sections.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.type === 'narratives' && field.role === role ? field.blocks : [])),
  )
  return blocks.map(({ text }) => text).join('\n')
}

/** What a year that is still running has not spent yet is no total of 0. */
const settledSoFar = (view: SheetView, scheme: Scheme) =>
  budgetsOf(view).filter((budget) => !isNotSettledYet(scheme, budget, view.fiscalYear))

function budgetsOf({ sections }: SheetView) {
  return sections.flatMap(({ fields }) => fields.flatMap((field) => (field.type === 'budget' ? field.budgets : [])))
}
