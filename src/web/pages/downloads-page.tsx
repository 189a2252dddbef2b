import type { PublicationCard } from '#app/body-home.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatDay } from '../parts/date-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'

function PublishedData({ card }: { card: PublicationCard }) {
  const to = `/public/${encodeURIComponent(card.id)}`
  const links = [
    [`${to}/package.zip`, 'CSV 一式（Data Package・zip）'],
    [`${to}/exchange.json`, '交換形式（JSON）'],
    [`${to}/publication.json`, '公表内容の全体（JSON）'],
    [to, 'ページで見る'],
  ]
  return (
    <section className="block" id={`publication-${card.id}`}>
      <h2>
        {card.planTitle}　{formatFiscalYear(card.fiscalYear, 'era')}　第{card.version}版
      </h2>
      <ul className="data-links">
        {links.map(([href, word]) => (
          <li key={href}>
            <a href={href}>{word}</a>
          </li>
        ))}
      </ul>
      <p className="block-note">
        {formatDay(card.publishedAt)}公表
        <span className="hash">内容の照合番号（SHA-256）{card.hash}</span>
      </p>
    </section>
  )
}

/** Every publication as data (オープンデータ). */
export function DownloadsPage({ frame, publications }: { frame: Frame; publications: PublicationCard[] }) {
  return (
    <Page frame={frame} title="データの入手">
      <Heading title="データの入手" lead="公表した評価を、加工しやすい形で配布しています。版ごとの内容は変わりません。" />
      {publications.length === 0 && <p className="empty">公表した評価はまだありません。</p>}
      {publications.map((card) => (
        <PublishedData key={card.id} card={card} />
      ))}
      <section className="block">
        <h2>プログラムから使う</h2>
        <p className="prose">
          公表した内容は JSON で取り出せます。仕様は <a href="/api/openapi.json">OpenAPI の記述</a> にあります。
        </p>
      </section>
    </Page>
  )
}
