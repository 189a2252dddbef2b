import type { ReactNode } from 'react'
import type { PrintEnd, PrintedFile, PrintWork } from '#app/print-work.ts'
import { formatInstant } from '#core/date-words.ts'
import type { IssuedPack } from '#core/report/issued-pack.ts'
import { formatCount } from '../parts/count-words.ts'
import type { Frame } from '../parts/page.tsx'
import type { Step } from '../parts/trail.tsx'
import { RunEndPage } from './run-page.tsx'

/** Where a print was begun: its plan, and the page that it was asked for on. */
export function printSteps({ plan, fiscalYear }: PrintWork): [Step, Step] {
  const here = `/plans/${encodeURIComponent(plan.id)}`
  return [
    { title: plan.title, href: `${here}?year=${fiscalYear}` },
    { title: '印刷・会議資料', href: `${here}/pack?year=${fiscalYear}` },
  ]
}

/** Records that the pack was handed out, or says when it was. */
function Issue({ id, issue }: { id: string; issue: IssuedPack | undefined }) {
  if (issue) {
    const { plan, fiscalYear, issuedAt } = issue
    return (
      <p className="notice" role="status">
        {formatInstant(issuedAt)}に、配布した版として記録しました。次の資料に、この版からの正誤表をつけられます。
        <a href={`/plans/${encodeURIComponent(plan)}/pack?year=${fiscalYear}#issued`}>配布した会議資料</a>
      </p>
    )
  }
  return (
    <form method="post" action={`/prints/${encodeURIComponent(id)}/record`} className="actions">
      <button type="submit" aria-describedby="record-means">
        配布した版として記録する
      </button>
      <span id="record-means" className="soft small">
        ファイルを残し、次の資料に、この版からの正誤表をつけられるようにします。
      </span>
    </form>
  )
}

function File({ file, address, children }: { file: PrintedFile; address: string; children: ReactNode }) {
  const problems = [...new Set(file.problems.map(({ message }) => message))]
  return (
    <>
      <p className="actions">
        <a className="button is-main" href={address}>
          ダウンロード
        </a>
        <span className="file-name">
          {file.name}
          <span className="soft small">{sayBytes(file.bytes.length)}</span>
        </span>
      </p>
      {file.notes?.map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
      {children}
      {problems.length > 0 && (
        <section className="block">
          <h2>
            様式に入らないもの　<span className="figure">{formatCount(problems.length)}</span>
          </h2>
          <ul className="list">
            {problems.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const kilobyte = 1024

/** A size of a file, rounded up: 12 KB, 3.4 MB. */
const sayBytes = (bytes: number): string =>
  bytes < kilobyte ** 2 ? `${formatCount(Math.ceil(bytes / kilobyte))} KB` : `${(bytes / kilobyte ** 2).toFixed(1)} MB`

function noticeOf(outcome: PrintEnd | { failed: true }) {
  if ('stopped' in outcome) return { text: outcome.stopped }
  if ('nothing' in outcome) return { text: 'この年度には、印刷する評価票がありません。年度を選び直してください。' }
  if ('failed' in outcome)
    return { text: '思わぬ問題が起きて途中で止まりました。何も残っていません。もう一度試してください。', isProblem: true }
  return undefined
}

interface Props {
  frame: Frame
  id: string
  work: PrintWork
  outcome: PrintEnd | { failed: true }
  /** The record of the pack, where it was handed out already. */
  issue?: IssuedPack | undefined
}

/** What came of a print (印刷の結果): the file with what it could not hold, or why there is none. */
export function PrintEndPage(props: Props) {
  const { frame, id, work, outcome, issue } = props
  const steps = printSteps(work)
  const isMade = 'file' in outcome
  return (
    <RunEndPage
      frame={frame}
      title={isMade ? `${work.title}ができました` : `${work.title}はできていません`}
      steps={steps}
      notice={noticeOf(outcome)}
      back={{ title: isMade ? 'ほかの資料をつくる' : 'つくり直す', href: steps[1].href ?? '/' }}
    >
      {isMade && (
        <File file={outcome.file} address={`/prints/${encodeURIComponent(id)}/file`}>
          {outcome.file.pack && <Issue id={id} issue={issue} />}
        </File>
      )}
    </RunEndPage>
  )
}
