/**
 * The real papers as other programs write them: LibreOffice to other formats, Chromium to PDF, each read and compared with its gold.
 * `npx tsx scripts/measure-converted.ts`. Needs ../shared, `soffice` and `chromium`; what is not installed is left out, and said.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { formatMeasure, hasShared, measureFile, shared } from '../test/measure.ts'

/** A paper, the format it is given in, and the formats it is written in anew. */
const conversions: [paper: string, from: string, to: string[]][] = [
  ['kawasaki-52402000', 'html', ['docx', 'pdf by chromium']],
  ['kawasaki-52402000', 'xlsx', ['html', 'pdf', 'csv']],
  ['kansai-r2-final', 'docx', ['html', 'pdf']],
  ['kansai-r2-final', 'xlsx', ['html', 'pdf', 'csv']],
  ['osaka-h30-policy', 'docx', ['html', 'pdf', 'pdf by chromium']],
  ['ibaraki-action-plan', 'xlsx', ['html', 'pdf', 'csv', 'pdf by chromium']],
  ['kansai-r7-plan', 'docx', ['html', 'pdf']],
]

/** Every cell as it is shown, with quotes where needed, in UTF-8, all sheets. */
const filters: Record<string, string> = {
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
  docx: 'docx:MS Word 2007 XML',
}

function convert(path: string, to: string, folder: string): string | undefined {
  // A web page is text to LibreOffice, not a sheet.
  const options = ['--headless', ...(extname(path) === '.html' ? ['--writer'] : []), '--convert-to', filters[to] ?? to]
  spawnSync('soffice', [...options, '--outdir', folder, path], { timeout: 120_000 })
  const name = readdirSync(folder).find((file) => file.endsWith(`.${to}`))
  return name === undefined ? undefined : join(folder, name)
}

function printPage(path: string, folder: string): string | undefined {
  const page = extname(path) === '.html' ? path : convert(path, 'html', folder)
  const printed = join(folder, `${basename(path, extname(path))}.pdf`)
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${printed}`]
  if (page) spawnSync('chromium', [...options, `file://${page}`], { timeout: 120_000 })
  return existsSync(printed) ? printed : undefined
}

if (!hasShared) console.log('skipped: ../shared is absent')
else
  for (const [paper, from, formats] of conversions)
    for (const to of formats) {
      const folder = mkdtempSync(join(tmpdir(), 'shirube-converted-'))
      const path = join(shared, 'documents', `${paper}.${from}`)
      const written = to === 'pdf by chromium' ? printPage(path, folder) : convert(path, to, folder)
      if (written) console.log(`${paper} .${from} as ${to}\n${formatMeasure([await measureFile(paper, written)], false)}`)
      else console.log(`left out: ${paper} .${from} as ${to}: the program that writes it is not installed`)
      rmSync(folder, { recursive: true })
    }
