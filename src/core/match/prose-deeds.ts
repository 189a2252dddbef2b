/** Nouns that a verb makes of what was done: 開催, 参加 … Source of a pattern. */
export const deed = `(?:${[
  '開催 実施 参加 参画 参集 出席 来場 来館 誘致 創出 発掘 交付 支援 認定 登録 採択 達成 実現 締結 設置 整備 導入 発信 掲載 派遣 招聘',
  '招へい 出展 出店 訪問 接触 開始 運用 成約 契約 受講 修了 募集 応募 申請 相談 利用 活用 配布 発行 育成 養成 選定 指定 拡大 増加 減少',
  '処理 対応 公開 提供 作成 策定 連携 協力 商談 面談 受賞 移住 就職 採用 雇用 起業 創業 立地 進出 投資 閲覧 視聴 更新 改修 点検 調査',
  '検査 巡回 貸出 提案 追加 助成 補助 譲渡 販売 購入 回収 植栽 受入 受け入れ',
]
  .join(' ')
  .split(' ')
  .join('|')})`

const atHead = new RegExp(`^\\s*(?:が|を|に|の|で|と|も)?\\s*(${deed})`)
const atEnd = new RegExp(
  `^(.*\\S)(?:を|に|の)(?:約|延べ|のべ|計|全)?(?:[\\d,.]+\\D{1,3})?(${deed})(?:し|した|する|済み?)?[。\\s]*$`,
)

/** What was done, where words begin with it: を開催, が参加. */
export function deedAtHead(words: string): string | undefined {
  return atHead.exec(words)?.[1]
}

/** The noun of words and what was done with it: 講座を開催 → 講座, 開催. */
export function splitDeed(words: string): { noun: string; done: string } {
  const found = atEnd.exec(words)
  if (found) return { noun: found[1] as string, done: found[2] as string }
  return { noun: words.replace(/[をがにではへとの。\s]+$/, ''), done: '' }
}
