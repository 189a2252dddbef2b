import type { Indicator, Item } from '#core/plan.ts'
import type { Source } from '#core/source.ts'
import { findIdentities } from '#store/find-identities.ts'
import { type IdentityField, listIdentityChanges } from '#store/identity-change.ts'
import type { App } from './app.ts'

/** A change of an item or indicator, in words: 「産業の支援　担当　商業課 → 産業課」. */
export interface ChangeView {
  subject: string
  field: string
  /** Name of the item or indicator. */
  about: string
  /** The field in Japanese. */
  word: string
  before?: string
  after: string
  status: 'draft' | 'accepted' | 'rejected'
  source?: Source
}

const fieldWords: Record<IdentityField, string> = {
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
}

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

/** The changes that a document brings, those decided too. */
export async function viewChanges(app: App, document: string): Promise<ChangeView[]> {
  const all = await listIdentityChanges(app.db, app.body, { document })
  const changes = all.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
  if (changes.length === 0) return []
  const ids = (kind: 'item' | 'indicator') => changes.flatMap((one) => (one.kind === kind ? [one.subject] : []))
  const known = await findIdentities(app.db, app.body, { items: ids('item'), indicators: ids('indicator') })
  const names = new Map<string, string>([
    ...known.items.map((item: Item): [string, string] => [item.id, item.title]),
    ...known.indicators.map((indicator: Indicator): [string, string] => [indicator.id, indicator.name]),
  ])
  return changes.map(({ subject, field, before, after, status, source }) => ({
    subject,
    field,
    about: names.get(subject) ?? '',
    word: fieldWords[field],
    ...(before === undefined ? {} : { before: sayFieldValue(before) }),
    after: sayFieldValue(after),
    status,
    ...(source ? { source } : {}),
  }))
}

function sayFieldValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(sayFieldValue).join('、')
  return valueWords[String(value)] ?? String(value)
}
