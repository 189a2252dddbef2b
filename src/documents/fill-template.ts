import type { DocumentFacts } from '#core/exchange.ts'
import type { Filling } from '#core/filling.ts'
import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import type { Paper } from '#core/paper/paper.ts'
import { placeSheet } from '#core/place.ts'
import { placeColumns } from '#core/place-columns.ts'
import { placeGrid } from '#core/place-grid.ts'
import { placeRows } from '#core/place-rows.ts'
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

/** Where sheets (評価票) go in a template of their scheme, whatever its format. */
export function placeViews(scheme: Scheme, template: DocumentContent, views: SheetView[], document?: DocumentFacts): Filling {
  if (scheme.layout === 'rows') return placeRows(scheme, template, views, document)
  if (scheme.layout === 'grid') return placeGrid(scheme, template, views, document)
  if (scheme.layout === 'columns') return placeColumns(scheme, template, views)
  const [view, ...others] = views
  if (view === undefined || others.length > 0) throw new Error(`a form of ${scheme.name} takes one sheet, not ${views.length}`)
  return placeSheet(scheme, template, view)
}

/** Puts sheets back on their scheme's own file (様式に戻す), in the template's own format. `document`: what the paper says of itself. */
export function fillTemplate(scheme: Scheme, template: OpenTemplate, views: SheetView[], document?: DocumentFacts): FilledForm {
  const filling = placeViews(scheme, template.content, views, document)
  return { bytes: template.fill(filling), problems: filling.problems }
}

/** The same as it comes out of the printer; sheets that are papers of their own follow each other. */
export function paperOfViews(
  scheme: Scheme,
  template: OpenTemplate,
  views: SheetView[],
  document?: DocumentFacts,
): { paper: Paper; problems: Finding[] } {
  const title = document?.title ?? scheme.title
  const groups = holdsMany(scheme) ? [views] : views.map((view) => [view])
  const printed = groups.map((group) => {
    const filling = placeViews(scheme, template.content, group, document)
    const { paper, problems } = template.print(filling, title)
    return { blocks: paper.blocks, problems: [...filling.problems, ...problems] }
  })
  return { paper: { title, blocks: printed.flatMap(({ blocks }) => blocks) }, problems: printed.flatMap((one) => one.problems) }
}
