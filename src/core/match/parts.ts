import type { DocumentFacts } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import { findFiscalYears } from '../fiscal-year.ts'
import type { DocumentContent, Grid } from '../grid.ts'
import { findLabels } from '../label.ts'
import { compileLabel, foldLabelText } from '../label-pattern.ts'
import { findSameItems } from '../same-item.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemePart } from '../scheme-part.ts'
import { documentFacts, readHeading } from './heading.ts'
import { emptyMatch, type Matched } from './matched.ts'
import { mergeInto } from './merge-parts.ts'
import { cutParts } from './part-units.ts'

/** How a part of some layout is read, on top of what the parts before it have read. */
export type PartMatcher = (
  scheme: Scheme,
  part: SchemePart,
  units: Grid[][],
  content: DocumentContent,
  before: Matched,
) => Matched

/**
 * Matches a paper that holds several layouts (部): cut where the scheme's labels open a part, each read by its layout in the scheme's
 * order, items that two parts name alike made one.
 */
export function matchParts(scheme: Scheme, parts: SchemePart[], content: DocumentContent, match: PartMatcher): Matched {
  const { found, unread } = cutParts(parts, content)
  let all: Matched = { ...emptyMatch(), ...readPartsDocument(scheme, content, parts) }
  for (const { part, units } of found) {
    if (units.length === 0) {
      all.findings.push(finding('part-missing', { part: part.part }))
      continue
    }
    const own: Scheme = {
      ...scheme,
      layout: part.layout,
      sheet: part.sheet ?? scheme.sheet,
      evaluates: part.evaluates ?? scheme.evaluates,
    }
    const read = match(own, part, units, content, all)
    all = mergeInto(all, read, findSameItems(read.items, all.items))
  }
  for (const grids of unread) tellUnread(all.findings, grids)
  return all
}

/** The first slide or lines before any part are the title's; more is said to be unread. */
function tellUnread(findings: Finding[], grids: Grid[]): void {
  const cells = grids.flatMap((grid) => grid.cells).filter(({ text }) => text.trim() !== '')
  const [first] = cells
  if (!first || cells.length < 6) return
  const source = { locator: first.locator, text: first.text }
  findings.push(finding('slide-unread', { words: first.text.trim().split('\n')[0]?.slice(0, 30) ?? '' }, { source }))
}

/** What the paper says of itself (標題, 年度): at its head, else where a label of its parts holds a year. */
function readPartsDocument(
  scheme: Scheme,
  content: DocumentContent,
  parts: SchemePart[],
): { document: DocumentFacts; findings: Finding[] } {
  const lines = headLines(content)
  const { fiscalYear: near, ...heading } = readHeading(lines, scheme.recognise)
  const titled = near !== undefined && findFiscalYears(heading.title ?? '').some(({ year }) => year === near) ? near : undefined
  const findings: Finding[] = []
  const at = heading.source ? { source: heading.source } : {}
  if (heading.stage === undefined) findings.push(finding('stage-inferred', { stage: scheme.stage }, at))
  const fiscalYear = titled ?? yearOfLabels(content, parts) ?? yearOfLines(content) ?? near
  if (fiscalYear === undefined) findings.push(finding('year-unknown', {}))
  else if (titled === undefined) findings.push(finding('year-inferred', { year: fiscalYear }))
  const document = {
    ...documentFacts(heading, scheme.stage),
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    grades: [],
    marks: [],
  }
  return { document, findings }
}

/** Lines that can be the title: of the first page, or before the first table. */
function headLines({ grids }: DocumentContent) {
  const page = /^p\d+\//.exec(grids[0]?.place ?? '')?.[0]
  const end = grids.findIndex((grid) => (page === undefined ? grid.kind === 'table' : !grid.place.startsWith(page)))
  const cells = grids.slice(0, end < 0 ? undefined : end).flatMap((grid) => (grid.kind === 'lines' ? grid.cells : []))
  return cells.slice(0, 12).map(({ text, locator }) => ({ text, locator }))
}

function yearOfLabels({ grids }: DocumentContent, parts: SchemePart[]) {
  const labels = parts.flatMap(({ opens }) => opens.filter((label) => label.includes('{年度}')).map(compileLabel))
  if (labels.length === 0) return undefined
  for (const { text } of grids.flatMap(({ cells }) => cells)) {
    const folded = foldLabelText(text)
    for (const label of labels) {
      // To fold with the way back costs much, and most cells hold no label.
      if (folded.search(label.within) < 0) continue
      const year = findLabels(label, text)[0]?.match.fiscalYear
      if (year !== undefined) return year
    }
  }
  return undefined
}

/** The year that most lines with 年度の計画 and the like name. */
function yearOfLines({ grids }: DocumentContent) {
  const counts = new Map<number, number>()
  for (const { text } of grids.flatMap(({ cells }) => cells))
    for (const { year, text: words, index } of findFiscalYears(text)) {
      if (!/^\s*(?:の?(?:当初)?予算|の?事業|の?計画|一覧|の?目標)/.test(text.slice(index + words.length))) continue
      const count = counts.get(year)
      counts.set(year, count === undefined ? 1 : count + 1)
    }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
