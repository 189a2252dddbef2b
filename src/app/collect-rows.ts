import { currentStatements } from '#core/current-statement.ts'
import type { Exchange } from '#core/exchange.ts'
import { currentAt, findConflicts } from '#core/hand-out.ts'
import { narrativeGroup } from '#core/narrative-group.ts'
import type { Source } from '#core/source.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { keysOf, saysTheSame } from '#core/statement-key.ts'
import { alignBlocks } from './align-blocks.ts'
import { contentId } from './content-id.ts'
import { type Copies, mergeFacets, placeAs, readCopies } from './copy-origins.ts'
import { asDraft, type DraftRows, type Import, keptFindings, withReplacement } from './draft-rows.ts'
import type { Identified } from './identify-rows.ts'
import { pairWithCurrent } from './pair-statements.ts'
import { type ReadStatement, readStatements } from './read-statements.ts'
import { withdrawal } from './withdraw-former.ts'

/** A paper's rows and what they speak of. */
export interface IdentifiedPaper {
  exchange: Exchange
  identified: Identified
}

/** What a file that came back adds (回収の差分). */
export interface CollectedRows extends Omit<DraftRows, 'outdated'> {
  /** Statements that stand in the file as they were given out. */
  untouched: number
  /** Drafts in whose place the ledger has moved on too. */
  conflicts: number
  /** What the file had and has no more, with the cell where it stood; the ledger still says it. */
  emptied: { statement: KeptStatement; source?: Source }[]
}

/**
 * Works out what was changed in a file outside (三者の比較): what it said when it was given out, what it says now, what the ledger says now.
 * What stands as it was given out adds nothing, whatever became of it in the ledger. `said`: every accepted statement of what the paper
 * speaks of, the superseded ones too; `at`: the instant of the hand-out. Pure.
 */
export function collectRows(
  file: IdentifiedPaper,
  handedOut: IdentifiedPaper,
  { said, at }: { said: readonly KeptStatement[]; at: string },
  origin: Import,
): CollectedRows {
  const copies = readCopies(handedOut.exchange, handedOut.identified, currentAt(said, at))
  const rows = readStatements(file.exchange, file.identified)
  const compared = compare(rows, copies, currentStatements(said))
  const { drafts, unchanged, ids } = draftChanged(compared.changed, origin)
  for (const [id, kept] of compared.ids) ids.set(id, kept)
  const { withdrawn, emptied } = findEmptied(compared, copies, currentStatements(said), origin)
  const echoes = new Set(handedOut.exchange.findings.map(({ code, message }) => `${code} ${message}`))
  const news = file.exchange.findings.filter(({ code, message }) => !echoes.has(`${code} ${message}`))
  const all = [...drafts.map((draft) => withReplacement(draft, ids)), ...withdrawn]
  return {
    drafts: all,
    unchanged,
    untouched: compared.untouched,
    conflicts: findConflicts(all, [...said, ...all], at).size,
    emptied: [...compared.emptied, ...emptied],
    findings: keptFindings(news, file.identified, ids),
  }
}

/** A statement that the file says otherwise than it was given out, put where the ledger has it. */
interface Changed {
  id?: string
  statement: Statement
  /** What stands in its place in the ledger now. */
  current?: KeptStatement
  /** What it was printed from. */
  origin?: KeptStatement
}

interface Compared {
  read: Statement[]
  changed: Changed[]
  untouched: number
  /** Of what stands as it was given out: the paper's own id → the ledger's. */
  ids: Map<string, string>
  /** Copies that the file says nothing of any more. */
  left: KeptStatement[]
  /** Reasons of grades that were taken out. */
  emptied: CollectedRows['emptied']
}

function compare(rows: ReadStatement[], { copies, originOf }: Copies, now: readonly KeptStatement[]): Compared {
  const read = alignBlocks(
    rows.map(({ statement }) => statement),
    copies,
  )
  const copyOf = pairWithCurrent(read, copies)
  const isSame = read.map((statement, n) => copyOf[n] !== undefined && saysTheSame(copyOf[n], statement))
  const ids = new Map<string, string>()
  const untouched = new Set<KeptStatement | undefined>()
  const differing: { n: number; origin?: KeptStatement; placed: Statement }[] = []
  for (const [n, statement] of read.entries()) {
    const copy = copyOf[n]
    const origin = copy && originOf.get(copy)
    if (!isSame[n]) differing.push({ n, placed: placeAs(statement, origin), ...(origin ? { origin } : {}) })
    else if (origin) {
      untouched.add(origin)
      const id = rows[n]?.id
      if (id !== undefined) ids.set(id, origin.row.provenance.id)
    }
  }
  const current = findCurrent(differing, now, untouched)
  const emptied: CollectedRows['emptied'] = []
  const changed = differing.map(({ n, placed, origin }, nth): Changed => {
    const there = current[nth]
    const { merged, emptied: isEmptied } = mergeFacets(placed, copyOf[n], there ?? origin)
    if (isEmptied && origin)
      emptied.push({ statement: reasonOf(origin), ...(placed.row.source ? { source: placed.row.source } : {}) })
    const id = rows[n]?.id
    return {
      statement: merged,
      ...(id === undefined ? {} : { id }),
      ...(there ? { current: there } : {}),
      ...(origin ? { origin } : {}),
    }
  })
  const found = new Set(copyOf)
  return {
    read,
    changed,
    untouched: isSame.filter(Boolean).length,
    ids,
    left: copies.filter((copy) => !found.has(copy)),
    emptied,
  }
}

/** A grade's reason as words by itself, to be told of. */
function reasonOf(evaluation: KeptStatement): KeptStatement {
  return evaluation.list === 'evaluations' ? { ...evaluation, row: { ...evaluation.row, grades: [] } } : evaluation
}

/** What stands in the ledger where each was changed outside: what it was printed from if that still stands, else what took its place. */
function findCurrent(
  differing: { origin?: KeptStatement; placed: Statement }[],
  now: readonly KeptStatement[],
  untouched: ReadonlySet<KeptStatement | undefined>,
): (KeptStatement | undefined)[] {
  const standing = new Set(now)
  const own = differing.map(({ origin }) => (origin && standing.has(origin) ? origin : undefined))
  const taken = new Set(own)
  const free = now.filter((one) => !untouched.has(one) && !taken.has(one))
  const open = differing.flatMap(({ placed }, nth) => (own[nth] ? [] : [{ nth, placed }]))
  const paired = pairWithCurrent(
    open.map(({ placed }) => placed),
    free,
  )
  const found = new Map(open.map(({ nth }, n) => [nth, paired[n]]))
  return own.map((one, nth) => one ?? found.get(nth))
}

/** Drafts what was changed; what the ledger says by now just so needs no decision (同じ値への変更). */
function draftChanged(changed: Changed[], origin: Import) {
  const keys = keysOf(changed.map(({ statement }) => statement))
  const ids = new Map<string, string>()
  const drafts: KeptStatement[] = []
  const unchanged: DraftRows['unchanged'] = []
  for (const [n, { id, statement, current, origin: printedFrom }] of changed.entries()) {
    const isKnown = current !== undefined && saysTheSame(current, statement)
    const keptId = isKnown ? current.row.provenance.id : contentId(origin.document, keys[n], statement.row)
    if (id !== undefined) ids.set(id, keptId)
    if (!isKnown) drafts.push(asDraft(statement, keptId, current?.row.provenance.id, origin))
    else if (current !== printedFrom && statement.row.source) unchanged.push({ statement: keptId, source: statement.row.source })
  }
  return { drafts, unchanged, ids }
}

/**
 * What the file says nothing of any more: a block of words among others is offered to be withdrawn, as of any paper; a figure or whole words
 * that were taken out are told. Neither takes anything back by itself.
 */
function findEmptied({ read, left }: Compared, { originOf }: Copies, now: readonly KeptStatement[], origin: Import) {
  const standing = new Set(now)
  const places = new Map<string, Source>()
  for (const statement of read) {
    const group = narrativeGroup(statement)
    if (group !== undefined && statement.row.source) places.set(group, statement.row.source)
  }
  const withdrawn: KeptStatement[] = []
  const emptied: CollectedRows['emptied'] = []
  for (const copy of left) {
    const printedFrom = originOf.get(copy)
    if (!printedFrom) continue
    const source = places.get(narrativeGroup(copy) ?? '')
    if (source && standing.has(printedFrom)) withdrawn.push(withdrawal(printedFrom, source, origin))
    else emptied.push({ statement: printedFrom, ...(copy.row.source ? { source: copy.row.source } : {}) })
  }
  return { withdrawn, emptied }
}
