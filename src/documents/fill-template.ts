import type { DocumentFacts } from '#core/exchange.ts'
import type { Filling } from '#core/filling.ts'
import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import { placeSheet } from '#core/place.ts'
import { placeColumns } from '#core/place-columns.ts'
import { placeGrid } from '#core/place-grid.ts'
import { placeRows } from '#core/place-rows.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import { fillXlsx } from './fill-xlsx.ts'
import { paperOfXlsx } from './print-xlsx.ts'
import { readXlsx } from './read-xlsx.ts'
import { openXlsxTemplate } from './xlsx-template.ts'

/**
 * Where sheets (評価票) go in a template of their scheme, whatever its format. A form takes one sheet; a form in rows takes several, one block
 * of rows each.
 */
export function placeViews(scheme: Scheme, template: DocumentContent, views: SheetView[], document?: DocumentFacts): Filling {
  if (scheme.layout === 'rows') return placeRows(scheme, template, views, document)
  if (scheme.layout === 'grid') return placeGrid(scheme, template, views, document)
  if (scheme.layout === 'columns') return placeColumns(scheme, template, views)
  const [view, ...others] = views
  if (view === undefined || others.length > 0) throw new Error(`a form of ${scheme.name} takes one sheet, not ${views.length}`)
  return placeSheet(scheme, template, view)
}

/** Puts sheets back on their scheme's own workbook (様式に戻す), as a workbook or as it comes out of the printer. */
export async function fillTemplate(
  scheme: Scheme,
  template: Uint8Array,
  views: SheetView[],
  format: 'xlsx' | 'pdf' = 'xlsx',
  document?: DocumentFacts,
): Promise<{ bytes: Uint8Array; problems: Finding[] }> {
  const filling = placeViews(scheme, readXlsx(template, 'sheet.xlsx'), views, document)
  const opened = openXlsxTemplate(template)
  if (format === 'xlsx') return { bytes: fillXlsx(opened, filling), problems: filling.problems }
  const { printPdf } = await import('./print-pdf.ts')
  const { bytes, problems } = printPdf(paperOfXlsx(opened, filling, views[0]?.title ?? scheme.title))
  return { bytes, problems: [...filling.problems, ...problems] }
}
