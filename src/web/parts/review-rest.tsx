import type { ReviewCounts } from '#app/review.ts'
import { formatCount } from './count-words.ts'

/** Every draft that still waits, decided at once (まとめて確定・差戻し); suggestions from running words apart from what the paper states. */
export function ReviewRest({ counts, to }: { counts: ReviewCounts; to: string }) {
  const { waiting, suggested } = counts
  const stated = waiting - suggested
  if (waiting === 0) return null
  return (
    <section className="review-rest">
      <h3>残り {formatCount(waiting)} 件をまとめて</h3>
      {stated > 0 && <AcceptStated counts={counts} stated={stated} to={to} />}
      {suggested > 0 && (
        <details className="draft-more">
          <summary>本文からの候補を確定</summary>
          <form method="post" action={`${to}/accept`}>
            <input type="hidden" name="suggested" value="1" />
            <p>
              文章の中から機械が拾った {suggested} 件です。名前も機械が付けたもので、資料の指標ではありません。
              <a href={`${to}?show=suggested`}>候補だけを見る</a>
            </p>
            <button type="submit" className="is-small">
              候補 {formatCount(suggested)} 件を確定
            </button>
          </form>
        </details>
      )}
      <details className="draft-more">
        <summary>すべて差戻し</summary>
        <form method="post" action={`${to}/return`}>
          <input type="hidden" name="all" value="1" />
          <label htmlFor="reason-all">理由</label>
          <input id="reason-all" type="text" name="reason" required autoComplete="off" />
          <button type="submit" className="is-small">
            {formatCount(waiting)} 件を差し戻す
          </button>
        </form>
      </details>
    </section>
  )
}

function AcceptStated({ counts, stated, to }: { counts: ReviewCounts; stated: number; to: string }) {
  const needsLook = counts.needsLook - counts.suggested
  return (
    <details className="draft-more">
      <summary>すべて確定</summary>
      <form method="post" action={`${to}/accept`}>
        <input type="hidden" name="all" value="1" />
        <p>
          {needsLook > 0 ? `要確認の ${formatCount(needsLook)} 件も、読み取ったまま確定します。` : '読み取ったまま確定します。'}
          人が付けた評価は変わりません。{counts.suggested > 0 && '本文からの候補は含みません。'}
        </p>
        <button type="submit" className="is-small">
          {formatCount(stated)} 件を確定
        </button>
      </form>
    </details>
  )
}
