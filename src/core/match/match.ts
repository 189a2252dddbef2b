import { checkExchange } from '../check/check-exchange.ts'
import type { Exchange } from '../exchange.ts'
import { finding } from '../finding.ts'
import type { Cell, DocumentContent, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemePart } from '../scheme-part.ts'
import { cleanText } from '../text-fold.ts'
import { matchColumns } from './columns.ts'
import { leaveOutDoubtful } from './doubtful-figures.ts'
import { matchForm } from './form.ts'
import { matchGrid } from './grid.ts'
import { readIssuer } from './heading.ts'
import { healCutRows } from './heal-rows.ts'
import type { Matched } from './matched.ts'
import { matchParts, type PartMatcher } from './parts.ts'
import { matchRecords } from './records.ts'
import { matchRows } from './rows.ts'
import { matchSlides } from './slides.ts'
import { type KnownNames, knownNames } from './slides-flow-names.ts'
import { slideLabels } from './slides-labels.ts'
import { chooseGrids } from './text-grids.ts'
import { unwrapContent } from './unwrap.ts'

const layouts: Record<Exclude<Scheme['layout'], 'slides'>, (scheme: Scheme, content: DocumentContent) => Matched> = {
  columns: matchColumns,
  form: matchForm,
  rows: matchRows,
  grid: matchGrid,
  records: matchRecords,
}

/** Matches (照合) a document against its scheme: every row with its source, and findings for what was inferred or is amiss. */
export function matchDocument(scheme: Scheme, content: DocumentContent): Exchange {
  return withChecks(scheme, matchUnchecked(scheme, content))
}

/** Adds what a careful reader would mark. */
export function withChecks(scheme: Scheme, exchange: Exchange): Exchange {
  return { ...exchange, findings: [...exchange.findings, ...checkExchange(exchange, scheme)] }
}

/** The same without what a careful reader would mark: of a piece of a longer table, where only the whole can be checked. */
export function matchUnchecked(scheme: Scheme, read: DocumentContent): Exchange {
  const content = healCutRows(chooseGrids(scheme, read))
  const { document, findings, ...lists } = leaveOutDoubtful(scheme, content, matchLayouts(scheme, content))
  const told = document.issuer ?? (document.title === undefined ? undefined : readIssuer(document.title, scheme.body.name))
  const issuer = told ?? scheme.issuer ?? scheme.body.name
  return {
    format: 'shirube-exchange/1',
    document: { ...document, issuer },
    ...lists,
    findings: [...(content.findings ?? []), ...(told === undefined ? [finding('issuer-inferred', { issuer })] : []), ...findings],
  }
}

/** By its one layout, or part by part; slides are parts always. */
function matchLayouts(scheme: Scheme, content: DocumentContent): Matched {
  const whole: SchemePart = { part: scheme.title, layout: scheme.layout, opens: scheme.recognise.labels }
  const { layout } = scheme
  if (!scheme.parts && layout !== 'slides') return layouts[layout](scheme, content)
  const parts = scheme.parts ?? [{ ...whole, ...(scheme.slides ? { slides: scheme.slides } : {}) }]
  return matchParts(scheme, parts, unwrapContent(content), partMatcher(scheme))
}

function partMatcher(scheme: Scheme): PartMatcher {
  const sheet = [...scheme.sheet, ...(scheme.parts ?? []).flatMap((part) => part.sheet ?? [])]
  const labels = slideLabels({ ...scheme, sheet })
  let names: KnownNames | undefined
  let title: Cell | undefined
  return (own, part, units, content, before) => {
    const { format, grids, broken = false } = content
    title ??= titleCell(grids, before.document.title)
    // A sheet knows its year by the paper's title, which stands before every part.
    const head: Grid[] = title
      ? [{ place: 'title', kind: 'lines', rowCount: 1, colCount: 1, cells: [{ ...title, row: 0, col: 0 }] }]
      : []
    if (own.layout !== 'slides') return layouts[own.layout](own, { ...content, grids: [...head, ...units.flat()] })
    if (format === 'text' && !broken) names ??= knownNames(grids, labels, scheme)
    const slides = { slides: units, broken: format === 'pdf' || broken, ...(names ? { names } : {}), ...(title ? { title } : {}) }
    return matchSlides(own, part.slides ?? {}, slides, before)
  }
}

/** The cell that holds the paper's title, or the first line of it. */
function titleCell(grids: Grid[], title: string | undefined): Cell | undefined {
  if (title === undefined) return undefined
  for (const { cells } of grids)
    for (const cell of cells) {
      const words = cleanText(cell.text).replace(/\s+/g, ' ')
      if (words !== '' && title.startsWith(words)) return cell
    }
  return undefined
}
