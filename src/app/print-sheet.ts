import type { DocumentFacts } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import type { FilledForm } from '#documents/fill-template.ts'
import type { OpenTemplate } from '#documents/open-template.ts'
import { type App, findScheme } from './app.ts'
import type { Download } from './download.ts'
import { readTemplate, templateFormats } from './load-schemes.ts'

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

/** Prints a sheet into its scheme's form (様式に戻す). `undefined` where the scheme has no form that gives this format. */
export async function printSheet(app: App, view: SheetView, format: PrintFormat = 'xlsx'): Promise<PrintedForm | undefined> {
  return await printSheets(app, [view], format)
}

/**
 * Prints several sheets of one scheme as one file; as a form of their own each (票) only as PDF. `document`: what the paper says of itself
 * (表題, 時点). `undefined` where the scheme has no form that gives this format.
 */
export async function printSheets(
  app: App,
  views: SheetView[],
  format: PrintFormat = 'xlsx',
  document?: DocumentFacts,
): Promise<PrintedForm | undefined> {
  const [first] = views
  const scheme = findScheme(app, first?.scheme)
  const template = scheme && (await openForm(app, scheme.name, format))
  if (!first || !scheme || !template) return undefined
  const { bytes, problems } = await fillForm(scheme, template, views, format, document)
  const name = views.length === 1 ? (first.item.code ?? first.item.title) : scheme.title
  return { name: `${name}-${first.fiscalYear}.${format}`, type: types[format], bytes, problems }
}

/** The scheme's form of this format, or else the one that it has: what is printed of it can be a file of any format. */
async function openForm(app: App, scheme: string, format: PrintFormat): Promise<OpenTemplate | undefined> {
  const { openTemplate } = await import('#documents/open-template.ts')
  for (const own of [...templateFormats].sort((one) => (one === format ? -1 : 0))) {
    const bytes = await readTemplate(app.schemeFolder, scheme, own)
    if (bytes) return openTemplate(bytes, own)
  }
  return undefined
}

async function fillForm(
  scheme: Scheme,
  template: OpenTemplate,
  views: SheetView[],
  format: PrintFormat,
  document: DocumentFacts | undefined,
): Promise<FilledForm> {
  const { fillTemplate, paperOfViews } = await import('#documents/fill-template.ts')
  if (format === template.format) return fillTemplate(scheme, template, views, document)
  const { writePaper } = await import('#documents/write-paper.ts')
  const { paper, problems } = paperOfViews(scheme, template, views, document)
  const { bytes, problems: missing } = writePaper(paper, format)
  return { bytes, problems: [...problems, ...missing] }
}
