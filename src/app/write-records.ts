import type { DocumentContent } from '#core/grid.ts'
import { formatRecordLine, parseRecordLine } from '#core/record-line.ts'
import { restLabels } from '#core/rest-labels.ts'
import type { Scheme } from '#core/scheme.ts'
import type { KeptStatement } from '#core/statement.ts'
import { withheldText } from '#core/withhold.ts'
import { type KeptDocument, listDocuments } from '#store/document.ts'
import { readFileBytes } from '#store/file.ts'
import { findStatements } from '#store/find-statements.ts'
import { listSeenAgain } from '#store/seen-again.ts'
import { type App, findScheme } from './app.ts'

/** A file of records written back (書き戻し): the name it came by, and its bytes; or why it cannot be, in a Japanese sentence. */
export type WrittenRecords = { name: string } & ({ bytes: Uint8Array; rows: number } | { problem: string })

/**
 * Writes every CSV file of a plan back from the ledger, whose scheme keeps rows whole (`rest`): each cell as it was read, or as a person has
 * corrected it since, in the file's own order of rows and columns. UTF-8 with a byte order mark and CRLF. For staff alone: what is
 * withheld (officials' names) is taken from the kept file, for it is nowhere else.
 */
export async function* writeRecords(app: App, plan: string): AsyncGenerator<WrittenRecords> {
  const documents = await listDocuments(app.db, app.body)
  for (const document of documents.toReversed()) {
    const scheme = findScheme(app, document.scheme)
    const head = document.facts.heads?.[0]
    if (document.plan !== plan || document.format !== 'csv' || !head || !scheme) continue
    yield { name: document.name, ...(await writeDocument(app, document, scheme, head.text)) }
  }
}

type Written = { bytes: Uint8Array; rows: number } | { problem: string }

async function writeDocument(app: App, document: KeptDocument, scheme: Scheme, head: string): Promise<Written> {
  const statements = await findStatements(app.db, app.body, { document: document.id })
  const again = await listSeenAgain(app.db, app.body, { document: document.id })
  const labels = restLabels(scheme)
  const isRest = (one: KeptStatement) => one.list === 'narratives' && one.row.label !== undefined && labels.has(one.row.label)
  const repeated = await findStatements(app.db, app.body, { ids: again.map(({ statement }) => statement) })
  const restIds = new Set(repeated.filter(isRest).map(({ row }) => row.provenance.id))
  const rows = new Map<number, string[]>()
  const keepRow = (locator: string, line: string) => {
    const place = placeOf(locator)
    if (place && !rows.has(place.row)) rows.set(place.row, parseRecordLine(line))
  }
  for (const one of statements) if (isRest(one) && one.row.source) keepRow(one.row.source.locator, one.row.source.text)
  for (const { statement, source } of again) if (restIds.has(statement)) keepRow(source.locator, source.text)
  const put = (locator: string, text: string) => {
    const place = placeOf(locator)
    const row = place && rows.get(place.row)
    if (row && row[place.col] === '') row[place.col] = text
  }
  for (const [locator, text] of heldCells(statements.filter((one) => !isRest(one)))) put(locator, text)
  for (const { statement, source } of again) if (!restIds.has(statement)) put(source.locator, source.text)
  return await finish(app, document, parseRecordLine(head), rows)
}

/** Rows in the file's order, every one of them, with what is withheld. */
async function finish(app: App, document: KeptDocument, head: string[], rows: Map<number, string[]>): Promise<Written> {
  const numbers = [...rows.keys()].sort((a, b) => a - b)
  const gap = numbers.find((row, nth) => row !== nth + 1)
  if (gap !== undefined || numbers.length === 0)
    return { problem: `「${document.name}」の${(gap ?? 1) + 1}行目の前に台帳にない行があるため、書き戻せません。` }
  const withheld = [...rows].filter(([, cells]) => cells.some((cell) => cell.includes(withheldText)))
  if (withheld.length > 0 && !(await restoreWithheld(app, document, new Map(withheld))))
    return { problem: `「${document.name}」の元のファイルが読めないため、非公開の列を書き戻せません。` }
  const lines = [head, ...numbers.map((row) => rows.get(row) as string[])].map(formatRecordLine)
  return { bytes: new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`), rows: numbers.length }
}

/** Puts what the kept file says into the cells that are withheld. */
async function restoreWithheld(app: App, document: KeptDocument, rows: ReadonlyMap<number, string[]>): Promise<boolean> {
  const bytes = await readFileBytes(app.db, app.body, document.file)
  if (!bytes) return false
  const [{ readSlices }, { readApart }] = await Promise.all([
    import('#documents/read-slices.ts'),
    import('#documents/read-apart.ts'),
  ])
  for await (const read of readSlices(bytes, document.name, readApart)) {
    if ('problem' in read) return false
    restoreFrom(read.content, rows)
  }
  return true
}

function restoreFrom({ grids }: DocumentContent, rows: ReadonlyMap<number, string[]>): void {
  for (const { text, locator } of grids.flatMap(({ cells }) => cells)) {
    const place = text === '' ? undefined : placeOf(locator)
    const row = place && rows.get(place.row)
    if (place && row?.[place.col]?.includes(withheldText)) row[place.col] = text
  }
}

/** Each place with its words: as read, unless something was said of it later, which is a person's correction. */
function heldCells(statements: readonly KeptStatement[]): Map<string, string> {
  const first = new Map<string, string>()
  const cells = new Map<string, string>()
  for (const one of statements) {
    const { source, provenance } = one.row
    if (!source || provenance.withdraws) continue
    const read = first.get(source.locator)
    if (read === undefined) {
      first.set(source.locator, provenance.saidAt)
      cells.set(source.locator, source.text)
    } else if (read !== provenance.saidAt && provenance.status === 'accepted') cells.set(source.locator, wordsOf(one))
  }
  return cells
}

function wordsOf(one: KeptStatement): string {
  if (one.list === 'budgets') return String(one.row.amount)
  if (one.list === 'narratives') return one.row.text
  if (one.list === 'evaluations') return one.row.grades.map(({ code }) => code).join('')
  return one.row.text ?? String(one.row.value ?? '')
}

/** Row and column of a cell of a CSV file, counted from 0. */
function placeOf(locator: string): { row: number; col: number } | undefined {
  const [, row, col] = /^table1\/r(\d+)c(\d+)$/.exec(locator) ?? []
  return row === undefined || col === undefined ? undefined : { row: Number(row) - 1, col: Number(col) - 1 }
}
