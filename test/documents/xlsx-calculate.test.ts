import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Filling } from '#core/filling.ts'
import { fillXlsx } from '#documents/fill-xlsx.ts'
import { openTemplate } from '#documents/open-template.ts'
import { readXlsx } from '#documents/read-xlsx.ts'
import { shiftFormula } from '#documents/xlsx-formula.ts'
import { openXlsxTemplate } from '#documents/xlsx-template.ts'
import { makeXlsx } from './office-file.ts'

const styles = `<numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><fonts><font/></fonts><borders><border/></borders>
<cellXfs><xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="170"/></cellXfs>`
// A rate that was drawn down over three rows is written once; totals, a lookup in a hidden sheet, a name, a date in words.
const sheet = `<sheetData>
<row r="1"><c r="A1"><v>10</v></c><c r="B1"><v>20</v></c><c r="C1" s="2"><f t="shared" ref="C1:C3" si="0">A1/B$4</f><v>99</v></c></row>
<row r="2"><c r="A2"><v>30</v></c><c r="B2"><v>40</v></c><c r="C2" s="2"><f t="shared" si="0"/><v>99</v></c></row>
<row r="3"><c r="A3"/><c r="B3"/><c r="C3" s="2"><f t="shared" si="0"/><v>99</v></c></row>
<row r="4"><c r="A4" s="1"><f>SUM(A1:A3)</f><v>40</v></c><c r="B4" s="1"><f>SUM(B1:B3)</f><v>60</v></c><c r="C4"><f>1/0</f><v>7</v></c></row>
<row r="5"><c r="A5"><f>IF(A4&gt;=目標,"達成","未達")&amp;"・"&amp;VLOOKUP(2,一覧!A1:B2,2,FALSE)</f><v>?</v></c><c r="B5"><f>TEXT(A1,"ggge年")</f><v>令和</v></c></row>
</sheetData>`
const form = makeXlsx({
  sheets: {
    票: sheet,
    一覧: {
      state: 'hidden',
      xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>甲</t></is></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2" t="inlineStr"><is><t>乙&amp;丙</t></is></c></row></sheetData>',
    },
  },
  styles,
  parts: {},
})
const named = (bytes: Uint8Array) => {
  const parts = unzipSync(bytes)
  return new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
}
const withName = (() => {
  const parts = unzipSync(form)
  const book = new TextDecoder().decode(parts['xl/workbook.xml'])
  return makeXlsx({
    sheets: { 票: sheet },
    styles,
    parts: {
      ...parts,
      'xl/workbook.xml': book.replace(
        '</sheets>',
        '</sheets><definedNames><definedName name="目標">票!$B$2</definedName></definedNames>',
      ),
    },
  })
})()
const template = openXlsxTemplate(withName)
const fill = (writes: Filling['writes'], rows: Filling['rows'] = []) => fillXlsx(template, { writes, rows })
const texts = (bytes: Uint8Array) =>
  Object.fromEntries(
    readXlsx(bytes, '票.xlsx').grids.flatMap(({ cells }) => cells.map(({ locator, text }) => [locator.slice(2), text])),
  )

describe('formulas of a form that is filled', () => {
  it('come to what Excel would make of them, also where they look elsewhere in the book', () => {
    const filled = fill([
      { locator: '票!A3', value: 60 },
      { locator: '票!B3', value: 140 },
    ])
    expect(texts(filled)).toMatchObject({ A4: '100', B4: '200', C1: '5.0%', C2: '15.0%', C3: '30.0%', A5: '達成・乙&丙' })
  })

  it('have no value where nobody knows it, never the one that the form was saved with', () => {
    const filled = fill([{ locator: '票!A3', value: 0 }])
    expect(texts(filled)).not.toHaveProperty('C4')
    expect(texts(filled)).not.toHaveProperty('B5')
    expect(named(filled)).toContain('<c r="C4"><f>1/0</f></c>')
    const { paper, problems } = openTemplate(withName, 'xlsx').print(
      { writes: [{ locator: '票!A3', value: 0 }], rows: [], problems: [] },
      '票',
    )
    expect(problems.map(({ message }) => message)).toEqual([
      '様式のシート「票」の数式（C4、B5）は計算できないため、PDFでは空けています。値が要る場合は、Excelのファイルから印刷してください。',
    ])
    expect(JSON.stringify(paper)).toContain('達成・乙&丙')
  })

  it.each([
    ['stay where the figure is what they come to', 40, '<f>SUM(A1:A3)</f><v>40</v>'],
    ['give way to a figure of its own', 41, '<c r="A4" s="1"><v>41</v></c>'],
    ['give way to words', '約40', '約40'],
    ['give way to a figure of more digits than they would show', 40.5, '40.5'],
  ])('%s', (_, value, written) => {
    const filled = fill([{ locator: '票!A4', value }])
    expect(named(filled)).toContain(written)
  })

  it('of others go by the figure that was filled in', () => {
    expect(texts(fill([{ locator: '票!A4', value: 500 }])).A5).toBe('達成・乙&丙')
    expect(texts(fill([{ locator: '票!A4', value: 5 }])).A5).toBe('未達・乙&丙')
  })

  it('are each whole, so that the first of those that share one can be filled', () => {
    const filled = fill([{ locator: '票!C1', value: 0.5 }])
    expect(named(filled)).not.toContain('shared')
    expect(named(filled)).toContain('<f>A2/B$4</f>')
    expect(named(filled)).toContain('<f>A3/B$4</f>')
    expect(texts(filled)).toMatchObject({ C1: '50.0%', C2: '50.0%' })
  })

  it('move with rows that are put in', () => {
    const row = (nth: number) => ({
      like: 1,
      cells: [
        { col: 0, value: nth },
        { col: 1, value: 10 },
      ],
    })
    const filled = fill([], [{ place: '票', top: 1, bottom: 1, rows: [1, 2, 3].map(row) }])
    expect(texts(filled)).toMatchObject({ A6: '16', B6: '50', C2: '2.0%', C3: '4.0%', C4: '6.0%' })
  })
})

describe('a formula in another place', () => {
  it.each([
    ['A1+$B1+C$1+$D$1', 2, 1, 'B3+$B3+D$1+$D$1'],
    ['SUM(A1:B$9)', 1, 2, 'SUM(C2:D$9)'],
    ['\'別 紙\'!A1&"A1"&LOG10(2)', 1, 1, '\'別 紙\'!B2&"A1"&LOG10(2)'],
    ['SUM(C:C)+SUM($C:D)', 5, 1, 'SUM(D:D)+SUM($C:E)'],
  ])('%s, %d down and %d to the right, is %s', (formula, down, right, moved) => {
    expect(shiftFormula(formula, down, right)).toBe(moved)
  })

  it('is itself where it comes from', () => {
    const column = fc.constantFrom('A', 'Z', 'AA', '$BC')
    const place = fc.tuple(column, fc.constantFrom('', '$'), fc.integer({ min: 1, max: 5000 })).map((parts) => parts.join(''))
    fc.assert(
      fc.property(place, place, fc.nat(50), fc.nat(50), (one, other, down, right) => {
        const formula = `SUM(${one}:${other})*${one}`
        expect(shiftFormula(shiftFormula(formula, down, right), -down, -right)).toBe(formula)
      }),
    )
  })
})
