import type { MissedIndicator } from '#app/publication.ts'
import type { IndexedRow } from '#app/published-row.ts'
import type { PublicHome, PublicPlan } from '#app/read-publication.ts'
import { formatDay } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { ChartStacked } from '../parts/chart-stacked.tsx'
import { formatCount } from '../parts/count-words.ts'
import type { ItemListing } from '../parts/item-list.tsx'
import { MoneyBars } from '../parts/money-bars.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { SheetList } from '../parts/sheet-list.tsx'
import { countAll, formatCounts } from '../parts/verdict-counts.tsx'
import { VerdictMark } from '../parts/verdict-mark.tsx'
import { YearChoice } from '../parts/year-choice.tsx'

/** Which heading the parts of a plan carry: under the plan's own on the home, under the page's on its own page. */
type HeadLevel = 'h2' | 'h3'

const itemOf = (publication: string, item: string) =>
  `/public/${encodeURIComponent(publication)}/items/${encodeURIComponent(item)}`

/** Those of one item stand together: the body's words are about the item, and are said once. */
function groupByItem(missed: MissedIndicator[]): MissedIndicator[][] {
  return [...new Set(missed.map(({ item }) => item.id))].map((id) => missed.filter(({ item }) => item.id === id))
}

function MissedItem({ missed, publication }: { missed: MissedIndicator[]; publication: string }) {
  const [{ item, issue, direction }] = missed as [MissedIndicator]
  return (
    <li>
      <p className="missed-item">
        <a href={itemOf(publication, item.id)}>{item.title}</a>
      </p>
      <ul className="missed-indicators">
        {missed.map(({ indicator, sentence }) => (
          <li key={indicator.id}>
            <VerdictMark state="missed" />
            <p>
              <a href={`${itemOf(publication, item.id)}#indicator-${indicator.id}`}>{indicator.name}</a>
              <span className="missed-sentence">{sentence}</span>
            </p>
          </li>
        ))}
      </ul>
      {(issue ?? direction) && (
        <dl className="missed-words">
          {issue && (
            <div>
              <dt>残った課題</dt>
              <dd>{issue}</dd>
            </div>
          )}
          {direction && (
            <div>
              <dt>これから</dt>
              <dd>{direction}</dd>
            </div>
          )}
        </dl>
      )}
    </li>
  )
}

function Missed({ missed, publication, head: Head }: { missed: MissedIndicator[]; publication: string; head: HeadLevel }) {
  if (missed.length === 0) return null
  return (
    <section className="block">
      <Head className="part-head">達成できなかった目標</Head>
      <ul className="list missed-list">
        {groupByItem(missed).map((own) => (
          <MissedItem key={own[0]?.item.id} missed={own} publication={publication} />
        ))}
      </ul>
    </section>
  )
}

function Fields({ plan, head: Head }: { plan: PublicPlan; head: HeadLevel }) {
  const fields = plan.summary.fields.filter(({ counts }) => countAll(counts) > 0)
  if (fields.length === 0) return null
  const words = new Set(fields.map(({ item }) => item.levelLabel))
  const word = words.size === 1 ? fields[0]?.item.levelLabel : undefined
  return (
    <section className="block">
      <Head className="part-head">{fields.length > 1 ? `${word ?? '分野'}ごとの達成状況` : '達成状況'}</Head>
      <ul className="field-bars">
        {fields.map(({ item, counts }) => (
          <li key={item.id}>
            <p>
              {item.levelLabel && !(word && fields.length > 1) && <span className="trail-level">{item.levelLabel}</span>}
              {item.title}
            </p>
            <ChartStacked
              title={`${item.title}：数値目標 ${formatCount(countAll(counts))} 件、${formatCounts(counts)}`}
              counts={counts}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changes({ plan, head: Head }: { plan: PublicPlan; head: HeadLevel }) {
  if (plan.changes.length === 0) return null
  return (
    <section className="block">
      <Head className="part-head">前の年度から変わったこと</Head>
      <ul className="list">
        {plan.changes.map(({ item, indicator, sentence }) => (
          <li key={indicator.id}>
            <a href={itemOf(plan.publication.id, item.id)}>{indicator.name}</a>　{sentence}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What one plan's publication says: sentence, verdicts by field, what was missed, money, what changed, and every sheet. */
export function PlanAtAGlance(props: {
  plan: PublicPlan
  rows: IndexedRow[]
  listing?: ItemListing | undefined
  head: HeadLevel
}) {
  const { plan, rows, listing, head: Head } = props
  const { summary, publication } = plan
  return (
    <>
      <p className="first-sentence">{summary.sentence}</p>
      <Fields plan={plan} head={Head} />
      <Missed missed={summary.missed} publication={publication.id} head={Head} />
      {summary.money.length > 0 && (
        <section className="block">
          <Head className="part-head">お金</Head>
          <MoneyBars title="事業費" rows={summary.money} />
          <p className="block-note">再掲（ほかの欄にも載せた同じ金額）は加えていません。破線の棒は見込みです。</p>
        </section>
      )}
      <Changes plan={plan} head={Head} />
      <SheetList publication={publication.id} rows={rows} listing={listing} head={Head} />
      <p className="published-note">
        {formatDay(publication.publishedAt)}公表　第{publication.version}版
        <a href={`/public/downloads#publication-${publication.id}`}>データを入手する</a>
      </p>
    </>
  )
}

/** Public home of the body (公表ページ): of each plan the newest published year. */
export function PublicHomePage({
  frame,
  home,
  rows,
}: {
  frame: Frame
  home: PublicHome
  /** Of each publication. */
  rows: Map<string, IndexedRow[]>
}) {
  return (
    <Page frame={frame} title="評価の結果">
      <div className="heading">
        <h1>{home.body.name}の施策・事業の評価</h1>
        {home.plans.length === 0 && <p className="lead">公表した評価はまだありません。</p>}
      </div>
      {home.plans.map((plan) => {
        const own = rows.get(plan.publication.id)
        return (
          <article key={plan.publication.id} className="public-plan">
            <div className="heading-row">
              <h2>
                {plan.publication.planTitle}
                <span className="public-year">{formatFiscalYear(plan.publication.fiscalYear, 'era')}</span>
              </h2>
              <YearChoice
                years={[plan.publication.fiscalYear, ...plan.others.map(({ fiscalYear }) => fiscalYear)]}
                now={plan.publication.fiscalYear}
                href={(year) => {
                  const other = plan.others.find(({ fiscalYear }) => fiscalYear === year)
                  return `/public/${encodeURIComponent(other?.id ?? plan.publication.id)}`
                }}
              />
            </div>
            {own && <PlanAtAGlance plan={plan} rows={own} head="h3" />}
          </article>
        )
      })}
    </Page>
  )
}
