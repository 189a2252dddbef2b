import type { Kysely } from 'kysely'
import type { Exchange } from '#core/exchange.ts'
import type { Scheme } from '#core/scheme.ts'
import { insertListing } from '#store/item-listing.ts'
import type { Tables } from '#store/tables.ts'
import { type Identified, mapped } from './identify-rows.ts'
import { isEvaluated } from './load-plan.ts'

/** Keeps which items a paper lists (一覧), where it tells all that there are. */
export async function keepListing(
  db: Kysely<Tables>,
  body: string,
  document: string,
  { exchange, scheme, identified }: { exchange: Exchange; scheme: Scheme; identified: Identified },
): Promise<void> {
  if (!exchange.document.lists) return
  const unlisted = new Set(exchange.findings.flatMap(({ code, subject }) => (code === 'record-unlisted' ? [subject] : [])))
  const listed = exchange.items.filter((item) => isEvaluated(item, scheme) && !unlisted.has(item.id))
  await insertListing(db, body, document, [...new Set(listed.map(({ id }) => mapped(identified.items, id)))])
}
