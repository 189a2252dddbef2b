import type { PrintFormat } from '#app/print-sheet.ts'
import type { Finding } from '#core/finding.ts'
import type { SheetView } from '#core/sheet.ts'
import { formatNames } from '../parts/format-names.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'

interface Props {
  frame: Frame
  view: SheetView
  format: PrintFormat
  problems: Finding[]
}

/** What the body's own form has no place for, said before the file is handed out (様式に収まらない記載). */
export function NotPrintedPage({ frame, view, format, problems }: Props) {
  const to = `/sheets/${encodeURIComponent(view.item.id)}`
  const count = problems.length
  return (
    <Page frame={frame} title={`様式に収まらない記載 ${view.item.title}`}>
      <Heading
        eyebrow={view.title}
        title="様式に収まらない記載があります"
        lead={`次の ${count} 件は、出力する${formatNames[format]}には入りません。台帳には残っています。`}
      />
      <ul className="list">
        {problems.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <p className="actions">
        <a className="button is-main" href={`${to}/sheet.${format}?year=${view.fiscalYear}&anyway=1`}>
          残りを出力する
        </a>
        <a className="button" href={`${to}?year=${view.fiscalYear}`}>
          評価票に戻る
        </a>
      </p>
    </Page>
  )
}
