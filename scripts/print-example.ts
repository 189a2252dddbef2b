// Prints the demonstration on its schemes' templates, and shows that LibreOffice opens it: `npx tsx scripts/print-example.ts [folder]`.
// Not part of the tests: LibreOffice is not on every machine. Writes the workbooks and their PDFs into the folder (default: test-output).
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { fillTemplate } from '#documents/fill-template.ts'
import { openTemplate } from '#documents/open-template.ts'

const root = join(import.meta.dirname, '..')
const folder = process.argv[2] ?? join(root, 'test-output')
mkdirSync(folder, { recursive: true })

for (const name of ['kawasaki-2013', 'kansai-final-2020']) {
  const parsed = parseScheme(parse(readFileSync(join(root, `schemes/${name}/scheme.yaml`), 'utf8')))
  if (!('scheme' in parsed)) throw new Error(parsed.problems.join('\n'))
  const { scheme } = parsed
  const exchange: Exchange = JSON.parse(readFileSync(join(root, `examples/${name}.json`), 'utf8'))
  const { fiscalYear = Number.NaN, asOf } = exchange.document
  const narratives = exchange.narratives.map((one) => ({ ...one, fiscalYear, ...(asOf === undefined ? {} : { asOf }) }))
  const evaluated = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label
  const items = exchange.items.filter(({ levelLabel }) => levelLabel === evaluated)
  const views = items.map(({ id }) => fillSheet(scheme, { ...exchange, narratives }, id, fiscalYear))
  const template = openTemplate(new Uint8Array(readFileSync(join(root, `schemes/${name}/sheet.xlsx`))), 'xlsx')
  const { bytes, problems } = fillTemplate(scheme, template, views)
  for (const { message } of problems) console.log(message)
  const path = join(folder, `${name}.xlsx`)
  writeFileSync(path, bytes)
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, path], { stdio: 'ignore' })
  console.log(`${path}: ${views.length} sheets, PDF of ${statSync(path.replace(/xlsx$/, 'pdf')).size} bytes`)
}
