/** What the fields of an item or indicator are called (項目・指標の欄). */
export const identityWords = {
  title: '名称',
  code: '番号',
  levelLabel: '区分の呼び名',
  delivery: '実施の形',
  startFiscalYear: '開始年度',
  units: '担当',
  marks: '印',
  unit: '単位',
  kind: '指標の種類',
  role: '指標の位置づけ',
  accumulation: '数え方',
  direction: '望ましい向き',
  description: '説明',
} as const

const valueWords: Record<string, string> = {
  budgeted: '予算事業',
  coordinated: '協調事業',
  quantitative: '定量',
  qualitative: '定性',
  outcome: '成果指標',
  output: '活動指標',
  reference: '参考指標',
  annual: '年ごと',
  cumulative: '累計',
  point: '時点の値',
  increase: '大きいほどよい',
  decrease: '小さいほどよい',
  maintain: '現状維持',
}

/** The value of such a field in words. */
export function sayIdentity(value: unknown): string {
  if (Array.isArray(value)) return value.map(sayIdentity).join('、')
  return valueWords[String(value)] ?? String(value)
}
