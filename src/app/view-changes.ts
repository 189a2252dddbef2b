import { identityWords, sayIdentity } from '#core/identity-words.ts'
import type { Indicator, Item } from '#core/plan.ts'
import type { Source } from '#core/source.ts'
import { findIdentities } from '#store/find-identities.ts'
import { listIdentityChanges } from '#store/identity-change.ts'
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
    word: identityWords[field],
    ...(before === undefined ? {} : { before: sayIdentity(before) }),
    after: sayIdentity(after),
    status,
    ...(source ? { source } : {}),
  }))
}
