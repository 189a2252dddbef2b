import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DocumentContent } from '#core/grid.ts'
import { readDocument } from '#documents/read.ts'
import { makeDocx, makeXlsx } from './office-file.ts'

/** One trouble a folder: what comes in (`input.*`) and what a reader makes of it (`expected.json`). */
const troubles = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ trouble: name, folder: join(import.meta.dirname, name) }))
  .filter(({ folder }) => readdirSync(folder).some((file) => /^input\.(?:html|csv|tsv|txt|sheet\.xml|document\.xml)$/.test(file)))

describe('golden documents', () => {
  it.each(troubles)('$trouble', async ({ folder }) => {
    const { bytes, name } = inputOf(folder)
    const reading = await readDocument(bytes, name)
    if ('problem' in reading) throw new Error(reading.problem.message)
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    expect(shown(reading.content)).toEqual(expected)
  })
})

/** The file itself, or the Office file that hand-written XML makes. */
function inputOf(folder: string): { bytes: Uint8Array; name: string } {
  const files = readdirSync(folder)
  const name = files.find((file) => file.startsWith('input.') && !file.endsWith('.styles.xml')) ?? 'input.txt'
  const bytes = new Uint8Array(readFileSync(join(folder, name)))
  const text = new TextDecoder().decode(bytes)
  const stylesPath = join(folder, 'input.styles.xml')
  const styles = files.includes('input.styles.xml') ? readFileSync(stylesPath, 'utf8') : ''
  if (name === 'input.sheet.xml') return { bytes: makeXlsx({ sheets: { 票: text }, styles }), name: 'input.xlsx' }
  if (name === 'input.document.xml') return { bytes: makeDocx(text), name: 'input.docx' }
  return { bytes, name }
}

/** Grids in a form that a person can read and correct: a cell is its text, with its spans where it has any. Tables found in text stand for its lines. */
function shown({ format, grids, laid }: DocumentContent) {
  return {
    format,
    grids: (laid ?? grids).map(({ place, kind, rowCount, colCount, cells }) => ({
      place,
      kind,
      size: `${rowCount}×${colCount}`,
      cells: Object.fromEntries(
        cells.map(({ locator, text, rowSpan, colSpan }) => [
          rowSpan * colSpan > 1 ? `${locator} ${rowSpan}×${colSpan}` : locator,
          text,
        ]),
      ),
    })),
  }
}
