/** Words that lead to another page of a website (>>前のページへ戻る): no part of the paper. */
export function isNavigation(text: string): boolean {
  return /^\s*(?:[>＞»<＜«‹›▲△↑←▶→]+\s*)?(?:前の(?:ページ|画面)(?:へ|に)戻る|(?:この)?ページの?(?:先頭|トップ|上部?)(?:へ|に)(?:戻る)?|(?:トップ(?:ページ)?|一覧|目次|ホーム)(?:へ|に)戻る|戻る|印刷(?:する)?|閉じる|次の(?:ページ|画面)へ(?:進む)?)\s*$/.test(
    text,
  )
}
