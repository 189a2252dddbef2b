import type { Kysely } from 'kysely'
import { currentStatements } from '#core/current-statement.ts'
import type { BudgetPart, BudgetStage, NarrativeRole, Stage } from '#core/exchange.ts'
import { type Finding, finding } from '#core/finding.ts'
import type { ObservationMeasure } from '#core/observation.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { saysTheSame, statementKey } from '#core/statement-key.ts'
import { findIdentities } from '#store/find-identities.ts'
import { findStatements } from '#store/find-statements.ts'
import { insertStatements } from '#store/insert-statements.ts'
import type { Tables } from '#store/tables.ts'
import { acceptTheirs } from './accept-stretch.ts'
import type { App } from './app.ts'
import { contentId } from './content-id.ts'
import { readTyped } from './correct-draft.ts'
import { decideInTurn } from './decide-in-turn.ts'
import { loadRelated } from './load-related.ts'
import { loadSurroundings, type StatementView, type Surround, viewStatement } from './statement-view.ts'

/** What a new statement speaks of, where nothing stands there yet. */
export type About =
  | { list: 'observations'; indicator: string; measure: ObservationMeasure; fiscalYear: number; asOf?: string }
  | { list: 'budgets'; item: string; fiscalYear: number; stage: BudgetStage; relisted?: boolean; part?: BudgetPart }
  | { list: 'evaluations'; item: string; fiscalYear: number; stage?: Stage; evaluator: 'self' | 'external'; scale?: string }
  | { list: 'narratives'; item: string; role: NarrativeRole; label?: string; fiscalYear: number; stage?: Stage; order?: number }

/** A person's words on one place of a sheet. `basedOn`: id of the statement the person saw there. Empty `text` says 「空欄」 and is refused. */
export type Saying = ({ basedOn: string } | { about: About }) & { text: string; reason?: string }

/** `conflict`: somebody else said something there in the meantime; their statement is given, and nothing was changed. */
export type Said = { said: string } | { unchanged: string } | { conflict: StatementView } | { refused: Finding }

/** Says one value on a sheet (編集): a new accepted statement by the person, superseding the one it was based on. */
export async function sayStatement(app: App, saying: Saying): Promise<Said> {
  return await decideInTurn(app, async (trx) => {
    const based = 'basedOn' in saying ? await findBase(trx, app, saying.basedOn) : { statement: emptyStatement(saying.about) }
    if (!based) return { refused: finding('statement-unknown', { id: 'basedOn' in saying ? saying.basedOn : '' }) }
    const { statement } = based
    const surround = await findSurroundings(trx, app, statement)
    if (!surround) return { refused: finding('statement-unknown', { id: subjectOf(statement) }) }
    const said = readTyped(statement, saying.text, surround)
    if ('refused' in said) return said
    const related = await loadRelated(trx, app.body, [statement])
    const current = findCurrent(statement, related)
    if (current?.row.provenance.id !== statement.row.provenance?.id) return conflictWith(current, statement, surround)
    if (current && saysTheSame(current, said.statement)) return { unchanged: current.row.provenance.id }
    const kept = byPerson(app, said.statement, current?.row.provenance.id, saying.reason)
    await insertStatements(trx, app.body, [kept])
    await acceptTheirs(trx, app.body, [kept], surround)
    return { said: kept.row.provenance.id }
  })
}

async function findBase(trx: Kysely<Tables>, app: App, id: string): Promise<{ statement: KeptStatement } | undefined> {
  const [statement] = await findStatements(trx, app.body, { ids: [id] })
  return statement && { statement }
}

/** `undefined` where the item or indicator that a new statement names is not there. */
async function findSurroundings(trx: Kysely<Tables>, app: App, statement: Statement): Promise<Surround | undefined> {
  const subject = [subjectOf(statement)]
  const { items } = await findIdentities(
    trx,
    app.body,
    statement.list === 'observations' ? { items: [], indicators: subject } : { items: subject, indicators: [] },
  )
  return items.length === 0 ? undefined : await loadSurroundings(trx, app, [statement])
}

const subjectOf = (statement: Statement): string =>
  statement.list === 'observations' ? statement.row.indicator : statement.row.item

/** What stands there now: the statement itself where it still does, else whatever took its place. */
function findCurrent(statement: Statement, related: KeptStatement[]): KeptStatement | undefined {
  const current = currentStatements(related)
  const id = statement.row.provenance?.id
  const key = statementKey(statement)
  return current.find(({ row }) => row.provenance.id === id) ?? current.find((one) => statementKey(one) === key)
}

function conflictWith(current: KeptStatement | undefined, statement: Statement, surround: Surround): Said {
  if (current) return { conflict: viewStatement(current, surround) }
  const { words, item } = surround(statement)
  return { refused: finding('decided-meanwhile', { about: words.indicator?.name ?? item.title, state: 'superseded' }) }
}

/** The place of a new statement, still without a value: only what it speaks of is read from it. */
function emptyStatement(about: About): Statement {
  switch (about.list) {
    case 'observations': {
      const { list, ...row } = about
      return { list, row }
    }
    case 'budgets': {
      const { list, ...row } = about
      return { list, row: { ...row, amount: Number.NaN } }
    }
    case 'evaluations': {
      const { list, scale, ...row } = about
      return { list, row: { ...row, grades: scale === undefined ? [] : [{ scale, code: '' }] } }
    }
    case 'narratives': {
      const { list, ...row } = about
      return { list, row: { ...row, text: '' } }
    }
  }
}

function byPerson(app: App, said: Statement, supersedes: string | undefined, reason: string | undefined): KeptStatement {
  const at = app.now()
  const { source, provenance: _, ...row } = said.row
  const provenance = {
    id: contentId(row, supersedes, app.user.id, at),
    status: 'accepted' as const,
    saidBy: app.user.id,
    saidAt: at,
    ...(supersedes === undefined ? {} : { supersedes }),
    decidedBy: app.user.id,
    decidedAt: at,
    ...(reason === undefined || reason.trim() === '' ? {} : { reason: reason.trim() }),
  }
  return { list: said.list, row: { ...row, provenance } } as KeptStatement
}
