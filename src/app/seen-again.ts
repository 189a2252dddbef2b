import type { Source } from '#core/source.ts'
import { findStatements } from '#store/find-statements.ts'
import { listSeenAgain } from '#store/seen-again.ts'
import type { App } from './app.ts'
import { loadSurroundings, viewStatement } from './statement-view.ts'

/** A value that a paper repeats (変更なし): what it is, and where it stands in that paper. */
export interface SeenAgainView {
  id: string
  item: string
  about: string
  value: string
  source: Source
}

/** What a document says that was known already when it was imported: a few queries, however much there is. */
export async function viewSeenAgain(app: App, document: string): Promise<SeenAgainView[]> {
  const again = await listSeenAgain(app.db, app.body, { document })
  if (again.length === 0) return []
  const sources = new Map(again.map(({ statement, source }) => [statement, source]))
  const statements = await findStatements(app.db, app.body, { ids: [...sources.keys()] })
  const surround = await loadSurroundings(app.db, app, statements)
  return statements.flatMap((statement) => {
    const { id, item, about, value } = viewStatement(statement, surround)
    const source = sources.get(id)
    return source ? [{ id, item: item.title, about, value, source }] : []
  })
}
