/**
 * The 30 rules of machine readability (行政データにおける機械可読性に関するルール, decided on 2026-03-31 by the 各府省庁DX推進連絡会議 and the
 * デジタル社会推進会議幹事会; published as data in digital-go-jp/machine_readability_rule). Their numbers are the document's; their names are
 * said here in our own words. This list is the one place where a number or a name is corrected.
 */
export const ruleNames = {
  'L1-01': '機械が読み取れるファイル形式にする',
  'L1-02': '1つのシート（ファイル）に表は1つにする',
  'L1-03': '空の行や列で表を分断しない',
  'L1-04': '表の外に無関係な記載を残さない',
  'L1-05': 'すべての列に意味の分かる項目名を付ける',
  'L1-06': '空白や改行で体裁を整えない',
  'L1-07': '1つのセルにデータは1つにする',
  'L1-08': '機種依存文字を使わない',
  'L1-09': '空欄と0を区別する',
  'L1-10': '図形や画像などのオブジェクトを使わない（Excel）',
  'L1-11': '書式でデータの違いを表さない（Excel）',
  'L1-12': 'セルを結合しない（Excel）',
  'L1-13': '非表示の行や列を残さない（Excel）',
  'L1-14': '1件を1行に収める（CSV）',
  'L1-15': 'カンマを含む値を引用符で囲む（CSV）',
  'L2-01': '数値は数値だけで書く',
  'L2-02': '前の行と同じ値も省略しない',
  'L2-03': '項目名を重ねて使わない',
  'L2-04': '選択肢の表記をそろえる',
  'L2-05': '「その他」の内容を別の列に分ける',
  'L2-06': '数式を値に置き換える（Excel）',
  'L3-01': '1行目を項目名とし、次の行からデータを書く',
  'L3-02': 'コードの意味を示す表を添える',
  'L3-03': '数値の列で使う記号の意味を示す',
  'L3-04': '数値の単位を示す',
  'L3-05': '時間の書き方をそろえる',
  'L3-06': '地域のコードか正式な名称を書く',
  'L3-07': '年によって表の形を変えない',
  'L3-08': '項目の定義と更新の履歴を示す',
  'L3-09': '縦に並べる（年や項目を列に広げない）',
} as const

/** Number of a rule (ルール番号): its level and its place there. */
export type RuleId = keyof typeof ruleNames

/** Their numbers, in order. */
export const ruleIds = Object.keys(ruleNames) as RuleId[]
