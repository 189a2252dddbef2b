import { formatFiscalYear } from '#core/fiscal-year.ts'
import { findBody } from '#store/body.ts'
import { findDocument } from '#store/document.ts'
import { readFileBytes } from '#store/file.ts'
import { readPublishedSheets } from '#store/publication.ts'
import { type App, findScheme } from './app.ts'
import { canonicalJson } from './content-id.ts'
import { writePackage } from './export-package.ts'
import type { PackageBody } from './package-tables.ts'
import { type PrintFormat, printSheet } from './print-sheet.ts'
import type { PublishedSheet } from './publication.ts'
import { readPublication } from './read-publication.ts'
import { writeSheetCsv } from './sheet-csv.ts'
import { writeExchange } from './write-exchange.ts'

/** A file to hand out. */
export interface Download {
  name: string
  /** Media type, `application/json; charset=utf-8`. */
  type: string
  bytes: Uint8Array
}

/** What a publication is offered as. `sheet`: on the scheme's form, or a csv of its figures, of one item. `bom`: false leaves the byte order mark of CSV out. */
export type DownloadKind =
  | { kind: 'exchange' }
  | { kind: 'package'; bom?: boolean }
  | { kind: 'publication' }
  | { kind: 'sheet'; item: string; format: PrintFormat }
  | { kind: 'csv'; item: string; bom?: boolean }

/** A published file; `undefined` where there is no such publication, item or template. */
export async function downloadPublished(app: App, publicationId: string, wanted: DownloadKind): Promise<Download | undefined> {
  if (wanted.kind === 'sheet' || wanted.kind === 'csv') {
    const [stored] = await readPublishedSheets(app.db, app.body, publicationId, wanted.item)
    const sheet = stored?.view as PublishedSheet | undefined
    if (!sheet) return undefined
    if (wanted.kind === 'sheet') return await printSheet(app, sheet.view, wanted.format)
    const body = await bodyOf(app, sheet.view.scheme)
    return asText(sheetName(sheet), 'csv', 'text/csv', writeSheetCsv(sheet, body, wanted.bom !== false))
  }
  const publication = await readPublication(app, publicationId)
  if (!publication) return undefined
  const { exchange, ...content } = publication
  const name = `${publication.plan.id}-${publication.fiscalYear}-v${publication.version}`
  switch (wanted.kind) {
    case 'exchange':
      return asText(name, 'json', 'application/json', `${writeExchange(exchange)}\n`)
    case 'publication':
      return asText(`${name}-publication`, 'json', 'application/json', canonicalJson(content))
    case 'package': {
      const title = `${publication.plan.title} ${formatFiscalYear(publication.fiscalYear, 'era')}`
      const { publishedAt: created, version, scheme } = publication
      const body = await bodyOf(app, scheme)
      const about = { name, title, created, body, version: `${version}`, licence: app.licence, bom: wanted.bom !== false }
      const bytes = await writePackage(exchange, about)
      return { name: `${name}.zip`, type: 'application/zip', bytes }
    }
  }
}

/** Whose data it is (団体), for a public file: as the scheme of its sheets names it, else as the ledger does. */
export async function bodyOf(app: App, scheme: string | undefined): Promise<PackageBody> {
  const named = findScheme(app, scheme)?.body
  if (named) return named
  const body = await findBody(app.db, app.body)
  return { name: body?.name ?? app.body, ...(body?.code ? { code: body.code } : {}) }
}

const sheetName = ({ view }: PublishedSheet): string => `${view.item.code ?? view.item.title}-${view.fiscalYear}`

function asText(name: string, extension: string, type: string, text: string): Download {
  return { name: `${name}.${extension}`, type: `${type}; charset=utf-8`, bytes: new TextEncoder().encode(text) }
}

/** The kept file of an imported document, byte for byte; staff only. */
export async function downloadDocument(app: App, documentId: string): Promise<Download | undefined> {
  const document = await findDocument(app.db, app.body, documentId)
  const bytes = document && (await readFileBytes(app.db, app.body, document.file))
  return bytes && { name: document.name, type: 'application/octet-stream', bytes }
}
