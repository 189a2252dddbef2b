import type { Sentences } from './finding.ts'

/** What can be wrong with a hand-out, or with a file of one that comes back (配布・回収). */
export interface CollectingFacts {
  'hand-out-empty': { plan: string; fiscalYear: number }
  'hand-out-no-form': { scheme: string }
  'hand-out-stopped': Record<never, never>
  'hand-out-failed': { reason: string }
  'collected-unknown': { name: string }
  'collected-other-plan': { name: string; handedOut: string; asked: string }
  'collected-other-scheme': { name: string; handedOut: string; found: string }
  'collected-other-year': { name: string; handedOut: string; found: string }
  'collected-heading-missing': { heading: string }
  'collected-row-missing': { title: string }
  'collected-emptied': { about: string; value: string }
  'changed-on-both-sides': { about: string; value: string }
}

/** Their sentences. */
export const collectingSentences: Sentences<CollectingFacts> = {
  'hand-out-empty': [
    'error',
    ({ plan, fiscalYear }) =>
      `「${plan}」の${fiscalYear}年度に、選んだ条件に当てはまる評価票がありません。条件を選び直してください。`,
  ],
  'hand-out-no-form': ['error', ({ scheme }) => `様式「${scheme}」にはExcelのひな形がないため、配布できません。`],
  'hand-out-stopped': ['info', () => '配布ファイルの作成を止めました。何も配布していません。'],
  'hand-out-failed': ['error', ({ reason }) => `配布ファイルをつくれませんでした。${reason}`],
  'collected-unknown': [
    'info',
    ({ name }) =>
      `「${name}」の配布の記録が、この台帳にありません。配布したときの値と比べられないため、いまの台帳との違いをすべて下書きにしました。`,
  ],
  'collected-other-plan': [
    'error',
    ({ name, handedOut, asked }) =>
      `「${name}」は計画「${handedOut}」として配布したファイルです。「${asked}」には取り込めません。計画を指定せずに取り込んでください。`,
  ],
  'collected-other-scheme': [
    'error',
    ({ name, handedOut, found }) =>
      `「${name}」は様式「${handedOut}」で配布したファイルですが、中身は「${found}」の様式です。別の資料を貼り付けていないか確かめてください。`,
  ],
  'collected-other-year': [
    'error',
    ({ name, handedOut, found }) =>
      `「${name}」は${handedOut}として配布したファイルですが、${found}と書かれています。年度を確かめ、配布したときの年度に直してから取り込んでください。`,
  ],
  'collected-heading-missing': [
    'warning',
    ({ heading }) =>
      `配布したときの見出し「${heading}」が見つかりません。その欄の値は読めていません。見出しを元に戻して、もう一度取り込んでください。`,
  ],
  'collected-row-missing': [
    'warning',
    ({ title }) =>
      `配布したときにあった「${title}」が見当たりません。シートや行を消したか、名称を書き換えた可能性があります。台帳の値は変えていません。`,
  ],
  'collected-emptied': [
    'warning',
    ({ about, value }) =>
      `「${about}」は、配布したときの「${value}」が消されています。台帳の値は変えていません。取り消すときは、評価票の編集から行ってください。`,
  ],
  'changed-on-both-sides': [
    'error',
    ({ about, value }) =>
      `「${about}」は、配布したあとに台帳でも「${value}」に変わっています。両方の値を見比べて、採る方を選んでください。`,
  ],
}
