import type { Exchange } from '#core/exchange.ts'
import { groupBy } from '#core/group-by.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { saysTheSame } from '#core/statement-key.ts'
import { foldText } from '#core/text-fold.ts'
import { alignBlocks } from './align-blocks.ts'
import type { Identified } from './identify-rows.ts'
import { pairWithCurrent } from './pair-statements.ts'
import { readStatements } from './read-statements.ts'

/** What a file said when it was given out (配布時の控え), as it is read, and which statement of the ledger each of its own was printed from. */
export interface Copies {
  copies: KeptStatement[]
  /** Absent of what is read otherwise than it was said, and in no place of the ledger. */
  originOf: ReadonlyMap<KeptStatement, KeptStatement>
}

/** Reads a file that was given out against what was current then. Printing loses a little; the copy is what a returned file is compared with. */
export function readCopies(
  exchange: Exchange,
  identified: Pick<Identified, 'items' | 'indicators'>,
  then: readonly KeptStatement[],
): Copies {
  const read = readStatements(exchange, identified).map(({ statement }) => statement)
  const copies = alignBlocks(read, then).map(asCopy)
  const byKey = pairWithCurrent(copies, then)
  const taken = new Set(byKey)
  const others = groupBy(
    then.filter((one) => !taken.has(one)),
    loosePlace,
  )
  const originOf = new Map<KeptStatement, KeptStatement>()
  for (const [n, copy] of copies.entries()) {
    const origin = byKey[n] ?? others.get(loosePlace(copy))?.shift()
    if (origin) originOf.set(copy, origin)
  }
  return { copies, originOf }
}

function asCopy(statement: Statement, n: number): KeptStatement {
  const provenance = { id: `copy ${n}`, status: 'accepted', saidBy: '', saidAt: '' } as const
  return { ...statement, row: { ...statement.row, provenance } } as KeptStatement
}

/** A form does not say whatever the ledger knows of a place: the stage of a grade, the year or heading of words. */
function loosePlace(statement: Statement): string {
  if (statement.list === 'evaluations') {
    const { item, fiscalYear, evaluator, grades } = statement.row
    return ['evaluation', item, fiscalYear, evaluator, grades[0]?.scale].join('|')
  }
  if (statement.list === 'narratives')
    return ['words', statement.row.item, statement.row.role, foldText(statement.row.text)].join('|')
  return statement.list
}

/** A statement put where the ledger has it, rather than where the form seems to. */
export function placeAs(statement: Statement, origin: KeptStatement | undefined): Statement {
  if (statement.list === 'evaluations' && origin?.list === 'evaluations') {
    const { stage: _, ...row } = statement.row
    const { stage } = origin.row
    return { list: 'evaluations', row: { ...row, ...(stage === undefined ? {} : { stage }) } }
  }
  if (statement.list === 'narratives' && origin?.list === 'narratives') {
    const { stage: _stage, fiscalYear: _year, asOf: _asOf, label: _label, order: _order, ...row } = statement.row
    const { stage, fiscalYear, asOf, label, order } = origin.row
    return {
      list: 'narratives',
      row: {
        ...row,
        ...(stage === undefined ? {} : { stage }),
        ...(fiscalYear === undefined ? {} : { fiscalYear }),
        ...(asOf === undefined ? {} : { asOf }),
        ...(label === undefined ? {} : { label }),
        ...(order === undefined ? {} : { order }),
      },
    }
  }
  return statement
}

/** What of a grade and its reason was changed outside, put into what stands in the ledger; `emptied`: the reason was taken out. */
export function mergeFacets(
  read: Statement,
  copy: Statement | undefined,
  base: Statement | undefined,
): { merged: Statement; emptied: boolean } {
  if (read.list !== 'evaluations' || copy?.list !== 'evaluations' || base?.list !== 'evaluations')
    return { merged: read, emptied: false }
  const isGraded = !saysTheSame(bare(read), bare(copy))
  const emptied = read.row.comment === undefined && copy.row.comment !== undefined
  const isReasoned = !emptied && foldText(read.row.comment ?? '') !== foldText(copy.row.comment ?? '')
  const { comment: _, grades: _grades, forecast: _forecast, ...row } = read.row
  const { grades, forecast } = isGraded ? read.row : base.row
  const { comment } = isReasoned ? read.row : base.row
  const merged: Statement = {
    list: 'evaluations',
    row: {
      ...row,
      grades,
      ...(forecast === undefined ? {} : { forecast }),
      ...(comment === undefined ? {} : { comment }),
    },
  }
  return { merged, emptied }
}

/** Without its reason. */
function bare(statement: Statement & { list: 'evaluations' }): Statement {
  const { comment: _, ...row } = statement.row
  return { list: 'evaluations', row }
}
