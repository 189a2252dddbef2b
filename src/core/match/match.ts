import { checkExchange } from '../check/check-exchange.ts'
import type { Exchange } from '../exchange.ts'
import { finding } from '../finding.ts'
import type { DocumentContent } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemePart } from '../scheme-part.ts'
import { matchColumns } from './columns.ts'
import { matchForm } from './form.ts'
import { matchGrid } from './grid.ts'
import { readIssuer } from './heading.ts'
import type { Matched } from './matched.ts'
import { matchParts, type PartMatcher } from './parts.ts'
import { matchRecords } from './records.ts'
import { matchRows } from './rows.ts'
import { matchSlides } from './slides.ts'
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
  const { document, findings, ...lists } = matchLayouts(scheme, content)
  const told = document.issuer ?? (document.title === undefined ? undefined : readIssuer(document.title, scheme.body.name))
  const issuer = told ?? scheme.issuer ?? scheme.body.name
  const exchange: Exchange = {
    format: 'shirube-exchange/1',
    document: { ...document, issuer },
    ...lists,
    findings: [...(content.findings ?? []), ...(told === undefined ? [finding('issuer-inferred', { issuer })] : []), ...findings],
  }
  return { ...exchange, findings: [...exchange.findings, ...checkExchange(exchange, scheme)] }
}

/** By its one layout, or part by part; slides are parts always. */
function matchLayouts(scheme: Scheme, content: DocumentContent): Matched {
  const whole: SchemePart = { part: scheme.title, layout: scheme.layout, opens: scheme.recognise.labels }
  if (!scheme.parts && scheme.layout !== 'slides') return layouts[scheme.layout](scheme, content)
  const parts = scheme.parts ?? [{ ...whole, ...(scheme.slides ? { slides: scheme.slides } : {}) }]
  return matchParts(scheme, parts, unwrapContent(content), matchPart)
}

const matchPart: PartMatcher = (scheme, part, units, content, before) =>
  scheme.layout === 'slides'
    ? matchSlides(scheme, part.slides ?? {}, { slides: units, broken: content.format === 'pdf' }, before)
    : layouts[scheme.layout](scheme, { ...content, grids: units.flat() })
