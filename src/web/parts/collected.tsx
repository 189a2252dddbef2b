import type { ReviewView } from '#app/review.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatInstant } from './date-words.ts'

/** Of a file that came back (回収): when it was handed out, and who filled it in; a name from the file is only suggested. */
export function Collected({ collection, to }: { collection: NonNullable<ReviewView['collection']>; to: string }) {
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
    </section>
  )
}
