import type { Kysely } from 'kysely'
import { comparePapers } from '#core/paper-order.ts'
import type { KeptStatement } from '#core/statement.ts'
import { type KeptPaper, listPapers } from '#store/document.ts'
import { listSeenAgain } from '#store/seen-again.ts'
import type { Tables } from '#store/tables.ts'

/** In which papers some statements stand. */
export interface Spoken {
  /** The latest paper that says it, be it the one it was read from or one that repeats it; none where a person said it. */
  lastIn(statement: KeptStatement): KeptPaper | undefined
  /** Whether a document repeats it. */
  isSeenIn(statement: KeptStatement, document: string): boolean
}

/** Loads in which papers statements stand: two queries, however many there are. */
export async function loadSpoken(db: Kysely<Tables>, body: string, statements: readonly KeptStatement[]): Promise<Spoken> {
  const again = await listSeenAgain(db, body, { statements: statements.map(({ row }) => row.provenance.id) })
  const documents = statements.flatMap(({ row }) => row.provenance.document ?? [])
  const papers = await listPapers(db, body, { ids: [...new Set([...documents, ...again.map(({ document }) => document)])] })
  const seenIn = new Map<string, string[]>()
  for (const { statement, document } of again) seenIn.set(statement, [...(seenIn.get(statement) ?? []), document])
  return {
    lastIn: ({ row: { provenance } }) => {
      if (provenance.document === undefined) return undefined
      const all = [provenance.document, ...(seenIn.get(provenance.id) ?? [])].flatMap((id) => papers.get(id) ?? [])
      return all.reduce<KeptPaper | undefined>((last, one) => (last && comparePapers(last, one) >= 0 ? last : one), undefined)
    },
    isSeenIn: ({ row }, document) => seenIn.get(row.provenance.id)?.includes(document) ?? false,
  }
}
