import { type Finding, finding } from '#core/finding.ts'
import type { Scheme } from '#core/scheme.ts'
import { findUnlisted } from '#store/item-listing.ts'
import type { App } from './app.ts'

/** A finding on a paper that is worked out when it is asked for, since a paper imported later may answer it. */
export type PaperFinding = Finding & { document: string }

/** Items that papers of a plan name and its list (一覧) of that year lacks; of one paper, or of some items, where named. */
export async function findUnlistedItems(
  app: App,
  { plan, scheme }: { plan: string; scheme: Scheme },
  which: { document?: string; items?: readonly string[] } = {},
): Promise<PaperFinding[]> {
  const evaluated = scheme.levels.find(({ key }) => key === scheme.evaluates)
  if (!evaluated || !scheme.records?.tables?.some(({ lists }) => lists)) return []
  const unlisted = await findUnlisted(app.db, app.body, { plan, level: evaluated.level, ...which })
  return unlisted.map(({ item, title, code, list, document, locator, source_text: text }) => {
    const facts = { level: evaluated.label, title, list, ...(code === null ? {} : { code }) }
    const source = locator === null || text === null ? undefined : { locator, text }
    return { ...finding('record-unlisted', facts, { subject: item, source }), document }
  })
}
