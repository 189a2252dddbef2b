import { findReading } from '#core/current-statement.ts'
import { factsOfSheets } from '#core/exchange-of.ts'
import type { Cell, DocumentContent, Grid } from '#core/grid.ts'
import type { Item } from '#core/plan.ts'
import type { SheetView } from '#core/sheet.ts'
import type { Source } from '#core/source.ts'
import type { KeptStatement } from '#core/statement.ts'
import { findDocument } from '#store/document.ts'
import { findStatements } from '#store/find-statements.ts'
import { readSheetsOf } from '#store/sheet-publications.ts'
import type { App } from './app.ts'
import { loadRelated } from './load-related.ts'
import type { PublishedSheet } from './publication.ts'
import { readKept } from './read-kept.ts'
import { loadSurroundings, viewStatement } from './statement-view.ts'

/** Where a value comes from (典拠): the piece of paper it was read on. */
export interface SourceView {
  statement: string
  /** What is spoken of, and its value, in words. */
  about: string
  value: string
  /** Absent when a person said it of their own knowledge. */
  source?: Source
  document?: { id: string; title: string; name: string; sha256: string }
  /** The table or run of lines that holds the cell, to be drawn as a small facsimile; absent where the file cannot be read any more. */
  grid?: Grid
  cell?: Cell
  /** Size of the PDF page in points, and its number from 1. */
  page?: { number: number; width: number; height: number }
  /** A person corrected what was read: what the paper says stands in `source.text`. */
  corrected: boolean
}

/** Opens the source of a statement for staff; `undefined` where there is no such statement. */
export async function openSource(app: App, statementId: string): Promise<SourceView | undefined> {
  const [statement] = await findStatements(app.db, app.body, { ids: [statementId] })
  return statement && viewSource(app, statement)
}

/** The same for the public: only of statements that a publication holds. */
export async function openPublicSource(
  app: App,
  publicationId: string,
  statementId: string,
): Promise<(SourceView & { item?: Item }) | undefined> {
  const [statement] = await findStatements(app.db, app.body, { ids: [statementId] })
  if (statement?.row.provenance.status !== 'accepted') return undefined
  const surround = await loadSurroundings(app.db, app, [statement])
  const { item, indicator } = surround(statement)
  const items = [
    item.id,
    ...(item.parent === undefined ? [] : [item.parent]),
    ...(indicator?.relistedUnder ?? []),
    ...(item.relistedUnder ?? []),
  ]
  const sheets = await readSheetsOf(app.db, app.body, publicationId, items)
  const on = sheets.map((sheet) => (sheet as PublishedSheet).view).find((view) => holds(view, statementId))
  return on && { ...(await viewSource(app, statement)), item: on.item }
}

function holds(view: SheetView, statementId: string): boolean {
  const published = factsOfSheets([view])
  const said = [published.observations, published.budgets, published.evaluations, published.narratives].flat()
  return said.some(({ provenance }) => provenance?.id === statementId)
}

async function viewSource(app: App, statement: KeptStatement): Promise<SourceView> {
  const { provenance, source } = statement.row
  const surround = await loadSurroundings(app.db, app, [statement])
  const { about, value } = viewStatement(statement, surround)
  const kept = provenance.document === undefined ? undefined : await findDocument(app.db, app.body, provenance.document)
  const among = await loadRelated(app.db, app.body, [statement])
  const view: SourceView = { statement: provenance.id, about, value, corrected: findReading(statement, among) !== undefined }
  if (!source || !kept) return view
  const { id, name, file, facts } = kept
  const document = { id, name, sha256: file, title: facts.title ?? name }
  return { ...view, source, document, ...findPlace((await readKept(app, kept))?.content, source.locator) }
}

/** The grid that holds a cell, and the page of it. */
function findPlace(
  content: Pick<DocumentContent, 'grids' | 'pages'> | undefined,
  locator: string,
): Pick<SourceView, 'grid' | 'cell' | 'page'> {
  const grid = content?.grids.find(({ cells }) => cells.some((cell) => cell.locator === locator))
  const cell = grid?.cells.find((one) => one.locator === locator)
  if (!grid || !cell) return {}
  const number = Number(/^p(\d+)\//.exec(locator)?.[1])
  const page = content?.pages?.[number - 1]
  return { grid, cell, ...(page ? { page: { number, ...page } } : {}) }
}
