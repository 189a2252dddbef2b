// Prints a demonstration sheet on its scheme's template, and shows that LibreOffice opens it: `npx tsx scripts/print-example.ts [folder]`.
// Not part of the tests: LibreOffice is not on every machine. Writes the workbook and its PDF into the folder (default: test-output).
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { placeSheet } from '#core/place.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { fillXlsx } from '#documents/fill-xlsx.ts'
import { readDocument } from '#documents/read.ts'

const root = join(import.meta.dirname, '..')
const folder = process.argv[2] ?? join(root, 'test-output')
mkdirSync(folder, { recursive: true })

const name = 'kawasaki-2013'
const parsed = parseScheme(parse(readFileSync(join(root, `schemes/${name}/scheme.yaml`), 'utf8')))
const exchange: Exchange = JSON.parse(readFileSync(join(root, `examples/${name}.json`), 'utf8'))
const template = new Uint8Array(readFileSync(join(root, `schemes/${name}/sheet.xlsx`)))
const reading = await readDocument(template, 'sheet.xlsx')
if (!('scheme' in parsed) || 'problem' in reading) throw new Error('the scheme or its template cannot be read')
const evaluated = parsed.scheme.levels.find(({ key }) => key === parsed.scheme.evaluates)?.label
const item = exchange.items.find(({ levelLabel }) => levelLabel === evaluated)
const view = fillSheet(parsed.scheme, exchange, item?.id ?? '', exchange.document.fiscalYear ?? Number.NaN)
const { writes, problems } = placeSheet(parsed.scheme, reading.content, view)
for (const { message } of problems) console.log(message)

const path = join(folder, `${name}.xlsx`)
writeFileSync(path, fillXlsx(template, writes))
execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, path], { stdio: 'ignore' })
console.log(`${path}: ${writes.length} cells written; PDF of ${statSync(path.replace(/xlsx$/, 'pdf')).size} bytes`)
