import type { PrintRun } from '#app/print-runs.ts'
import { formatCount } from '../parts/count-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'

/** What came of a print: the file, or why there is none (印刷の結果). */
function Outcome({ run }: { run: PrintRun }) {
  const { outcome, id } = run
  if (outcome === undefined) return null
  if ('stopped' in outcome) return <p className="notice">{outcome.stopped}</p>
  if ('nothing' in outcome) return <p className="notice">この年度には、印刷する評価票がありません。年度を選び直してください。</p>
  if ('failed' in outcome)
    return <p className="notice is-problem">思わぬ問題が起きて途中で止まりました。何も残っていません。もう一度試してください。</p>
  const { file } = outcome
  return (
    <>
      {file.problems.length > 0 && (
        <section className="block">
          <h2>様式に入らないもの</h2>
          <ul className="list">
            {[...new Set(file.problems.map(({ message }) => message))].map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="actions">
        <a className="button is-main" href={`/prints/${encodeURIComponent(id)}/file`}>
          {file.name} を受け取る
        </a>
      </p>
    </>
  )
}

/** How far a print is (印刷の進み), with a way to stop it; then what came of it. */
export function PrintRunPage({ frame, run }: { frame: Frame; run: PrintRun }) {
  const { id, title, done, total, stopAsked, outcome } = run
  const name = outcome ? `${title}ができました` : `${title}をつくっています`
  const ended = outcome !== undefined && 'file' in outcome
  return (
    <Page frame={frame} title={ended ? name : title}>
      <Heading title={outcome && !ended ? title : name} />
      {outcome ? (
        <Outcome run={run} />
      ) : (
        <div className="job-progress">
          <p id="print-state" role="status">
            評価票 {formatCount(total)} 件のうち {formatCount(done)} 件を組みました。
          </p>
          <progress value={done} max={total} aria-labelledby="print-state" />
          {!stopAsked && (
            <form method="post" action={`/prints/${encodeURIComponent(id)}/stop`} className="actions">
              <button type="submit">止める</button>
            </form>
          )}
        </div>
      )}
    </Page>
  )
}
