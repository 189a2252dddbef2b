import type { ReviewView } from '#app/review.ts'
import { formatInstant } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'

/** A review of a file that came back. */
type CollectedView = ReviewView & { collection: NonNullable<ReviewView['collection']> }

/** Whether a document under review is a file that came back. */
export const isCollected = (view: ReviewView): view is CollectedView => view.collection !== undefined

/** Of a file that came back (回収): when it was handed out, and who filled it in; a name from the file is only suggested. */
export function Collected({ view, to }: { view: CollectedView; to: string }) {
  const { collection, newItems = [], counts } = view
  const { handOut, handedOut, filledBy, lastSavedBy } = collection
  const ask = (
    <form method="post" action={`${to}/filler`}>
      <label htmlFor="filler">記入者</label>
      <input id="filler" type="text" name="by" defaultValue={filledBy ?? lastSavedBy} required autoComplete="off" />
      <button type="submit" className="is-small">
        この人が記入した
      </button>
      {filledBy === undefined && lastSavedBy !== undefined && (
        <p className="entry-help">ファイルを最後に保存した人の記録から入れてあります。確かめてください。</p>
      )}
    </form>
  )
  return (
    <section className="prose" aria-label="回収したファイル">
      <p>
        <a href={`/hand-outs/${encodeURIComponent(handOut)}`}>{formatInstant(handedOut.at)} に配布した</a>
        {formatFiscalYear(handedOut.fiscalYear, 'era')}のファイルです。配布したときから変わったところだけを下書きにしています。
      </p>
      {filledBy === undefined ? (
        <div className="draft-more">{ask}</div>
      ) : (
        <details className="draft-more">
          <summary>記入者　{filledBy}</summary>
          {ask}
        </details>
      )}
      {newItems.length > 0 && (
        <form method="post" action={`${to}/accept`}>
          <p>書き足された項目：{newItems.join('、')}</p>
          <input type="hidden" name="all" value="1" />
          {counts.waiting === 0 ? (
            <button type="submit" className="is-small">
              項目に加える
            </button>
          ) : (
            <p className="soft small">下書きをすべて処理すると、項目に加わります。</p>
          )}
        </form>
      )}
    </section>
  )
}
