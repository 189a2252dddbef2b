import type { DocumentFacts } from '#core/exchange.ts'
import { factsOfSheets } from '#core/exchange-of.ts'
import type { Facts } from '#core/facts.ts'
import type { Filling } from '#core/filling.ts'
import type { Finding } from '#core/finding.ts'
import type { Paper, PaperBlock } from '#core/paper/paper.ts'
import { placeSheet } from '#core/place.ts'
import { placeColumns } from '#core/place-columns.ts'
import { placeGrid } from '#core/place-grid.ts'
import { placeRows } from '#core/place-rows.ts'
import { placeSlides } from '#core/place-slides.ts'
import { reportSheet } from '#core/report/report-sheet.ts'
import { reportPage } from '#core/report/report-table.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import type { OpenTemplate } from './open-template.ts'

/** A filled form, and what it has no place for. */
export interface FilledForm {
  bytes: Uint8Array
  problems: Finding[]
}

/** Whether a paper of the scheme holds the sheets of a whole plan's year (一覧表); else each sheet is a paper of its own (票). */
export function holdsMany({ layout }: Scheme): boolean {
  return layout !== 'form'
}

/** What is said beside the sheets: of the paper itself (表題, 時点), and all that is known of the plan, where a paper tells more than its sheets. */
export interface PaperFacts {
  document?: DocumentFacts
  plan?: Facts
}

/** Where sheets (評価票) go in a template of their scheme, whatever its format. */
export function placeViews(
  scheme: Scheme,
  { content: template, filled }: Pick<OpenTemplate, 'content' | 'filled'>,
  views: SheetView[],
  { document, plan }: PaperFacts = {},
): Filling {
  if (scheme.layout === 'rows') return placeRows(scheme, template, views, document)
  if (scheme.layout === 'grid') return placeGrid(scheme, template, views, document)
  if (scheme.layout === 'columns') return placeColumns(scheme, template, views)
  const [view, ...others] = views
  if (scheme.layout === 'slides' && view !== undefined) {
    const only = plan === undefined ? new Set(views.map(({ item }) => item.id)) : undefined
    return placeSlides(scheme, template, plan ?? factsOfSheets(views), view.fiscalYear, only)
  }
  if (view === undefined || others.length > 0) throw new Error(`a form of ${scheme.name} takes one sheet, not ${views.length}`)
  return placeSheet(scheme, template, view, filled)
}

/** Puts sheets back on their scheme's own file (様式に戻す), in the template's own format. */
export function fillTemplate(scheme: Scheme, template: OpenTemplate, views: SheetView[], said: PaperFacts = {}): FilledForm {
  const filling = placeViews(scheme, template, views, said)
  const problems = [...filling.problems]
  const bytes = template.fill(filling, (problem) => problems.push(problem))
  return { bytes, problems }
}

/** The same as it comes out of the printer; sheets that are papers of their own follow each other. */
export function paperOfViews(
  scheme: Scheme,
  template: OpenTemplate | undefined,
  views: SheetView[],
  said: PaperFacts = {},
): { paper: Paper; problems: Finding[] } {
  const laid = [...layViews(scheme, template, views, said)]
  return {
    paper: { title: said.document?.title ?? scheme.title, blocks: laid.flatMap(({ blocks }) => blocks) },
    problems: laid.flatMap((one) => one.problems),
  }
}

/** A stretch of a paper (ひと続きの紙面): a sheet on its form, or all sheets that share one. */
export interface LaidStretch {
  /** How many sheets it shows. */
  sheets: number
  blocks: PaperBlock[]
  problems: Finding[]
}

/** Lays sheets out one after the other, each when it is asked for; on a plain form of ours where the body has given none. */
export function* layViews(
  scheme: Scheme,
  template: OpenTemplate | undefined,
  views: SheetView[],
  said: PaperFacts = {},
): Generator<LaidStretch> {
  const title = said.document?.title ?? scheme.title
  if (!template) {
    for (const view of views) yield { sheets: 1, blocks: reportSheet(view, scheme, reportPage()), problems: [] }
    return
  }
  for (const group of holdsMany(scheme) ? [views] : views.map((view) => [view])) {
    const filling = placeViews(scheme, template, group, said)
    const { paper, problems } = template.print(filling, title)
    yield { sheets: group.length, blocks: paper.blocks, problems: [...filling.problems, ...problems] }
  }
}
