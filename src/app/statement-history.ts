import { currentStatements } from '#core/current-statement.ts'
import type { Source } from '#core/source.ts'
import type { KeptStatement } from '#core/statement.ts'
import { statementKey } from '#core/statement-key.ts'
import { sayValue } from '#core/statement-words.ts'
import { listCollections } from '#store/collection.ts'
import { type KeptDocument, listDocuments } from '#store/document.ts'
import { findStatements } from '#store/find-statements.ts'
import { listPersons } from '#store/person.ts'
import type { App } from './app.ts'
import { loadRelated } from './load-related.ts'
import { loadSurroundings, type StatementView, viewStatement } from './statement-view.ts'

/** One version of a value. */
export interface StatementVersion extends StatementView {
  /** It is what the sheet shows today. */
  current: boolean
  /** Where it was read; absent when a person said it of their own knowledge. */
  source?: Source & { document: { id: string; title: string; name: string } }
  /** 記入者, where it was read from a file that was handed out; staff only. */
  filledBy?: string
  /** Value of the version it superseded. */
  before?: string
  /** Names of persons; staff only. */
  saidBy: string
  saidAt: string
  decidedBy?: string
  decidedAt?: string
  reason?: string
}

/** Everything ever said of one thing (履歴), newest first. */
export interface StatementHistory {
  about: string
  item: { id: string; title: string; code?: string }
  versions: StatementVersion[]
}

/** Opens the history of what a statement speaks of; `undefined` where there is no such statement. */
export async function openHistory(app: App, statementId: string): Promise<StatementHistory | undefined> {
  const [asked] = await findStatements(app.db, app.body, { ids: [statementId] })
  if (!asked) return undefined
  const related = await loadRelated(app.db, app.body, [asked])
  const surround = await loadSurroundings(app.db, app, related)
  const documents = new Map((await listDocuments(app.db, app.body)).map((one) => [one.id, one]))
  const filled = await listCollections(app.db, app.body, {
    documents: related.flatMap(({ row }) => row.provenance.document ?? []),
  })
  const fillers = new Map(filled.map(({ document, filledBy }) => [document, filledBy]))
  const persons = new Map((await listPersons(app.db, app.body)).map(({ id, name }) => [id, name]))
  const current = new Set(currentStatements(related).map(({ row }) => row.provenance.id))
  const byId = new Map(related.map((one) => [one.row.provenance.id, one]))
  const line = lineOf(asked, related).map((statement): StatementVersion => {
    const { provenance } = statement.row
    const { words } = surround(statement)
    const before = provenance.supersedes === undefined ? undefined : byId.get(provenance.supersedes)
    return {
      ...viewStatement(statement, surround),
      ...(provenance.withdraws ? { value: '（取消）' } : {}),
      current: current.has(provenance.id),
      ...sourceOf(statement, documents),
      ...filledByOf(fillers.get(provenance.document ?? '')),
      ...(before ? { before: sayValue(before, words) } : {}),
      ...peopleOf(statement, persons),
    }
  })
  const { about, item } = viewStatement(asked, surround)
  return { about, item, versions: line.toSorted((a, b) => (a.saidAt < b.saidAt ? 1 : -1)) }
}

/** Everything said of the same thing; where a paper says two things of it, those that do not belong to this line are left out. */
function lineOf(asked: KeptStatement, related: KeptStatement[]): KeptStatement[] {
  const key = statementKey(asked)
  const alike = related.filter((one) => statementKey(one) === key)
  const line = new Set([alike.find(({ row }) => row.provenance.id === asked.row.provenance.id) ?? asked])
  for (let grown = true; grown; ) {
    const more = alike.filter((one) => !line.has(one) && [...line].some((other) => follow(one, other) || follow(other, one)))
    for (const one of more) line.add(one)
    grown = more.length > 0
  }
  const besides = alike.filter((one) => !line.has(one) && one.row.provenance.document !== asked.row.provenance.document)
  return [...line, ...besides]
}

/** One took the other's place: it supersedes it, or it stands in the same cell of the same paper. */
function follow({ row: one }: KeptStatement, { row: other }: KeptStatement): boolean {
  if (one.provenance.supersedes === other.provenance.id) return true
  const samePlace =
    one.source !== undefined && one.source.locator === other.source?.locator && one.source.text === other.source.text
  return samePlace && one.provenance.document === other.provenance.document
}

function sourceOf({ row }: KeptStatement, documents: Map<string, KeptDocument>): Pick<StatementVersion, 'source'> {
  const document = documents.get(row.provenance.document ?? '')
  if (!row.source || !document) return {}
  const { id, name, facts } = document
  return { source: { ...row.source, document: { id, name, title: facts.title ?? name } } }
}

const filledByOf = (filledBy: string | undefined) => (filledBy === undefined ? {} : { filledBy })

function peopleOf(
  { row: { provenance } }: KeptStatement,
  persons: Map<string, string>,
): Pick<StatementVersion, 'saidBy' | 'saidAt' | 'decidedBy' | 'decidedAt' | 'reason'> {
  const { saidBy, saidAt, decidedBy, decidedAt, reason } = provenance
  return {
    saidBy: persons.get(saidBy) ?? saidBy,
    saidAt,
    ...(decidedBy === undefined ? {} : { decidedBy: persons.get(decidedBy) ?? decidedBy }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
    ...(reason === undefined ? {} : { reason }),
  }
}
