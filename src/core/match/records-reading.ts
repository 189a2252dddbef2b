import type { Exchange } from '../exchange.ts'
import { type Finding, type FindingCode, type FindingFacts, finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { Indicator, Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import type { Source } from '../source.ts'
import type { ItemRegistry } from './records-registry.ts'
import type { UnitWords } from './records-unit.ts'

/** What a row of another table may name by its key: an item, or an indicator of it. */
export interface RecordSubject {
  item: Item
  indicator?: Indicator
  units?: UnitWords
  /** The row lists its item again (再掲): its amounts are counted elsewhere. */
  isAgain?: true
}

/** Everything that is read from records, as it grows table by table, row by row. */
export interface RecordsReading {
  scheme: Scheme
  /** Year that the paper is about, where it tells one. */
  fiscalYear: FiscalYear | undefined
  registry: ItemRegistry
  /** By the key of their row. */
  subjects: Map<string, RecordSubject>
  indicators: Indicator[]
  observations: Exchange['observations']
  budgets: Exchange['budgets']
  evaluations: Exchange['evaluations']
  narratives: Exchange['narratives']
  findings: Finding[]
  /** Ids of the items that a table told which lists all there are. */
  listed: Set<string>
  /** Indicators by item, role and name, and the table that told them. */
  known: Map<string, { indicator: Indicator; place: string }>
  /** Titles of items that were told apart or drawn together only by their code, said once each. */
  said: Set<string>
}

/** The place and words of a cell. */
export function sourceAt(cell: Cell): Source {
  return { locator: cell.locator, text: cell.text }
}

/** Notes a finding on a cell. */
export function note<Code extends FindingCode>(
  reading: RecordsReading,
  code: Code,
  facts: FindingFacts[Code],
  at: { subject?: string; cell?: Cell | undefined },
): void {
  const { subject, cell } = at
  reading.findings.push(
    finding(code, facts, { ...(subject === undefined ? {} : { subject }), ...(cell ? { source: sourceAt(cell) } : {}) }),
  )
}
