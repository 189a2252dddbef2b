import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocument } from '#documents/read.ts'
import { makeDocx, makeXlsx } from './office-file.ts'

const sheet = `<sheetData><row r="1"><c r="A1" s="1"><v>44255</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>`
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="ggge&quot;年&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>'
const table =
  '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>語</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
const html = '<table><tr><td rowspan="2" colspan="3">一<br>二</td></tr><tr><td><table><tr><td>内</td></tr></table></table><p>終'

const files: Record<string, Uint8Array> = {
  'a.xlsx': makeXlsx({ sheets: { 票: sheet }, styles, strings: '<si><t>語</t></si>' }),
  'a.docx': makeDocx(table),
  'a.html': strToU8(html),
  'a.csv': strToU8('年度,値\n"2011",4\n'),
}

/** Parts of the workbook, sound. */
const parts: Record<string, string> = {
  'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>`,
  'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
  'xl/sharedStrings.xml': '<sst><si><r><t>語</t></r><rPh sb="0" eb="1"><t>ゴ</t></rPh></si></sst>',
  'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="票" sheetId="1" r:id="rId1"/></sheets></workbook>',
}

/** A few bytes changed, cut out or put in. */
const wounds = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255), how: fc.constantFrom('set', 'cut', 'insert') }), {
  minLength: 1,
  maxLength: 4,
})

function damage(bytes: Uint8Array, found: { at: number; byte: number; how: string }[]): Uint8Array {
  const damaged = [...bytes]
  for (const { at, byte, how } of found)
    damaged.splice(at % damaged.length, how === 'insert' ? 0 : 1, ...(how === 'cut' ? [] : [byte]))
  return Uint8Array.from(damaged)
}

async function expectAnswer(bytes: Uint8Array, name: string): Promise<void> {
  const reading = await readDocument(bytes, name)
  expect('content' in reading || reading.problem.severity === 'error').toBe(true)
}

describe('a damaged file is read or refused, never an error of ours', () => {
  it.each(Object.entries(files))('%s', async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(wounds, (found) => expectAnswer(damage(bytes, found), name)),
      { numRuns: 300 },
    )
  })

  it.each(Object.entries(parts))('%s damaged inside a sound container', async (part, xml) => {
    await fc.assert(
      fc.asyncProperty(wounds, (found) => {
        const damaged = { [part]: damage(strToU8(xml), found) }
        return expectAnswer(makeXlsx({ sheets: { 票: sheet }, styles, strings: '<si><t>語</t></si>', parts: damaged }), 'a.xlsx')
      }),
      { numRuns: 200 },
    )
  })

  it('any text', async () => {
    const names = fc.constantFrom('a.txt', 'a.csv', 'a.html')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), names, (text, name) => expectAnswer(strToU8(text), name)),
    )
  })
})
