import { readCertainty } from '#core/certainty.ts'
import { currentByKey, currentStatements, findReading } from '#core/current-statement.ts'
import { groupBy } from '#core/group-by.ts'
import { type Conflict, findConflicts } from '#core/hand-out.ts'
import type { KeptStatement } from '#core/statement.ts'
import { statementKey } from '#core/statement-key.ts'
import { sayValue, type WordContext } from '#core/statement-words.ts'
import type { KeptFinding } from '#store/finding.ts'
import { listPersons } from '#store/person.ts'
import type { App } from './app.ts'
import { findingsOn, viewFinding } from './draft-findings.ts'
import type { KeptReading } from './read-kept.ts'
import type { ConflictView, DraftView } from './review.ts'
import type { ReviewMaterial } from './review-material.ts'
import { type Surround, viewStatement } from './statement-view.ts'
import { isUndoable } from './undo-decision.ts'

/** Everything a draft's view is made from. */
interface Around {
  places: Places
  related: KeptStatement[]
  surround: Surround
  /** Of a file come back: where the ledger has moved on too. */
  conflicts: ReadonlyMap<KeptStatement, Conflict>
  findings: Map<KeptStatement, KeptFinding[]>
  persons: Map<string, string>
}

/** A document's statements as its review shows them, in the paper's order, and the findings that stand on none of them. */
export async function viewDrafts(
  app: App,
  { ofDocument, beside, surround, collection }: ReviewMaterial,
  reading: KeptReading | undefined,
  findings: KeptFinding[],
): Promise<{ drafts: DraftView[]; findings: KeptFinding[] }> {
  const related = [...ofDocument, ...beside]
  const places = layOut(ofDocument, related)
  const shown = inPaperOrder(
    ofDocument.filter((statement) => isShown(statement, places)),
    reading,
  )
  const on = findingsOn(shown, findings)
  const placed = new Set([...on.values()].flat())
  const around: Around = {
    places,
    related,
    surround,
    conflicts: collection ? findConflicts(shown, related, collection.handedOut.at) : new Map(),
    findings: on,
    persons: new Map((await listPersons(app.db, app.body)).map(({ id, name }) => [id, name])),
  }
  const views = viewAll(shown, around)
  return { drafts: views, findings: findings.filter((finding) => !placed.has(finding)) }
}

/** A document's statements by where they stand, so that none is looked for among all. */
interface Places {
  ids: ReadonlySet<string>
  /** Of one cell. */
  at(statement: KeptStatement): KeptStatement[]
  /** What an accepted statement was superseded by. */
  successorOf(id: string): KeptStatement | undefined
  current: ReadonlySet<string>
}

function layOut(ofDocument: readonly KeptStatement[], related: readonly KeptStatement[]): Places {
  const cells = groupBy(ofDocument, ({ row }) => row.source?.locator)
  const accepted = related.filter(({ row }) => row.provenance.status === 'accepted' && row.provenance.supersedes !== undefined)
  const successors = new Map(accepted.map((one) => [one.row.provenance.supersedes, one]))
  return {
    ids: new Set(ofDocument.map(({ row }) => row.provenance.id)),
    at: ({ row }) => cells.get(row.source?.locator) ?? [],
    successorOf: (id) => successors.get(id),
    current: new Set(currentStatements(related).map(({ row }) => row.provenance.id)),
  }
}

/** Left out: what a correction or a taken back decision has replaced in its very place. */
function isShown(statement: KeptStatement, places: Places): boolean {
  const { status, id, withdraws, document, saidAt, supersedes } = statement.row.provenance
  // what undoing took back belongs to its decision; a withdrawal that the paper gives reason for answers another paper
  if (withdraws) return supersedes === undefined || !places.ids.has(supersedes)
  if (status === 'draft' || status === 'returned') return true
  const key = keyOf(statement)
  const inPlace = places.at(statement).filter((other) => other !== statement && keyOf(other) === key)
  if (status === 'rejected')
    return !inPlace.some(({ row }) => row.provenance.saidAt >= saidAt && row.provenance.withdraws !== true)
  const successor = places.successorOf(id)
  if (!successor) return true
  const { document: other } = successor.row.provenance
  return other !== document && !inPlace.some(({ row }) => row.provenance.saidAt > saidAt)
}

type CellPlace = { index: number; text: string }
const cellsOfReading = new WeakMap<KeptReading, Map<string, CellPlace>>()

/** The cells of a paper by their places, in its order; a reading stays at hand, and so do they. */
function cellsOf(reading: KeptReading): Map<string, CellPlace> {
  const known = cellsOfReading.get(reading)
  if (known) return known
  const cells = reading.content.grids.flatMap((grid) => grid.cells)
  const places = new Map(cells.map((cell, index) => [cell.locator, { index, text: cell.text }]))
  cellsOfReading.set(reading, places)
  return places
}

type StatementPlace = readonly [cell: number, within: number]
const placesOfReading = new WeakMap<object, WeakMap<KeptStatement, StatementPlace>>()
const unread = {}

function placesIn(reading: KeptReading | undefined): WeakMap<KeptStatement, StatementPlace> {
  const places = placesOfReading.get(reading ?? unread) ?? new WeakMap<KeptStatement, StatementPlace>()
  placesOfReading.set(reading ?? unread, places)
  return places
}

/** Works out something of each statement once: a statement that stands as it stood is the same object at the next view. */
function once<Value>(known: WeakMap<KeptStatement, Value>, make: (statement: KeptStatement) => Value) {
  return (statement: KeptStatement): Value => {
    const value = known.get(statement) ?? make(statement)
    known.set(statement, value)
    return value
  }
}

const keyOf = once(new WeakMap<KeptStatement, string>(), statementKey)

/** By the cell, then by where the words stand in it. Statements of cells that are not found any more come last. */
function inPaperOrder(statements: KeptStatement[], reading: KeptReading | undefined): KeptStatement[] {
  const cells = reading ? cellsOf(reading) : new Map<string, CellPlace>()
  const placeOf = once(placesIn(reading), ({ row }: KeptStatement) => {
    const place = cells.get(row.source?.locator ?? '')
    return [place?.index ?? cells.size, place?.text.indexOf(row.source?.text ?? '') ?? -1] as const
  })
  const placed = statements.map((statement) => ({ statement, place: placeOf(statement) }))
  return placed.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]).map(({ statement }) => statement)
}

function viewAll(shown: KeptStatement[], around: Around): DraftView[] {
  const { current } = around.places
  const byKey = currentByKey(around.related)
  const byId = new Map(around.related.map((statement) => [statement.row.provenance.id, statement]))
  return shown.map((statement) => {
    const { status, supersedes, document } = statement.row.provenance
    const named = supersedes === undefined ? undefined : byId.get(supersedes)
    const elsewhere = () => byKey.get(keyOf(statement))?.find(({ row }) => row.provenance.document !== document)
    const before = status === 'draft' ? ((named && current.has(supersedes ?? '') ? named : undefined) ?? elsewhere()) : named
    const reading = status === 'accepted' ? findReading(statement, around.places.at(statement)) : undefined
    return viewAgain(statement, { before, reading, isCurrent: current.has(statement.row.provenance.id) }, around)
  })
}

/** What other statements say of a draft's place. */
interface Relations {
  before: KeptStatement | undefined
  /** What the paper was read to say, where this is a correction. */
  reading: KeptStatement | undefined
  isCurrent: boolean
}

/** Views, and all that each was made from: nearly all of a long paper are what they were before a decision. */
const viewsMade = new WeakMap<KeptStatement, { from: unknown[]; view: DraftView }>()

function viewAgain(statement: KeptStatement, relations: Relations, around: Around): DraftView {
  const { before, reading, isCurrent } = relations
  const decidedBy = around.persons.get(statement.row.provenance.decidedBy ?? '')
  const findings = around.findings.get(statement) ?? []
  const marks = findings.map(({ order, shown }) => `${order} ${shown}`).join()
  const conflict = around.conflicts.get(statement)
  const from = [before, reading, isCurrent, decidedBy, marks, around.surround, conflict?.handedOut, conflict?.ledger, !conflict]
  const made = viewsMade.get(statement)
  if (made && from.every((part, n) => part === made.from[n])) return made.view
  const view = viewDraft(statement, relations, around)
  viewsMade.set(statement, { from, view })
  return view
}

function viewDraft(statement: KeptStatement, { before, reading, isCurrent }: Relations, around: Around): DraftView {
  const { row } = statement
  const { decidedBy, decidedAt, reason } = row.provenance
  const { words, rules } = around.surround(statement)
  const earlier = before === reading ? undefined : before
  const conflict = around.conflicts.get(statement)
  return {
    ...viewStatement(statement, around.surround),
    ...(row.source ? { source: row.source } : {}),
    certainty: row.provenance.withdraws ? 'fromWords' : readCertainty(statement, rules),
    withdraws: row.provenance.withdraws === true,
    change: isCurrent ? 'same' : earlier ? 'changed' : 'new',
    ...(earlier && earlier.row.provenance.withdraws !== true && !row.provenance.withdraws
      ? { before: sayValue(earlier, words) }
      : {}),
    findings: (around.findings.get(statement) ?? []).map(viewFinding),
    ...(decidedBy === undefined ? {} : { decidedBy: around.persons.get(decidedBy) ?? decidedBy }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
    ...(reason === undefined ? {} : { reason }),
    ...(conflict ? { conflict: viewConflict(conflict, words, around) } : {}),
    undoable: isUndoable(statement, around.places.current),
    corrected: reading !== undefined,
    ...(reading ? { readAs: sayValue(reading, words) } : {}),
  }
}

function viewConflict({ handedOut, ledger }: Conflict, words: WordContext, { persons }: Around): ConflictView {
  const { decidedBy, decidedAt, saidBy, saidAt } = ledger?.row.provenance ?? {}
  const [by, at] = [decidedBy ?? saidBy, decidedAt ?? saidAt]
  return {
    ...(handedOut ? { handedOut: sayValue(handedOut, words) } : {}),
    ...(ledger ? { ledger: sayValue(ledger, words) } : {}),
    ...(by === undefined ? {} : { by: persons.get(by) ?? by }),
    ...(at === undefined ? {} : { at }),
    over: ledger?.row.provenance.id ?? '',
  }
}
