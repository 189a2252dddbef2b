import { foldText } from './text-fold.ts'

/** Why there is no figure (欠測の理由): ― | 空欄 | 設定なし | 検討中 | 調査中・集計中 | 該当なし | データなし | ※ (a note says why). Never zero, never merged. */
export type MissingReason = 'dash' | 'blank' | 'unset' | 'considering' | 'surveying' | 'notApplicable' | 'noData' | 'noted'

const words: [RegExp, MissingReason][] = [
  [
    /^(?:(?:目標|数値目標|目標値|指標)?(?:の)?(?:設定(?:なし|無し|せず|していない|しない)|未設定)|目標(?:なし|無し)|未定|設定なし)$/,
    'unset',
  ],
  [/^(?:検討中|設定(?:に向け)?検討中|今後検討|検討予定)$/, 'considering'],
  [/^(?:調査中|集計中|算出中|精査中|確認中|照会中|未集計|未確定|未調査|集計前|未公表)$/, 'surveying'],
  [/^(?:該当(?:なし|無し|せず|しない)|非該当|対象外|対象(?:なし|無し)|なし|無し|n\/a|na)$/, 'notApplicable'],
  [/^(?:データ|数値)(?:が)?(?:なし|無し|ない|無い)$/, 'noData'],
]

/** Dashes as they are typed: - － ― ‐ – — − ─ ー ｰ …, once or more. */
const dashes = /^[-‐‑‒–—―−─━ー~〜∼…‥⋯*＊]+$/

/** Reads a cell that gives no figure. `undefined` when the text says anything else. Brackets and ※ around it do not count. */
export function parseMissing(text: string): MissingReason | undefined {
  const folded = foldText(text)
  if (folded === '') return 'blank'
  if (dashes.test(folded)) return 'dash'
  if (/^[(（]?※\d?[)）]?$/.test(folded)) return 'noted'
  const bare = folded
    .replace(/^[※*]/, '')
    .replace(/^[([〔【「](.*)[)\]〕】」]$/, '$1')
    .replace(/[。.]$/, '')
  if (dashes.test(bare)) return 'dash'
  return words.find(([pattern]) => pattern.test(bare))?.[1]
}

/** The reason in Japanese, as a sentence shows it. */
export const missingWords: Record<MissingReason, string> = {
  dash: '「―」の記載',
  blank: '空欄',
  unset: '設定なし',
  considering: '検討中',
  surveying: '調査中・集計中',
  notApplicable: '該当なし',
  noData: 'データなし',
  noted: '「※」（注記を参照）',
}
