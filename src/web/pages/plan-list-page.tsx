import type { PlanIndex, PlanSearch } from '#app/plan-index.ts'
import type { PlanList } from '#app/plan-list.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { ItemList } from '../parts/item-list.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { PlanHeading } from '../parts/plan-heading.tsx'

/** Large plan (計画の一覧): searched by words, code, branch and section, a hundred rows at a time in the order of its tree. */
export function PlanListPage(props: { frame: Frame; index: PlanIndex; list: PlanList; search: PlanSearch }) {
  const { frame, index, list, search } = props
  const { plan, scheme } = index
  const { fiscalYear } = list
  const year = formatFiscalYear(fiscalYear, 'era')
  const to = `/plans/${encodeURIComponent(plan.id)}`
  const label = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label ?? '項目'
  return (
    <Page frame={frame} title={[plan.title, year, search.words, list.page > 1 && `${list.page}ページ`].filter(Boolean).join(' ')}>
      <PlanHeading plan={plan} years={plan.years} fiscalYear={fiscalYear} />
      <ItemList
        list={{ ...list, search }}
        place={{ to, year: fiscalYear, label, href: (item) => `/sheets/${encodeURIComponent(item)}?year=${fiscalYear}` }}
      />
    </Page>
  )
}
