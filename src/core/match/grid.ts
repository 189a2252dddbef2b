import { finding } from '../finding.ts'
import type { DocumentContent } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { cleanText } from '../text-fold.ts'
import { readBraces } from './grid-braces.ts'
import { readSideColumns } from './grid-columns.ts'
import { checkGridMarks, readGridDocument } from './grid-document.ts'
import { settleDoubtfulOwners } from './grid-doubt.ts'
import type { GridDraft } from './grid-draft.ts'
import { groupIndicators } from './grid-groups.ts'
import { readGridIndicators } from './grid-indicators.ts'
import { placeGridItems } from './grid-items.ts'
import { readGridLines } from './grid-lines.ts'
import { checkNumbering } from './grid-numbering.ts'
import { realignGrids } from './grid-realign.ts'
import { readSchedule } from './grid-schedule.ts'
import { emptyMatch, type Matched } from './matched.ts'
import { unwrapContent } from './unwrap.ts'

/**
 * Matches a document of layout `grid` (年度が列に並ぶ一覧表): items and indicators are rows, measures of a year are columns, merged and
 * carried-down labels speak for every row that they cover.
 */
export function matchGrid(scheme: Scheme, content: DocumentContent): Matched {
  const aligned = realignGrids(unwrapContent(content), scheme)
  const reading = readGridLines(aligned, scheme)
  const { document, period, findings } = readGridDocument(scheme, reading)
  const { items, lines } = placeGridItems(reading.lines, scheme)
  const { fiscalYear, asOf } = document
  const draft: GridDraft = {
    context: {
      scheme,
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(period === undefined ? {} : { period }),
    },
    out: { ...emptyMatch(), document, items, findings: [...findings, ...aligned.slipped] },
    used: new Set(),
  }
  if (reading.headers.length === 0) draft.out.findings.push(finding('no-grid-header', {}))
  const isBrace = readBraces(lines, draft)
  const groups = groupIndicators(lines, draft)
  settleDoubtfulOwners(groups, items)
  readGridIndicators(groups, draft, isBrace)
  readSchedule(lines, draft, isBrace)
  readSideColumns(lines, groups, draft, isBrace)
  reportUnread(draft, reading.headers)
  const text = content.grids.flatMap((grid) => grid.cells.map((cell) => cell.text)).join('\n')
  draft.out.findings.push(...checkNumbering(items), ...checkGridMarks(document, items, text))
  return draft.out
}

function reportUnread({ out }: GridDraft, headers: ReturnType<typeof readGridLines>['headers']): void {
  const said = new Set<string>()
  for (const { unread } of headers)
    for (const { text, locator } of unread) {
      const heading = cleanText(text).replace(/\s+/g, ' ')
      if (said.has(heading)) continue
      said.add(heading)
      out.findings.push(finding('column-unread', { heading }, { source: { locator, text } }))
    }
}
