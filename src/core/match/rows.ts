import type { DocumentFacts, GradeMeaning, MarkMeaning } from '../exchange.ts'
import type { Finding } from '../finding.ts'
import type { DocumentContent } from '../grid.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import type { BlockMarks } from './blocks.ts'
import { findMoneyUnit } from './form-budgets.ts'
import { readMarkStatus } from './legend.ts'
import { emptyMatch, type Matched } from './matched.ts'
import { readRowsDocument } from './rows-document.ts'
import type { RowsContext } from './rows-draft.ts'
import { columnFindings, totalFindings } from './rows-findings.ts'
import { type ItemReading, readItem } from './rows-item.ts'
import { readRows } from './rows-table.ts'
import { placeItems } from './rows-tree.ts'
import { unwrapContent } from './unwrap.ts'

/** Matches a document of layout `rows` (一覧表): column headings are the scheme's labels, items are rows with their contents under them. */
export function matchRows(scheme: Scheme, content: DocumentContent): Matched {
  const reading = readRows(unwrapContent(content), scheme)
  const { document, findings } = readRowsDocument(scheme, reading)
  const { fiscalYear, asOf } = document
  const moneyUnit = findMoneyUnit(reading.outside.map(({ cell }) => cell.text))
  const context: RowsContext = {
    scheme: withLegend(scheme, document.grades),
    stage: document.stage ?? scheme.stage,
    marks: marksOf(scheme, document.marks),
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(moneyUnit === undefined ? {} : { moneyUnit }),
  }
  const { placed, totals } = placeItems(reading.items, scheme)
  const readings = placed.map((one) => readItem(one, context))
  const items = placed.map(({ item }) => item)
  const budgets = readings.flatMap(({ draft }) => draft.budgets)
  const told = [...columnFindings(reading, readings), ...totalFindings(totals, budgets, context)]
  return gather(document, items, readings, [...findings, ...told])
}

function gather(document: DocumentFacts, items: Item[], readings: ItemReading[], findings: Finding[]): Matched {
  const drafts = readings.map(({ draft }) => draft)
  return {
    ...emptyMatch(),
    document,
    items,
    indicators: drafts.flatMap(({ indicators }) => indicators),
    observations: drafts.flatMap(({ observations }) => observations),
    budgets: drafts.flatMap(({ budgets }) => budgets),
    evaluations: drafts.flatMap(({ evaluations }) => evaluations),
    narratives: drafts.flatMap(({ narratives }) => narratives),
    findings: [...findings, ...drafts.flatMap((draft) => draft.findings)],
  }
}

/** The scheme with the letters that this paper's legend adds to its scales. */
function withLegend(scheme: Scheme, grades: GradeMeaning[]): Scheme {
  const scales = scheme.grades.map((scale) => {
    const added = grades.filter((grade) => grade.scale === scale.scale && !(grade.code in scale.codes))
    return added.length === 0
      ? scale
      : { ...scale, codes: { ...scale.codes, ...Object.fromEntries(added.map(({ code, meaning }) => [code, meaning])) } }
  })
  return { ...scheme, grades: scales }
}

/** The scheme's block marks, with what this paper's legend says of them. */
function marksOf(scheme: Scheme, marks: MarkMeaning[]): BlockMarks {
  return { ...scheme.blocks, ...Object.fromEntries(marks.map(({ mark, meaning = '' }) => [mark, readMarkStatus(meaning)])) }
}
