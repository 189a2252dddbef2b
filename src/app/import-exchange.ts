import type { Exchange } from '#core/exchange.ts'
import { finding } from '#core/finding.ts'
import type { Scheme } from '#core/scheme.ts'
import { acceptDrafts } from './accept-drafts.ts'
import { type App, findScheme } from './app.ts'
import { readExchangeFile } from './exchange-file.ts'
import { withPlaces } from './exchange-places.ts'
import type { FileToImport, ImportResult } from './import-document.ts'
import { keepFailure, keepImport } from './keep-import.ts'

/** Whether a file is in the exchange format, by its first words. */
export function isExchangeFile({ bytes }: Pick<FileToImport, 'bytes'>): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 200))
  return /^\s*\{\s*"format"\s*:\s*"shirube-exchange\//.test(head.replace(/^\uFEFF/, ''))
}

/**
 * Imports an exchange file (交換形式 JSON) the same way as a paper. Sources are the rows' own, or their place in the file (`items[3]`).
 * `accept`: confirms everything at once, in the name of the app's user.
 */
export async function importExchange(app: App, file: FileToImport, options: { accept?: boolean } = {}): Promise<ImportResult> {
  const read = readExchangeFile(file.bytes, file.name)
  if ('problem' in read) return await keepFailure(app, file, 'exchange', [read.problem])
  const exchange = withPlaces(read.exchange)
  const scheme = file.scheme === undefined ? findSchemeOf(app.schemes, exchange, file.name) : findScheme(app, file.scheme)
  if (!scheme) return await keepFailure(app, file, 'exchange', [schemeProblem(app, file)])
  const result = await keepImport(app, { file, format: 'exchange', scheme, exchange })
  if (options.accept && result.outcome === 'drafted') await acceptDrafts(app, result.document, { all: true, suggested: true })
  return result
}

function schemeProblem(app: App, { name, scheme }: FileToImport) {
  const known = app.schemes.map((one) => one.name).join('、')
  return scheme === undefined ? finding('scheme-unknown', { name }) : finding('scheme-not-registered', { scheme, known })
}

/** The scheme of an exchange file: the one its name begins with, else the only one of its issuer. */
function findSchemeOf(schemes: Scheme[], { document }: Exchange, name: string): Scheme | undefined {
  const named = schemes.filter((scheme) => name.startsWith(scheme.name))
  if (named.length === 1) return named[0]
  const { issuer, title } = document
  const issued = schemes.filter(
    (scheme) => issuer !== undefined && (issuer === scheme.issuer || issuer.startsWith(scheme.body.name)),
  )
  const titled = issued.filter((scheme) =>
    scheme.recognise.titles.every((words) => title?.replace(/\s/g, '').includes(words.replace(/\s/g, ''))),
  )
  return titled.length === 1 ? titled[0] : issued.length === 1 ? issued[0] : undefined
}
