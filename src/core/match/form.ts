import { childScheme } from '../child-scheme.ts'
import type { DocumentFacts, Stage } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { DocumentContent } from '../grid.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import { type ChildBlock, partBlocks } from './form-blocks.ts'
import { findMoneyUnit, readBudgets } from './form-budgets.ts'
import { readChildren } from './form-children.ts'
import { readFigures } from './form-figures.ts'
import { findGradeLegend, readGrades } from './form-grades.ts'
import { readIndicators } from './form-indicators.ts'
import { readItems } from './form-items.ts'
import { loneMarks } from './form-marks.ts'
import { readProse } from './form-prose.ts'
import type { FormReading } from './form-reading.ts'
import { splitSheets } from './form-sheets.ts'
import { findSheetSlots, type Slot } from './form-slots.ts'
import { readStartYear } from './form-start-year.ts'
import { readNarratives, readTerms } from './form-words.ts'
import { readEvaluatedYear, tellBareYears } from './form-year.ts'
import { findYearHeads } from './form-year-heads.ts'
import { documentFacts, readHeading } from './heading.ts'
import { joinPages } from './join-pages.ts'
import { emptyMatch, type Matched } from './matched.ts'
import { mergeSheets } from './merge-sheets.ts'
import { unwrapContent } from './unwrap.ts'

/** Matches a document of layout `form` (帳票): each evaluated item with everything its sheet says of it. */
export function matchForm(scheme: Scheme, paper: DocumentContent): Matched {
  const sheets = splitSheets(scheme, joinPages(unwrapContent(paper))).map((content) => matchSheet(scheme, content))
  return mergeSheets(sheets) ?? emptyMatch()
}

/** What a block of a child item has from the sheet that it stands on. */
interface Inherited {
  fiscalYear?: FiscalYear
  stage: Stage
  unit?: string
}

function matchSheet(scheme: Scheme, whole: DocumentContent, inherited?: Inherited): Matched {
  const { rest: content, blocks } = partBlocks(scheme, whole)
  const slots = findSheetSlots(scheme, content)
  const findings: Finding[] = []
  const heading = inherited ?? readHeading(headLines(content, slots), scheme.recognise)
  const fiscalYear = inherited?.fiscalYear ?? readEvaluatedYear(scheme, slots, heading.fiscalYear, findings)
  if (!inherited) tellBareYears(slots, fiscalYear, findings)
  if (heading.stage === undefined) findings.push(finding('stage-inferred', { stage: scheme.stage }))
  const rows = rowsOf(whole)
  const dated = fiscalYear === undefined ? {} : { fiscalYear }
  const document: DocumentFacts = {
    ...documentFacts(heading, scheme.stage),
    ...dated,
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
  for (const label of loneMarks({ scheme, slots })) findings.push(finding('mark-ambiguous', { label }, { subject: item.id }))
  const yearHeads = findYearHeads(content, fiscalYear)
  const reading: FormReading = { scheme, slots, item, stage, findings, yearHeads, ...dated }
  const started = items.map((one) => (one === item ? { ...one, ...readStartYear(reading) } : one))
  const unit = findMoneyUnit(rows) ?? inherited?.unit
  const own: Matched = { document, findings, ...readLists(reading, started, unit) }
  return blocks.length === 0 ? own : addBlocks(own, reading, blocks, unit)
}

/** Adds the child items that have blocks of their own (細事業), each read as a sheet; a block without a title is an unused one. */
function addBlocks(own: Matched, reading: FormReading, blocks: ChildBlock<DocumentContent>[], unit: string | undefined): Matched {
  const { scheme, item, stage, fiscalYear } = reading
  const context: Inherited = {
    stage,
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(unit === undefined ? {} : { unit }),
  }
  let order = own.items.filter(({ parent }) => parent === item.id).length
  return blocks.reduce((all, { field, content }) => {
    const id = `${item.id}-${order + 1}`
    const child = matchSheet(childScheme(scheme, field, id), content, context)
    if (child.items.length === 0) return all
    order++
    const items = child.items.map((one) => (one.parent === undefined ? { ...one, parent: item.id, order } : one))
    return addMatch(all, { ...child, items })
  }, own)
}

/** Two matches of one sheet, whose ids differ already. */
function addMatch(all: Matched, more: Matched): Matched {
  return {
    document: all.document,
    items: [...all.items, ...more.items],
    indicators: [...all.indicators, ...more.indicators],
    observations: [...all.observations, ...more.observations],
    budgets: [...all.budgets, ...more.budgets],
    evaluations: [...all.evaluations, ...more.evaluations],
    narratives: [...all.narratives, ...more.narratives],
    terms: [...all.terms, ...more.terms],
    findings: [...all.findings, ...more.findings],
  }
}

function readLists(reading: FormReading, items: Item[], unit: string | undefined): Omit<Matched, 'document' | 'findings'> {
  const grades = readGrades(reading)
  const children = readChildren(reading, unit)
  const indicators = readIndicators(reading)
  const figures = readFigures(reading, indicators.indicators.length)
  const prose = readProse(reading, indicators.indicators.length + figures.indicators.length, items)
  return {
    items: [...items, ...children.items],
    indicators: [...indicators.indicators, ...figures.indicators, ...prose.indicators],
    observations: [...indicators.observations, ...figures.observations, ...prose.observations],
    budgets: [...readBudgets(reading, unit), ...children.budgets],
    evaluations: [...grades.evaluations, ...children.evaluations],
    narratives: [...readNarratives(reading), ...grades.narratives],
    terms: readTerms(reading),
  }
}

function evaluatedOf(items: Item[], scheme: Scheme): Item | undefined {
  const label = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label
  return items.find((item) => item.levelLabel === label)
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
    for (const { row, text } of grid.cells) {
      const texts = rows.get(row)
      if (texts) texts.push(text)
      else rows.set(row, [text])
    }
    return [...rows.values()].map((texts) => texts.filter((text) => text.trim() !== '').join(' '))
  })
}
