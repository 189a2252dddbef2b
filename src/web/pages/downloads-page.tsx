import type { PublicationCard } from '#app/body-home.ts'
import { formatDay } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { type Licence, licences } from '#core/licence.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'

function PublishedData({ card }: { card: PublicationCard }) {
  const to = `/public/${encodeURIComponent(card.id)}`
  const links = [
    [`${to}/package.zip`, 'CSV 一式（Excel 向け、BOM あり・zip）'],
    [`${to}/package.zip?bom=no`, 'CSV 一式（プログラム向け、BOM なし・zip）'],
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

interface DownloadsPageProps {
  frame: Frame
  publications: PublicationCard[]
  /** 利用条件, where the body has chosen them. */
  licence: Licence | undefined
}

/** On which terms the data may be used, and what is in it. */
function Terms({ licence }: { licence: Licence | undefined }) {
  return (
    <section className="block">
      <h2>CSV 一式の内容と利用条件</h2>
      <p className="prose">
        計画の項目・指標・数値・事業費・評価・記述・用語を、1行に1件の表にしています。列の意味は
        columns.csv（データ定義書）、コードの意味は codes.csv（コード表）、全体の説明は datapackage.json
        にあります。金額は円、年度は始まる年の西暦で、値がないところは空欄です。
      </p>
      {licence === undefined ? (
        <p className="prose">利用の条件は、公表した団体にお尋ねください。</p>
      ) : (
        <p className="prose">
          利用条件は<a href={licences[licence].path}>{licences[licence].title}</a>です。
        </p>
      )}
    </section>
  )
}

/** Every publication as data (オープンデータ). */
export function DownloadsPage({ frame, publications, licence }: DownloadsPageProps) {
  return (
    <Page frame={frame} title="データの入手">
      <Heading title="データの入手" lead="公表した評価を、加工しやすい形で配布しています。版ごとの内容は変わりません。" />
      {publications.length === 0 && <p className="empty">公表した評価はまだありません。</p>}
      {publications.map((card) => (
        <PublishedData key={card.id} card={card} />
      ))}
      {publications.length > 0 && <Terms licence={licence} />}
      <section className="block">
        <h2>プログラムから使う</h2>
        <p className="prose">
          公表した内容は JSON で取り出せます。仕様は <a href="/api/openapi.json">OpenAPI の記述</a> にあります。
        </p>
      </section>
    </Page>
  )
}
