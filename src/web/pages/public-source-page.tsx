import type { PublicationHead } from '#app/publication.ts'
import type { SourceView } from '#app/source-of.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { SourceFacsimile } from '../parts/source-facsimile.tsx'
import { Trail } from '../parts/trail.tsx'

/** Where a published value comes from (典拠): the cell of the paper, framed. */
export function PublicSourcePage(props: {
  frame: Frame
  publication: PublicationHead
  source: SourceView
  item: { id: string; title: string } | undefined
}) {
  const { frame, publication, source, item } = props
  const home = `/public/${encodeURIComponent(publication.id)}`
  return (
    <Page frame={frame} title={`出典 ${source.about}`}>
      <Trail
        steps={[
          { title: '評価の結果', href: '/public' },
          ...(item ? [{ title: item.title, href: `${home}/items/${encodeURIComponent(item.id)}` }] : []),
          { title: '出典' },
        ]}
      />
      <Heading eyebrow={source.about} title={<span className="history-value">{source.value}</span>} />
      <section className="block">
        <h2>もとの資料</h2>
        <SourceFacsimile source={source} />
        {source.document && (
          <p className="block-note">
            資料の文字をそのまま写しています。枠で囲んだところが、この値のもとです。
            <span className="hash">資料の照合番号（SHA-256）{source.document.sha256.slice(0, 16)}…</span>
          </p>
        )}
      </section>
    </Page>
  )
}
