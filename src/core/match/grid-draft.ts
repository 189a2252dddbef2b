import type { Finding, FindingFacts } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import type { IsoDate } from '../source.ts'
import type { GridColumn } from './grid-column.ts'
import type { LineItems } from './grid-items.ts'
import type { WrittenUnit } from './grid-unit.ts'
import type { Matched } from './matched.ts'

/** What is known of the paper when its lines are read. */
export interface GridContext {
  scheme: Scheme
  fiscalYear?: FiscalYear
  asOf?: IsoDate
  /** 計画期間 */
  period?: { from: FiscalYear; to: FiscalYear }
}

/** The lines of one indicator (評価指標), from its name to the next. */
export interface IndicatorLines {
  /** Without 再掲 and bullets. */
  name: string
  cell: Cell
  /** The item to which it belongs; absent where no item stands above it. */
  owner: Item | undefined
  relisted: boolean
  /** Why it is not read under the label beside which it stands. */
  doubt?: FindingFacts['row-alignment-doubtful']
  written?: WrittenUnit
  /** 累計 in the name or the unit: every actual is a running total. Where the target alone says so, each is a year's count. */
  runs: boolean
  lines: LineItems[]
}

/** Everything that is read so far. */
export interface GridDraft {
  context: GridContext
  out: Matched
  /** Cells that have been read: a merged cell speaks once. */
  used: Set<Cell>
}

/** Adds a finding. */
export function report(draft: GridDraft, one: Finding): void {
  draft.out.findings.push(one)
}

/** The first filled cell of a line in a column. */
export function cellIn({ line }: LineItems, column: GridColumn): Cell | undefined {
  return line.cells.get(column)?.find(({ text }) => text.trim() !== '')
}
