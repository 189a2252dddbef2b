import type { BodyHome, PlanCard, PublicationCard } from '#app/body-home.ts'
import type { DocumentView } from '#app/document-view.ts'
import { formatDay, formatInstant } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatCount } from '../parts/count-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'

/** What became of a document's statements: 「読取 40 · 確定 38 · 確認待ち 2」. */
export const documentCounts = ({ drafts, accepted, returned, rejected, failed }: DocumentView): string =>
  failed
    ? '読み取れませんでした'
    : [
        `読取 ${formatCount(drafts + accepted + returned + rejected)}`,
        accepted > 0 && `確定 ${formatCount(accepted)}`,
        drafts > 0 && `確認待ち ${formatCount(drafts)}`,
        returned > 0 && `差戻し ${formatCount(returned)}`,
      ]
        .filter(Boolean)
        .join(' · ')

/** A document in a list: its title, what it is, and what became of it. */
export function DocumentRow({ document }: { document: DocumentView }) {
  return (
    <li>
      <div className="list-row">
        <span className="list-main">
          <a href={`/documents/${encodeURIComponent(document.id)}`}>{document.title}</a>
          {document.title !== document.name && <span className="list-side">　{document.name}</span>}
        </span>
        <span className="list-side figure">{documentCounts(document)}</span>
        <span className="list-side figure">{formatInstant(document.importedAt)}</span>
      </div>
    </li>
  )
}

function Plan({ plan }: { plan: PlanCard }) {
  const year = plan.years[0]
  const published = plan.lastPublication
  return (
    <li>
      <div className="list-row">
        <span className="list-main">
          <a className="plan-name" href={`/plans/${encodeURIComponent(plan.id)}`}>
            {plan.title}
          </a>
          <span className="list-side plan-issuer">
            {plan.issuer}　{plan.scheme.title}
          </span>
        </span>
        <dl className="plan-facts">
          <div>
            <dt>年度</dt>
            <dd>{year === undefined ? '—' : formatFiscalYear(year, 'era')}</dd>
          </div>
          <div>
            <dt>項目</dt>
            <dd>{formatCount(plan.items)}</dd>
          </div>
          <div>
            <dt>確認待ち</dt>
            <dd>{plan.waiting > 0 ? <strong>{formatCount(plan.waiting)}</strong> : plan.waiting}</dd>
          </div>
          <div>
            <dt>最後の公表</dt>
            <dd>{published ? `${formatDay(published.publishedAt)}　第${published.version}版` : '—'}</dd>
          </div>
        </dl>
      </div>
    </li>
  )
}

function Publications({ publications }: { publications: PublicationCard[] }) {
  return (
    <section className="block">
      <h2>公表</h2>
      <ul className="list">
        {publications.map((card) => (
          <li key={card.id}>
            <div className="list-row">
              <span className="list-main">
                <a href={`/public/${encodeURIComponent(card.id)}`}>
                  {card.planTitle}　{formatFiscalYear(card.fiscalYear, 'era')}　第{card.version}版
                </a>
                <span className="publication-summary">{card.summary}</span>
              </span>
              <span className="list-side figure">{formatInstant(card.publishedAt)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Documents({ title, documents }: { title: string; documents: DocumentView[] }) {
  return (
    <section className="block">
      <h2>{title}</h2>
      <ul className="list">
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
    </section>
  )
}

function Empty() {
  return (
    <div className="empty">
      <p>まだ何も登録されていません。はじめに、手元の評価票や計画書を一つ取り込んでください。</p>
      <p className="soft">
        Excel・Word・PDF・HTML・CSV・テキストのまま読み取ります。読み取った数値は下書きになり、原文の欄と見比べて確定するまで、どこにも表れません。
      </p>
      <p>
        <a className="button is-main" href="/import">
          評価票を取り込む
        </a>
      </p>
    </div>
  )
}

/** Home of the body (ホーム): its plans, and what is waiting. */
export function HomePage({ frame, home }: { frame: Frame; home: BodyHome }) {
  const drafts = home.waiting.reduce((sum, document) => sum + document.drafts, 0)
  const settled = home.imports.filter(({ id }) => !home.waiting.some((document) => document.id === id))
  return (
    <Page frame={frame} title="ホーム">
      <Heading
        title={home.body.name}
        lead={
          home.empty
            ? undefined
            : drafts > 0
              ? `${home.waiting.length} 件の資料から読み取った ${formatCount(drafts)} 件の下書きが、確認を待っています。`
              : '確認を待っている下書きはありません。'
        }
        actions={
          !home.empty && (
            <a className="button is-main" href="/import">
              取り込む
            </a>
          )
        }
      />
      {home.empty && <Empty />}
      {home.waiting.length > 0 && <Documents title="確認待ち" documents={home.waiting} />}
      {home.plans.length > 0 && (
        <section className="block">
          <h2>計画</h2>
          <ul className="list">
            {home.plans.map((plan) => (
              <Plan key={plan.id} plan={plan} />
            ))}
          </ul>
        </section>
      )}
      {settled.length > 0 && <Documents title="最近の取込" documents={settled} />}
      {home.publications.length > 0 && <Publications publications={home.publications} />}
    </Page>
  )
}
