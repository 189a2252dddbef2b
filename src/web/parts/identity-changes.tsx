import type { ChangeView } from '#app/view-changes.ts'
import { formatCount } from './count-words.ts'
import { cellId, formatLocator } from './locator-words.ts'

const decided = { draft: '', accepted: '反映しました', rejected: '反映しません' } as const

/** What a paper says otherwise of items and indicators (項目・指標の変更), each to be taken over or not. `to`: address of the document. */
export function IdentityChanges({ changes, to }: { changes: ChangeView[]; to: string }) {
  if (changes.length === 0) return null
  const waiting = changes.filter(({ status }) => status === 'draft').length
  return (
    <section className="block identity-changes" id="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">項目・指標の変更</h2>
      {waiting > 1 && (
        <form method="post" action={`${to}/changes`} className="actions">
          <input type="hidden" name="all" value="1" />
          <button type="submit" name="decision" value="accepted" className="is-small is-main">
            {formatCount(waiting)} 件をまとめて反映
          </button>
        </form>
      )}
      <ul className="list">
        {changes.map((change) => (
          <Change key={`${change.subject}${change.field}`} change={change} to={to} />
        ))}
      </ul>
    </section>
  )
}

function Change({ change, to }: { change: ChangeView; to: string }) {
  const { subject, field, about, word, before, after, status, source } = change
  return (
    <li className="identity-change">
      <p className="draft-head">
        <span className="draft-about">
          {about}　{word}
        </span>
        {source && <a href={`#${cellId(source.locator)}`}>{formatLocator(source.locator)}</a>}
      </p>
      <p className="draft-value is-words">
        <span className="was">{before === undefined ? '記載なし' : before}</span>
        <span className="was" aria-hidden="true">
          →
        </span>
        {after}
      </p>
      {status === 'draft' ? (
        <form method="post" action={`${to}/changes`} className="draft-actions">
          <input type="hidden" name="subject" value={subject} />
          <input type="hidden" name="field" value={field} />
          <button
            type="submit"
            name="decision"
            value="accepted"
            className="is-small is-main"
            aria-label={`反映する：${about} ${word}`}
          >
            反映する
          </button>
          <button
            type="submit"
            name="decision"
            value="rejected"
            className="is-small is-quiet"
            aria-label={`反映しない：${about} ${word}`}
          >
            反映しない
          </button>
        </form>
      ) : (
        <p className="draft-decided">{decided[status]}</p>
      )}
    </li>
  )
}
