import type { ConflictView } from '#app/review.ts'
import { formatInstant } from '#core/date-words.ts'

/** What stands against each other where a place was changed on both sides (両側の変更). */
export function Conflict({
  conflict,
  value,
  filledBy,
}: {
  conflict: ConflictView
  value: string
  filledBy?: string | undefined
}) {
  const { handedOut = '記入なし', ledger = '取消', by, at } = conflict
  const rows: [heading: string, value: string, who: string][] = [
    ['配布したとき', handedOut, ''],
    ['いまの台帳', ledger, [by, at && formatInstant(at)].filter(Boolean).join('　')],
    ['戻ったファイル', value, filledBy ?? ''],
  ]
  return (
    <>
      <p className="draft-finding is-warning">配布したあとに、台帳でも変わっています。どちらを採るか選んでください。</p>
      <dl>
        {rows.map(([heading, said, who]) => (
          <div key={heading}>
            <dt className="draft-source">{[heading, who].filter(Boolean).join('　')}</dt>
            <dd className="draft-value is-words">{said}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
