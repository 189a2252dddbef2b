import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { makeDocx, makeXlsx } from './office-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'shirube-memory-'))
afterAll(() => rmSync(folder, { recursive: true }))

const repeated = (count: number, text: string) => text.repeat(count)
const wordTable = (rows: number) =>
  `<w:tbl>${repeated(rows, `<w:tr>${repeated(10, '<w:tc><w:p><w:r><w:t>事業の概要</w:t></w:r></w:p></w:tc>')}</w:tr>`)}</w:tbl>`
const sheetRow = `<row>${repeated(100, '<c t="inlineStr"><is><t>事業の概要</t></is></c>')}</row>`

describe('the heaviest files keep within 512 MiB', { timeout: 60_000 }, () => {
  it.each<[string, () => Uint8Array, string | number]>([
    [
      'a workbook of 590,000 cells',
      () => makeXlsx({ sheets: { 票: `<sheetData>${repeated(5900, sheetRow)}</sheetData>` } }),
      590_000,
    ],
    [
      'a workbook of 40 MB of nothing',
      () => makeXlsx({ sheets: { 票: `<sheetData>${' '.repeat(40_000_000)}</sheetData>` } }),
      'nothing-visible',
    ],
    ['a Word table of 400,000 cells', () => makeDocx(wordTable(40_000)), 400_000],
    ['a Word file of 300 MB', () => makeDocx(' '.repeat(300_000_000)), 'part-too-large'],
    [
      'a page of 400,000 cells',
      () => strToU8(`<table>${repeated(40_000, `<tr>${repeated(10, '<td>事業の概要')}`)}</table>`),
      400_000,
    ],
    ['200 MB of text', () => new Uint8Array(200_000_000).fill(65), 'file-too-large'],
  ])('%s', (trouble, make, became) => {
    const path = join(folder, trouble)
    writeFileSync(path, make())
    const script = join(import.meta.dirname, 'read-and-weigh.ts')
    const said = JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script, path], { encoding: 'utf8' }))
    expect(said.became).toBe(became)
    expect(said.mebibytes).toBeLessThan(512)
  })
})
