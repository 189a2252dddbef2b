/** Every draft that still waits, decided at once (まとめて確定・差戻し). `to`: address of the document. */
export function ReviewRest({ waiting, needsLook, to }: { waiting: number; needsLook: number; to: string }) {
  if (waiting === 0) return null
  return (
    <section className="review-rest">
      <h3>残り {waiting} 件をまとめて</h3>
      <details className="draft-more">
        <summary>すべて確定</summary>
        <form method="post" action={`${to}/accept`}>
          <input type="hidden" name="all" value="1" />
          <p>
            {needsLook > 0 ? `要確認の ${needsLook} 件も、読み取ったまま確定します。` : '読み取ったまま確定します。'}
            人が付けた評価は変わりません。
          </p>
          <button type="submit" className="is-small">
            {waiting} 件を確定
          </button>
        </form>
      </details>
      <details className="draft-more">
        <summary>すべて差戻し</summary>
        <form method="post" action={`${to}/return`}>
          <input type="hidden" name="all" value="1" />
          <label htmlFor="reason-all">理由</label>
          <input id="reason-all" type="text" name="reason" required autoComplete="off" />
          <button type="submit" className="is-small">
            {waiting} 件を差し戻す
          </button>
        </form>
      </details>
    </section>
  )
}
