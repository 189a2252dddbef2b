import type { DocumentFacts } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import type { SheetView } from '#core/sheet.ts'
import { type App, findScheme } from './app.ts'
import type { Download } from './download.ts'
import { readTemplate } from './load-schemes.ts'

/** A printed form, and what of the sheets it has no place for: nothing is cut silently. */
export interface PrintedForm extends Download {
  problems: Finding[]
}

/** In what a body hands out its sheets (形式). */
export type PrintFormat = 'xlsx' | 'docx' | 'pdf'

const types: Record<PrintFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** Prints a sheet into its scheme's template (様式に戻す), as xlsx. `undefined` where the scheme has no template. */
export async function printSheet(app: App, view: SheetView): Promise<PrintedForm | undefined> {
  return await printSheets(app, [view])
}

/**
 * Prints several sheets of one scheme as one file: only where its paper holds several (一覧表). `document`: what the paper says of itself (表題,
 * 時点). `undefined` where the scheme has no template of this format.
 */
export async function printSheets(
  app: App,
  views: SheetView[],
  format: PrintFormat = 'xlsx',
  document?: DocumentFacts,
): Promise<PrintedForm | undefined> {
  const [first] = views
  const scheme = findScheme(app, first?.scheme)
  const template = scheme && (await readTemplate(app.schemeFolder, scheme.name, 'sheet.xlsx'))
  if (!first || !scheme || !template || format === 'docx') return undefined
  const { fillTemplate } = await import('#documents/fill-template.ts')
  const { bytes, problems } = await fillTemplate(scheme, template, views, format, document)
  const name = views.length === 1 ? (first.item.code ?? first.item.title) : scheme.title
  return { name: `${name}-${first.fiscalYear}.${format}`, type: types[format], bytes, problems }
}
