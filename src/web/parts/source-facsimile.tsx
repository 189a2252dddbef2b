import type { SourceView } from '#app/source-of.ts'
import { cutAround, FacsimileGrid } from './facsimile.tsx'
import { formatLocator } from './locator-words.ts'
import { PdfPage } from './pdf-page.tsx'

function Piece({ source }: { source: SourceView }) {
  const { grid, cell, page } = source
  if (!grid || !cell) return <p className="missing">もとの資料を開けないため、写しを示せません。</p>
  if (page && cell.box) {
    const [, y, , height] = cell.box
    return (
      <PdfPage number={page.number} page={page} grids={[grid]} marked={cell.locator} cut={{ y: y - 60, height: height + 120 }} />
    )
  }
  return <FacsimileGrid grid={cutAround(grid, cell)} marked={cell.locator} />
}

/** The piece of paper a value was read on, small, with the cell framed. */
export function SourceFacsimile({ source, document }: { source: SourceView; document?: string | undefined }) {
  if (!source.source || !source.document) {
    return <p>この値は資料から読み取ったものではなく、担当者が入力したものです。</p>
  }
  return (
    <figure className="source-facsimile">
      <figcaption>
        {document ? <a href={document}>{source.document.title}</a> : source.document.title}
        <span className="place">
          {source.document.name}　{formatLocator(source.source.locator)}
        </span>
      </figcaption>
      <Piece source={source} />
      <p className="small soft">
        {source.source.text.length <= 60 && `原文「${source.source.text}」`}
        {source.corrected && '（担当者が訂正しています）'}
      </p>
    </figure>
  )
}
