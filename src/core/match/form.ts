import type { DocumentFacts, Item } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { DocumentContent } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { findMoneyUnit, readBudgets } from './form-budgets.ts'
import { readChildren } from './form-children.ts'
import { findGradeLegend, readGrades } from './form-grades.ts'
import { readIndicators } from './form-indicators.ts'
import { readItems } from './form-items.ts'
import { type FormReading, hasPart, slotsOf, wordsOf, yearIn } from './form-reading.ts'
import { findSlots, type Slot } from './form-slots.ts'
import { readNarratives, readTerms } from './form-words.ts'
import { documentFacts, type Heading, readHeading } from './heading.ts'
import { emptyMatch, type Matched } from './matched.ts'
import { unwrapContent } from './unwrap.ts'

/** Matches a document of layout `form` (帳票): one evaluated item with everything its sheet says of it. */
export function matchForm(scheme: Scheme, paper: DocumentContent): Matched {
  const content = unwrapContent(paper)
  const slots = findSlots(scheme, content)
  const findings: Finding[] = []
  const heading = readHeading(headLines(content, slots), scheme.recognise)
  const fiscalYear = readYear(slots, heading, scheme, findings)
  if (heading.stage === undefined) findings.push(finding('stage-inferred', { stage: scheme.stage }))
  const rows = rowsOf(content)
  const document: DocumentFacts = {
    ...documentFacts(heading, scheme.stage),
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    grades: findGradeLegend(rows, { scheme }),
    marks: [],
  }
  const items = readItems(scheme, slots)
  const item = evaluatedOf(items, scheme)
  if (!item) {
    const label = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label ?? scheme.evaluates
    return { ...emptyMatch(), document, items, findings: [...findings, finding('evaluated-item-missing', { label })] }
  }
  const stage = heading.stage ?? scheme.stage
  const reading: FormReading = { scheme, slots, item, stage, findings, ...(fiscalYear === undefined ? {} : { fiscalYear }) }
  return { document, findings, ...readLists(reading, items, findMoneyUnit(rows)) }
}

function readLists(reading: FormReading, items: Item[], unit: string | undefined): Omit<Matched, 'document' | 'findings'> {
  const grades = readGrades(reading)
  const children = readChildren(reading)
  return {
    items: [...items, ...children.items],
    ...readIndicators(reading),
    budgets: readBudgets(reading, unit),
    evaluations: [...grades.evaluations, ...children.evaluations],
    narratives: [...readNarratives(reading), ...grades.narratives],
    terms: readTerms(reading),
  }
}

function evaluatedOf(items: Item[], scheme: Scheme): Item | undefined {
  const label = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label
  return items.find((item) => item.levelLabel === label)
}

/** 評価年度: in its own field, in the title, before the year that a heading looks forward to, or the last year graded. */
function readYear(slots: Slot[], heading: Heading, scheme: Scheme, findings: Finding[]): FiscalYear | undefined {
  const reading = { scheme, slots }
  for (const cell of slotsOf(reading, 'fiscalYear').flatMap(wordsOf)) {
    const year = yearIn(cell.text, heading.fiscalYear)
    if (year !== undefined) return year
  }
  if (heading.fiscalYear !== undefined) return heading.fiscalYear
  const next = slots.find((slot) => slot.field.label.includes('{翌年度}') && slot.match.fiscalYear !== undefined)?.match
    .fiscalYear
  const graded = slotsOf(reading, 'grade')
    .filter((slot) => hasPart(slot, 'year'))
    .flatMap(wordsOf)
  const years = graded.flatMap((cell) => yearIn(cell.text, undefined) ?? [])
  const inferred = next !== undefined ? next - 1 : years.length > 0 ? Math.max(...years) : undefined
  if (inferred !== undefined) findings.push(finding('year-inferred', { year: inferred }))
  return inferred
}

/** The lines and cells before the first label: the title stands among them. */
function headLines(content: DocumentContent, slots: Slot[]): { text: string; locator: string }[] {
  const labels = new Set(slots.filter((slot) => slot.label.heading === undefined).map((slot) => slot.label.locator))
  const cells = content.grids.flatMap((grid) => grid.cells).filter((cell) => cell.text.trim() !== '')
  const first = cells.findIndex((cell) => labels.has(cell.locator))
  return cells.slice(0, Math.min(10, first < 0 ? 10 : first))
}

/** The rows of every grid as one text each, cells joined by a space. */
function rowsOf(content: DocumentContent): string[] {
  return content.grids.flatMap((grid) => {
    const rows = new Map<number, string[]>()
    for (const cell of grid.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text])
    return [...rows.values()].map((texts) => texts.filter((text) => text.trim() !== '').join(' '))
  })
}
