import { finding } from '../finding.ts'
import type { DocumentContent } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { documentFacts } from './heading.ts'
import { emptyMatch, type Matched } from './matched.ts'
import { noteUnlisted } from './records-listing.ts'
import { planRecords } from './records-plan.ts'
import type { RecordsReading } from './records-reading.ts'
import { startRegistry } from './records-registry.ts'
import { readHeads } from './records-rest.ts'
import { readRows } from './records-rows.ts'
import { findTables } from './records-tables.ts'
import { findUnread } from './records-unread.ts'
import { readTitleAbove, yearOfPaper } from './records-year.ts'

/**
 * Matches a paper of layout `records` (一行一件の表): a row is a programme or a detail of one, a column is found by its heading; tables of
 * details are joined to those of programmes by the keys of their rows. Totals are left out, withheld columns are never read.
 */
export function matchRecords(scheme: Scheme, content: DocumentContent): Matched {
  const { found, others } = findTables(planRecords(scheme), content, scheme.period?.to)
  const title = readTitleAbove(scheme, content, found)
  const fiscalYear = yearOfPaper(scheme, found, others, title)
  const reading = startReading(scheme, fiscalYear)
  const heads = readHeads(found)
  if (found.length === 0) reading.findings.push(finding('header-missing', {}))
  // Tables whose rows are named come before those that name them.
  const inTurn = [
    ...found.filter(({ plan }) => plan.table.of === undefined),
    ...found.filter(({ plan }) => plan.table.of !== undefined),
  ]
  for (const one of inTurn) readRows(reading, one)
  const list = found.find(({ plan }) => plan.table.lists)
  if (list) noteUnlisted(reading, list)
  const { registry, indicators, observations, budgets, evaluations, narratives, findings } = reading
  return {
    ...emptyMatch(),
    document: {
      ...documentFacts(title, scheme.stage),
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      grades: [],
      marks: [],
      ...(heads.length > 0 ? { heads } : {}),
      ...(list ? { lists: true } : {}),
    },
    items: registry.items,
    indicators,
    observations,
    budgets,
    evaluations,
    narratives,
    findings: [...findings, ...findUnread(scheme, found, others)],
  }
}

function startReading(scheme: Scheme, fiscalYear: number | undefined): RecordsReading {
  return {
    scheme,
    fiscalYear,
    registry: startRegistry(),
    subjects: new Map(),
    indicators: [],
    observations: [],
    budgets: [],
    evaluations: [],
    narratives: [],
    findings: [],
    listed: new Set(),
    known: new Map(),
    said: new Set(),
  }
}
