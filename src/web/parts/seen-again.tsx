import type { SeenAgainView } from '#app/seen-again.ts'
import { formatCount } from './count-words.ts'
import { cellId, formatLocator } from './locator-words.ts'

/** What a paper repeats word for word (変更なし): nothing to decide, but to be looked up. */
export function SeenAgain({ rows }: { rows: SeenAgainView[] }) {
  if (rows.length === 0) return null
  return (
    <section className="block" id="seen-again">
      <h2>変更のない値</h2>
      <details className="left-over">
        <summary>確定済みの値と同じだった {formatCount(rows.length)} 件（確かめる必要はありません）</summary>
        <ul className="list">
          {rows.map(({ id, item, about, value, source }) => (
            <li key={id}>
              <a href={`#${cellId(source.locator)}`}>{formatLocator(source.locator)}</a>
              <span className="left-over-text">
                {about.startsWith(item) ? about : `${item}　${about}`}　{value.length > 80 ? `${value.slice(0, 80)}…` : value}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
