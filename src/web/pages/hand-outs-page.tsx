import type { PlanCard } from '#app/body-home.ts'
import type { HandOutChoice } from '#app/hand-out-choice.ts'
import type { HandOutCard } from '#app/open-hand-out.ts'
import { formatInstant } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatCount } from '../parts/count-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Trail } from '../parts/trail.tsx'

const lead =
  '評価票を様式のExcelで渡し、外で記入してもらいます。戻ったファイルを取り込むと、変わったところだけが下書きになります。'

function Row({ card }: { card: HandOutCard }) {
  return (
    <li>
      <div className="list-row">
        <span className="list-main">
          <a href={`/hand-outs/${encodeURIComponent(card.id)}`}>
            {card.plan.title} {formatFiscalYear(card.fiscalYear, 'era')}
          </a>
          <span className="list-side">　{card.sections.join('、')}</span>
        </span>
        <span className="list-side figure">
          配布 {formatCount(card.files)} · 回収 {formatCount(card.back)}
        </span>
        <span className="list-side figure">{formatInstant(card.at)}</span>
      </div>
    </li>
  )
}

/** Hand-outs (配布): which plan, and what was handed out before. */
export function HandOutsPage({ frame, plans, cards }: { frame: Frame; plans: PlanCard[]; cards: HandOutCard[] }) {
  return (
    <Page frame={frame} title="配布">
      <Heading title="配布と回収" lead={lead} />
      <section className="block">
        <h2>配布する計画を選ぶ</h2>
        {plans.length === 0 ? (
          <p>
            計画がまだありません。はじめに<a href="/import">評価票を取り込み</a>、内容を確定してください。
          </p>
        ) : (
          <ul className="list">
            {plans.map(({ id, title, issuer }) => (
              <li key={id}>
                <div className="list-row">
                  <span className="list-main">
                    <a href={`/hand-outs?plan=${encodeURIComponent(id)}`}>{title}</a>
                    <span className="list-side plan-issuer">{issuer}</span>
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      {cards.length > 0 && (
        <section className="block">
          <h2>これまでの配布</h2>
          <ul className="list">
            {cards.map((card) => (
              <Row key={card.id} card={card} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function Sections({ sections }: Pick<HandOutChoice, 'sections'>) {
  if (sections.length === 0) return null
  return (
    <fieldset className="entry">
      <legend>担当課（選ばなければすべて）</legend>
      <div className="choices">
        {sections.map(({ name, sheets }) => (
          <label key={name}>
            <input type="checkbox" name="section" value={name} />
            <span>
              {name} <span className="soft small">{formatCount(sheets)} 件</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** What of a plan is handed out (配布の対象): year, sections, single items. */
export function HandOutChoicePage({
  frame,
  choice,
  problem,
}: {
  frame: Frame
  choice: HandOutChoice
  problem?: string | undefined
}) {
  const { plan, years, sheets, sections } = choice
  return (
    <Page frame={frame} title={`配布 ${plan.title}`}>
      <Trail steps={[{ title: '配布', href: '/hand-outs' }, { title: plan.title }]} />
      <Heading eyebrow={plan.issuer} title={`${plan.title}を配布する`} lead={lead} />
      {problem && (
        <p className="notice is-problem" role="alert">
          {problem}
        </p>
      )}
      <form method="post" action="/hand-outs">
        <input type="hidden" name="plan" value={plan.id} />
        <div className="entry">
          <label htmlFor="year">年度</label>
          <select id="year" name="year" defaultValue={plan.years[0]}>
            {years.map((year) => (
              <option key={year} value={year}>
                {formatFiscalYear(year, 'era')}
              </option>
            ))}
          </select>
        </div>
        <Sections sections={sections} />
        <div className="entry">
          <label htmlFor="items">番号か名称で選ぶ（1行に一つ。空ければ上の条件のとおり）</label>
          <textarea id="items" name="items" rows={4} />
        </div>
        <div className="actions">
          <button type="submit" className="is-main">
            配布ファイルをつくる
          </button>
          <span className="soft small">評価票は全部で {formatCount(sheets)} 件です。</span>
        </div>
      </form>
    </Page>
  )
}
