import type { OpenSheet } from '#app/open-sheet.ts'
import { formatDay } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { SheetBody } from '../parts/sheet-body.tsx'

/** The sheet as an A4 paper: title, date and version above, no navigation, nothing to click. */
export function PrintPage({ frame, open, now }: { frame: Frame; open: OpenSheet; now: string }) {
  const { view, scheme, judgement, publication } = open
  const { item, fiscalYear } = view
  return (
    <Page frame={frame} title={`印刷 ${item.title} ${formatFiscalYear(fiscalYear, 'era')}`} kind="is-paper" islands={['print']}>
      <p className="print-bar">
        <a href={`/sheets/${encodeURIComponent(item.id)}?year=${fiscalYear}`}>評価票に戻る</a>
        <span className="soft small">ブラウザーの印刷（Ctrl＋P）で A4 縦に収まります。</span>
      </p>
      <Heading
        eyebrow={[view.body, view.title, formatFiscalYear(fiscalYear, 'era')].join('　')}
        title={item.title}
        lead={`${formatDay(now)}現在${publication ? `　公表 第${publication.version}版（${formatDay(publication.publishedAt)}）` : '　未公表'}`}
      />
      <SheetBody
        context={{
          view,
          scheme,
          verdicts: judgement.verdicts,
          links: { statement: () => '#main', item: () => undefined },
        }}
        findings={[]}
      />
    </Page>
  )
}
