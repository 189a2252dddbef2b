import type { PublicationHead } from '#app/publication.ts'
import type { IndexedRow } from '#app/published-row.ts'
import type { PublicPlan } from '#app/read-publication.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { Heading } from '../parts/heading.tsx'
import type { ItemListing } from '../parts/item-list.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Trail } from '../parts/trail.tsx'
import { PlanAtAGlance } from './public-home-page.tsx'

/** One publication: a plan in a year, in the version named. */
export function PublicPlanPage(props: {
  frame: Frame
  plan: PublicPlan
  content: PublicationHead
  rows: IndexedRow[]
  listing?: ItemListing | undefined
  newer: string | undefined
}) {
  const { frame, plan, content, rows, listing, newer } = props
  const year = formatFiscalYear(content.fiscalYear, 'era')
  return (
    <Page frame={frame} title={`${content.plan.title} ${year} 第${content.version}版`}>
      <Trail steps={[{ title: '評価の結果', href: '/public' }, { title: `${content.plan.title} ${year}` }]} />
      <Heading eyebrow={content.body.name} title={`${content.plan.title}　${year}`} />
      {newer && (
        <p className="notice">
          これは前の版です。<a href={`/public/${encodeURIComponent(newer)}`}>新しい版を見る</a>
        </p>
      )}
      <PlanAtAGlance plan={plan} rows={rows} listing={listing} head="h2" />
    </Page>
  )
}
