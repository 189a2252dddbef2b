import type { PlanIndex, PlanSearch } from '#app/plan-index.ts'
import type { PlanList } from '#app/plan-list.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { Heading } from '../parts/heading.tsx'
import { ItemList } from '../parts/item-list.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Trail } from '../parts/trail.tsx'
import { YearChoice } from '../parts/year-choice.tsx'

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
      <Trail steps={[{ title: '計画', href: '/' }, { title: plan.title }]} />
      <Heading
        eyebrow={[...new Set([plan.issuer, plan.scheme.title, year])].filter((one) => one !== plan.title).join('　')}
        title={plan.title}
        actions={
          <>
            <YearChoice years={plan.years} now={fiscalYear} href={(one) => `${to}?year=${one}`} />
            <a className="button" href={`${to}/pack?year=${fiscalYear}`}>
              印刷・会議資料
            </a>
            <a className="button" href={`/publish?plan=${encodeURIComponent(plan.id)}&year=${fiscalYear}`}>
              公表の準備
            </a>
          </>
        }
      />
      <ItemList
        list={{ ...list, search }}
        place={{ to, year: fiscalYear, label, href: (item) => `/sheets/${encodeURIComponent(item)}?year=${fiscalYear}` }}
      />
    </Page>
  )
}
