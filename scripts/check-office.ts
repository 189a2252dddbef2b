// Opens Word files, workbooks and slides (where it has Impress) with LibreOffice and tells of each how many pages it has and which of its words are not on them:
// `npx tsx scripts/check-office.ts FILE…`.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { readDocument } from '../src/documents/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'shirube-office-'))
/** The letters of a file's words; what a font draws in two ways is one. */
async function lettersOf(path: string): Promise<string[]> {
  const reading = await readDocument(new Uint8Array(readFileSync(path)), basename(path))
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content.grids.flatMap(({ cells }) => cells.map(({ text }) => text.normalize('NFKC').replace(/\s/g, '')))
}

for (const file of process.argv.slice(2)) {
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, file], { stdio: 'ignore' })
  const pdf = join(folder, basename(file).replace(/\.\w+$/, '.pdf'))
  if (!existsSync(pdf)) {
    console.log(`${file}: not opened`)
    process.exitCode = 1
    continue
  }
  const pages = (readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
  const shown = new Map<string, number>()
  for (const letter of (await lettersOf(pdf)).join('')) shown.set(letter, (shown.get(letter) ?? Number('0')) + 1)
  const missing = (await lettersOf(file))
    .join('')
    .split('')
    .filter((letter) => {
      const left = shown.get(letter)
      shown.set(letter, (left ?? 1) - 1)
      return left === undefined || left < 1
    })
  console.log(`${file}: ${pages} pages, ${missing.length} letters not on them ${missing.slice(0, 20).join('')}`)
}
rmSync(folder, { recursive: true })
