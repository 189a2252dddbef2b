import type { PlanCard } from '#app/body-home.ts'
import type { FindingView } from '#app/finding-view.ts'
import type { PublicationPreview } from '#app/publish.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { ChartStacked } from '../parts/chart-stacked.tsx'
import { formatCount } from '../parts/count-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Trail } from '../parts/trail.tsx'
import { countAll, formatCounts } from '../parts/verdict-counts.tsx'

/** What differs from the last publication, in words. */
export interface PublicationChange {
  about: string
  before: string
  after: string
}

const address = (plan: string, year: number) => `/publish?plan=${encodeURIComponent(plan)}&year=${year}`

/** Which plan and year (公表の対象). */
export function PublishChoicePage({ frame, plans }: { frame: Frame; plans: PlanCard[] }) {
  return (
    <Page frame={frame} title="公表">
      <Heading title="公表" lead="確定した内容を、版を付けて公開ページに出します。出した版は後から変わりません。" />
      {plans.length === 0 ? (
        <div className="empty">
          <p>公表できる計画がまだありません。はじめに評価票を取り込み、内容を確定してください。</p>
          <p>
            <a className="button is-main" href="/import">
              評価票を取り込む
            </a>
          </p>
        </div>
      ) : (
        <section className="block">
          <h2>計画と年度を選ぶ</h2>
          <ul className="list">
            {plans.map((plan) => (
              <li key={plan.id}>
                <div className="list-row">
                  <span className="list-main">
                    {plan.title}
                    <span className="list-side plan-issuer">{plan.issuer}</span>
                  </span>
                  <span className="publish-years">
                    {plan.years.map((year) => (
                      <a key={year} className="button is-small" href={address(plan.id, year)}>
                        {formatFiscalYear(year, 'era')}
                      </a>
                    ))}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="soft">
        ほかに公開するCSVやExcelは、<a href="/publish/check">機械で読み取れるかを点検</a>できます。
      </p>
    </Page>
  )
}

function Changes({ changes, first }: { changes: PublicationChange[]; first: boolean }) {
  const shown = changes.slice(0, 50)
  return (
    <section className="block">
      <h2>前の版との違い</h2>
      {first ? (
        <p>この年度の公表は初めてです。</p>
      ) : changes.length === 0 ? (
        <p>前の版と同じ内容です。</p>
      ) : (
        <>
          <Scroll held label="前の版との違い">
            <table className="ruled">
              <caption className="hidden-text">前の版との違い</caption>
              <thead>
                <tr>
                  <th scope="col">項目</th>
                  <th scope="col">前の版</th>
                  <th scope="col">今回</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ about, before, after }) => (
                  <tr key={`${about}${before}${after}`}>
                    <th scope="row">{about}</th>
                    <td>{before}</td>
                    <td>{after}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          {changes.length > shown.length && <p className="block-note">ほか {formatCount(changes.length - shown.length)} 件</p>}
        </>
      )}
    </section>
  )
}

function Findings({ findings, plan, year }: { findings: FindingView[]; plan: string; year: number }) {
  if (findings.length === 0) return null
  return (
    <section className="block">
      <h2>指摘の扱い</h2>
      <p className="block-note">公開ページに添えるものを選びます。選ばないものは庁内にとどまります。</p>
      <form method="post" action="/publish/findings">
        <input type="hidden" name="plan" value={plan} />
        <input type="hidden" name="year" value={year} />
        <ul className="list">
          {findings.map(({ id, message, shown }) => (
            <li key={id}>
              <label className="choice">
                <input type="hidden" name="all" value={id} />
                <input type="checkbox" name="shown" value={id} defaultChecked={shown} />
                <span>{message}</span>
              </label>
            </li>
          ))}
        </ul>
        <div className="actions">
          <button type="submit">選択を保存</button>
        </div>
      </form>
    </section>
  )
}

function Confirm({ preview }: { preview: PublicationPreview }) {
  const { plan, fiscalYear, waiting, unchanged, sheets } = preview
  return (
    <section className="block publish-confirm">
      <h2>公表する</h2>
      {waiting > 0 && (
        <p className="notice">
          確認待ちの下書きが {formatCount(waiting)} 件あります。これらは公表されません。<a href="/">確認待ちの資料を見る</a>
        </p>
      )}
      {unchanged ? (
        <p>最後に公表した内容から変わっていないため、新しい版は作りません。</p>
      ) : (
        <form method="post" action="/publish">
          <input type="hidden" name="plan" value={plan.id} />
          <input type="hidden" name="year" value={fiscalYear} />
          <label className="choice">
            <input type="checkbox" name="sure" value="1" required />
            <span>
              {formatFiscalYear(fiscalYear, 'era')}「{plan.title}」の評価票 {formatCount(sheets)} 件を公開ページに出します。
            </span>
          </label>
          <div className="actions">
            <button type="submit" className="is-main">
              公表する
            </button>
          </div>
        </form>
      )}
    </section>
  )
}

/** Look before publishing (公表前の確認): what will be said, what differs, which findings go with it. */
export function PublishPage(props: {
  frame: Frame
  preview: PublicationPreview
  findings: FindingView[]
  changes: PublicationChange[]
  first: boolean
  notice?: string | undefined
}) {
  const { frame, preview, notice } = props
  const { plan, fiscalYear, summary } = preview
  return (
    <Page frame={frame} title={`公表の確認 ${plan.title}`}>
      <Trail steps={[{ title: '公表', href: '/publish' }, { title: `${plan.title} ${formatFiscalYear(fiscalYear, 'era')}` }]} />
      <Heading eyebrow={plan.title} title={`${formatFiscalYear(fiscalYear, 'era')}の公表`} lead={summary.sentence} />
      {notice && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      {countAll(summary.counts) > 0 && (
        <div className="plan-summary">
          <ChartStacked
            title={`数値目標 ${formatCount(countAll(summary.counts))} 件：${formatCounts(summary.counts)}`}
            counts={summary.counts}
          />
        </div>
      )}
      <Changes changes={props.changes} first={props.first} />
      <Findings findings={props.findings} plan={plan.id} year={fiscalYear} />
      <Confirm preview={preview} />
    </Page>
  )
}
