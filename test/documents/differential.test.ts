import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { readXlsx as readByHucre } from 'hucre/xlsx'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { readDocx } from '#documents/read-docx.ts'
import { readXlsx } from '#documents/read-xlsx.ts'
import { formatAddress } from '#documents/xlsx-address.ts'

const shared = join(import.meta.dirname, '../../../shared')
const bytesOf = (path: string) => new Uint8Array(readFileSync(join(shared, path)))

/** Texts by `Sheet!A1`, as our reader has them. */
function ownTexts(bytes: Uint8Array): Map<string, string> {
  return new Map(readXlsx(bytes, 'a.xlsx').grids.flatMap(({ cells }) => cells.map(({ locator, text }) => [locator, text])))
}

/** A whole number that cannot be a date: exceljs does not know the Japanese built-in date formats (27 to 58). */
const isCount = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value < 30_000

const workbooks = [
  'documents/kansai-r2-final.xlsx',
  'documents/kawasaki-52402000.xlsx',
  'documents/ibaraki-action-plan.xlsx',
  'data/gif-docx-xlsx/451-8-1_別表各種調達標準の比較.xlsx',
]

describe.skipIf(!existsSync(shared))('the same file read by others (skipped where ../shared is absent)', () => {
  it.each(workbooks)('%s by exceljs: every plain text and whole number', async (path) => {
    const own = ownTexts(bytesOf(path))
    const other = new ExcelJS.Workbook()
    await other.xlsx.readFile(join(shared, path))
    let compared = 0
    other.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.isMerged && cell.master !== cell) return
          const plain = typeof cell.value === 'string' || (isCount(cell.value) && cell.numFmt === undefined)
          if (!plain) return
          compared++
          expect(own.get(`${sheet.name}!${cell.address}`), cell.address).toBe(String(cell.value).replace(/\r\n?/g, '\n'))
        }),
      ),
    )
    expect(compared).toBeGreaterThan(50)
  })

  it('380,000 cells by hucre: every text, phonetic runs left out', async () => {
    const bytes = bytesOf('data/ofunato-jimujigyo-r7/report.xlsx')
    const own = ownTexts(bytes)
    const { sheets } = await readByHucre(bytes)
    const different = sheets.flatMap(({ name, rows }) =>
      rows.flatMap((row, rowIndex) =>
        row.flatMap((value, col) => {
          const plain = typeof value === 'string' || Number.isInteger(value)
          const locator = `${name}!${formatAddress(rowIndex, col)}`
          return plain &&
            (own.get(locator) ?? '').replaceAll(',', '') !== String(value).replace(/\r\n?/g, '\n').replaceAll(',', '')
            ? [locator]
            : []
        }),
      ),
    )
    expect(different).toEqual([])
  }, 30_000)

  it.each(['documents/kansai-r2-final.docx', 'documents/kansai-r7-plan.docx', 'documents/osaka-h30-policy.docx'])(
    '%s by mammoth: every word in the same order',
    async (path) => {
      const { value } = await mammoth.extractRawText({ path: join(shared, path) })
      const own = readDocx(bytesOf(path), path).grids.flatMap(({ cells }) => cells.map(({ text }) => text))
      expect([...own.join('').replace(/\s+/g, '')].sort().join('')).toBe([...value.replace(/\s+/g, '')].sort().join(''))
    },
  )
})
