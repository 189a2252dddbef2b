import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fillXlsx } from '#documents/fill-xlsx.ts'
import { readXlsx } from '#documents/read-xlsx.ts'
import { openXlsxTemplate } from '#documents/xlsx-template.ts'
import { makeXlsx } from './office-file.ts'

// A workbook with what offices put into their forms: a chart, a text box, a conditional format, ranges that may be edited under
// protection, and a date in the era of the Emperor.
const styles = `<numFmts><numFmt numFmtId="170" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts><font/></fonts>
<borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs><dxfs><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>`
const between =
  '<sheetProtection sheet="1" objects="1" scenarios="1"/><protectedRanges><protectedRange sqref="B2 B4" name="記入欄"/></protectedRanges>'
const after = `<conditionalFormatting sqref="B2:B4"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>$B$6</formula></cfRule></conditionalFormatting>
<dataValidations count="1"><dataValidation type="list" sqref="B3"><formula1>"A,B,C"</formula1></dataValidation></dataValidations>
<pageSetup paperSize="9"/><drawing r:id="rId1"/>`
const sheet = `<dimension ref="A1:C6"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>作成日</t></is></c><c r="B1" s="1"><v>43586</v></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>実績</t></is></c><c r="B2"/><c r="C2"><f>SUM(B2:B4)</f></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>評価</t></is></c><c r="B3"/></row><row r="4"><c r="A4" t="inlineStr"><is><t>目標</t></is></c><c r="B4"/></row>
<row r="6"><c r="B6"><v>5</v></c><c r="C6"><f>IF(B6&gt;'票'!$B$2,"達成",B6/別紙!A1)</f></c></row></sheetData>${between}${after}`
const drawing = `<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:to><xdr:col>8</xdr:col><xdr:row>20</xdr:row></xdr:to><xdr:graphicFrame/></xdr:twoCellAnchor>
<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:t>記入上の注意</a:t></xdr:txBody></xdr:sp></xdr:oneCellAnchor></xdr:wsDr>`
const chart =
  "<c:chartSpace><c:val><c:numRef><c:f>'票'!$B$2:$B$4</c:f></c:numRef></c:val><c:tx><c:f>票!$B$6</c:f></c:tx></c:chartSpace>"
const template = makeXlsx({
  sheets: { 票: sheet, 別紙: '<sheetData><row r="1"><c r="A1"><f>票!B6*2+SUM(票!B2:B3)</f></c></row></sheetData>' },
  styles,
  parts: {
    'xl/drawings/drawing1.xml': drawing,
    'xl/charts/chart1.xml': chart,
    'xl/worksheets/_rels/sheet1.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://x/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
    'xl/media/image1.emf': Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 256),
  },
})
const partsOf = (file: Uint8Array) => unzipSync(file)
const textOf = (file: Uint8Array, part: string) => new TextDecoder().decode(partsOf(file)[part])

describe('a template with a chart, a text box, a conditional format, protected ranges and a 和暦 format', () => {
  const filled = fillXlsx(openXlsxTemplate(template), {
    writes: [
      { locator: '票!B2', value: 12 },
      { locator: '票!B3', value: '=HYPERLINK("x")' },
    ],
    rows: [],
  })

  it('keeps every part that was not to change, byte for byte', () => {
    const [before, now] = [partsOf(template), partsOf(filled)]
    expect(Object.keys(now).sort()).toEqual(Object.keys(before).sort())
    const changed = Object.keys(before).filter(
      (part) => Buffer.compare(before[part] as Uint8Array, now[part] as Uint8Array) !== 0,
    )
    expect(changed.sort()).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
  })

  it('keeps all that stands around the cells as it is written', () => {
    expect(textOf(filled, 'xl/worksheets/sheet1.xml')).toContain(`</sheetData>${between}${after}`)
    expect(textOf(filled, 'xl/worksheets/sheet1.xml')).toContain('<f>SUM(B2:B4)</f>')
  })

  it('keeps the date as the era says it, and lets nobody write a formula', () => {
    const texts = Object.fromEntries(
      readXlsx(filled, '票.xlsx').grids.flatMap(({ cells }) => cells.map(({ locator, text }) => [locator, text])),
    )
    expect(texts).toMatchObject({ '票!B1': '令和1年5月1日', '票!B2': '12', '票!B3': '=HYPERLINK("x")' })
    expect(textOf(filled, 'xl/worksheets/sheet1.xml').match(/<f\b/g)).toHaveLength(2)
  })
})

describe('the same where rows are put in', () => {
  const filled = fillXlsx(openXlsxTemplate(template), {
    writes: [{ locator: '票!B6', value: 9 }],
    rows: [{ place: '票', top: 2, bottom: 2, rows: [3, 4, 5].map((value) => ({ like: 2, cells: [{ col: 1, value }] })) }],
  })
  const sheetXml = textOf(filled, 'xl/worksheets/sheet1.xml')

  it.each([
    ['formulas of the sheet', '<f>SUM(B2:B6)</f>'],
    ['formulas that name sheets', `<f>IF(B8&gt;'票'!$B$2,"達成",B8/別紙!A1)</f>`],
    [
      'conditional formats',
      '<conditionalFormatting sqref="B2:B6"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>$B$8</formula>',
    ],
    ['ranges that may be edited', '<protectedRange sqref="B2 B6"'],
    ['lists to choose from', 'sqref="B3:B5"'],
  ])('%s move along', (_, written) => {
    expect(sheetXml).toContain(written)
  })

  it.each([
    ['the chart', 'xl/charts/chart1.xml', "<c:f>'票'!$B$2:$B$6</c:f>"],
    ['the chart’s title', 'xl/charts/chart1.xml', '<c:f>票!$B$8</c:f>'],
    ['formulas of other sheets', 'xl/worksheets/sheet2.xml', '<f>票!B8*2+SUM(票!B2:B5)</f>'],
    ['what is anchored under the rows', 'xl/drawings/drawing1.xml', '<xdr:row>6</xdr:row>'],
    ['what is anchored over them', 'xl/drawings/drawing1.xml', '<xdr:row>1</xdr:row>'],
  ])('%s follows', (_, part, written) => {
    expect(textOf(filled, part)).toContain(written)
  })
})
