import type { DocumentFacts } from '#core/exchange.ts'
import type { Facts } from '#core/facts.ts'
import type { Finding } from '#core/finding.ts'
import type { SheetView } from '#core/sheet.ts'
import type { PrintFormat } from '#documents/print-order.ts'
import { type App, findScheme } from './app.ts'
import type { Download } from './download.ts'
import { findForm } from './find-form.ts'

export type { PrintFormat }

/** A printed form, and what of the sheets it has no place for: nothing is cut silently. */
export interface PrintedForm extends Download {
  problems: Finding[]
}

const types: Record<PrintFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
}

/** Prints a sheet into its scheme's form (様式に戻す). `undefined` where the scheme has no form that gives this format. */
export async function printSheet(app: App, view: SheetView, format: PrintFormat = 'xlsx'): Promise<PrintedForm | undefined> {
  return await printSheets(app, [view], format, format === 'pdf' ? { plain: true } : {})
}

/**
 * Prints several sheets of one scheme as one file, in a thread of its own; as workbooks or Word files that are forms of their own each (票) as
 * a zip. `document`: what the paper says of itself (表題, 時点); `facts`: of the plan, where its paper tells more than the sheets. `undefined` where the scheme has no form.
 */
export async function printSheets(
  app: App,
  views: SheetView[],
  format: PrintFormat = 'xlsx',
  { document, facts, watch, names, plain }: PrintChoice = {},
): Promise<PrintedForm | undefined> {
  const [first] = views
  const scheme = findScheme(app, first?.scheme)
  const template = scheme && (await findForm(app, scheme, format))
  if (!first || !scheme || !(template || (plain && format !== 'pptx'))) return undefined
  const { printApart } = await import('#documents/read-apart.ts')
  const said = { ...(document ? { document } : {}), ...(facts && scheme.layout === 'slides' ? { plan: facts } : {}) }
  const order = { scheme, ...(template ? { template } : {}), views, format, said, ...(names ? { names } : {}) }
  const name = `${views.length === 1 ? (first.item.code ?? first.item.title) : scheme.title}-${first.fiscalYear}`
  const printed = await printApart(order, name, watch)
  if ('problem' in printed) throw new PrintStopped(printed.problem.message)
  const { bytes, problems, zipped } = printed
  return zipped
    ? { name: `${name}.zip`, type: 'application/zip', bytes, problems }
    : { name: `${name}.${format}`, type: types[format], bytes, problems }
}

/** What a print is told beside its sheets. */
export interface PrintChoice {
  document?: DocumentFacts | undefined
  facts?: Facts | undefined
  /** Hears of every sheet that is done, where each is a file of its own; what asks to stop. */
  watch?: { tell?: () => void; signal?: AbortSignal } | undefined
  /** Names of those files, without endings. */
  names?: string[]
  /** Where the body has given no form, a plain one of ours. */
  plain?: true
}

/** A print that took too long or too much memory; its message is for the person who asked. */
export class PrintStopped extends Error {}
