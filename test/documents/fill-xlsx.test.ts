import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ComposedRow, ComposedRows } from '#core/filling.ts'
import { fillXlsx } from '#documents/fill-xlsx.ts'
import { readXlsx } from '#documents/read-xlsx.ts'
import { openXlsxTemplate } from '#documents/xlsx-template.ts'
import { makeXlsx } from './office-file.ts'

const styles = `<numFmts><numFmt numFmtId="164" formatCode="0&quot;年度&quot;"/></numFmts><fonts><font><sz val="11"/><name val="ＭＳ Ｐゴシック"/></font></fonts>
<borders><border/></borders><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="3" fontId="0"/><xf numFmtId="0" fontId="0"><alignment wrapText="1"/></xf></cellXfs>`
const xml = `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:D6"/><cols><col min="1" max="4" width="10" customWidth="1"/></cols>
<sheetData><row r="1" ht="20" customHeight="1"><c r="A1" t="inlineStr"><is><t>評価年度</t></is></c><c r="B1" s="1"/></row>
<row r="2" ht="20" customHeight="1"><c r="A2" t="inlineStr"><is><t>説明</t></is></c><c r="B2" s="3"/><c r="C2" s="3"/></row>
<row r="3" ht="15" customHeight="1"><c r="A3" t="inlineStr"><is><t>名</t></is></c><c r="B3" s="2"/></row>
<row r="4" ht="15" customHeight="1"><c r="A4"/><c r="B4" s="2"/></row>
<row r="6"><c r="A6" s="2"><v>7</v></c></row></sheetData>
<mergeCells count="3"><mergeCell ref="B2:C2"/><mergeCell ref="A3:A4"/><mergeCell ref="A6:B6"/></mergeCells>
<conditionalFormatting sqref="A6:B6 D1"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>5</formula></cfRule></conditionalFormatting>
<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><rowBreaks count="1"><brk id="5" max="16383" man="1"/></rowBreaks><drawing r:id="rId1"/>`
const picture = Uint8Array.from({ length: 3000 }, (_, index) => (index * 31) % 256)
const template = makeXlsx({
  sheets: { 票: xml, 別紙: '<sheetData/>' },
  styles,
  parts: {
    'xl/media/image1.png': picture,
    'xl/drawings/drawing1.xml': '<xdr/>',
    'xl/calcChain.xml': '<calcChain/>',
    'docProps/app.xml': '<Properties/>',
  },
})

const opened = openXlsxTemplate(template)
const fill = (writes: { address: string; value: string | number }[], rows: Omit<ComposedRows, 'place'>[] = []) =>
  fillXlsx(opened, {
    writes: writes.map(({ address, value }) => ({ locator: `票!${address}`, value })),
    rows: rows.map((one) => ({ place: '票', ...one })),
  })
const sheetOf = (file: Uint8Array) => new TextDecoder().decode(unzipSync(file)['xl/worksheets/sheet1.xml'])
const textsOf = (file: Uint8Array) =>
  Object.fromEntries(
    readXlsx(file, '票.xlsx').grids.flatMap(({ cells }) =>
      cells.filter(({ text }) => text !== '').map(({ locator, text }) => [locator, text]),
    ),
  )

describe('filling a template', () => {
  it('writes values and keeps every other part byte for byte', () => {
    const filled = fill([
      { address: 'B1', value: 2013 },
      { address: 'B3', value: 12345 },
    ])
    expect(textsOf(filled)).toEqual({
      '票!A1': '評価年度',
      '票!B1': '2013年度',
      '票!A2': '説明',
      '票!A3': '名',
      '票!B3': '12,345',
      '票!A6': '7',
    })
    const [before, after] = [unzipSync(template), unzipSync(filled)]
    const changed = Object.keys(before).filter(
      (path) => Buffer.compare(before[path] ?? picture, after[path] ?? new Uint8Array()) !== 0,
    )
    expect(changed.sort()).toEqual(['xl/calcChain.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
    expect(after['xl/calcChain.xml']).toBeUndefined()
    expect(new TextDecoder().decode(after['xl/workbook.xml'])).toContain('fullCalcOnLoad="1"')
  })

  it('keeps the sheet around its cells as it is written', () => {
    const filled = sheetOf(fill([{ address: 'B1', value: 2013 }]))
    const [head, tail] = [xml.slice(0, xml.indexOf('<sheetData>')), xml.slice(xml.indexOf('<mergeCells'))]
    expect(filled).toContain(head)
    expect(filled).toContain(tail)
  })

  it('gives the same bytes for the same values', () => {
    expect(fill([{ address: 'B1', value: 1 }])).toEqual(fill([{ address: 'B1', value: 1 }]))
  })

  it.each(['=1+1', '@SUM(A1)', '+81', '-1', "'x", '<b>&amp;', '_x0041_', 'a\nb', '  端の空白  ', '🗾𠮷', '\u0001'])(
    'text stays text: %j',
    (value) => {
      const filled = fill([{ address: 'B2', value }])
      expect(sheetOf(filled)).not.toMatch(/<f\b/)
      expect(textsOf(filled)['票!B2']).toBe(value)
    },
  )

  it.each([0.1, 1234.5, -0.25, 1e-7, 12_345_678.9])(
    'a number that the cell would not show whole goes in as text: %d',
    (value) => {
      const shown = textsOf(fill([{ address: 'B3', value }]))['票!B3']
      expect(Number(shown?.replaceAll(',', ''))).toBe(value)
    },
  )

  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (value) => {
        expect(textsOf(fill([{ address: 'B2', value }]))['票!B2']).toBe(value.replace(/\r\n?/g, '\n'))
      }),
      { numRuns: 60 },
    )
  })

  it('makes cells and rows that the template does not have', () => {
    expect(textsOf(fill([{ address: 'D5', value: '新' }]))['票!D5']).toBe('新')
  })

  it('empties a cell with empty text', () => {
    expect(textsOf(fill([{ address: 'A6', value: '' }]))['票!A6']).toBeUndefined()
  })

  it.each([
    ['a sheet that is not there', { locator: '無い!A1', value: 1 }],
    ['an address that is none', { locator: '票!一', value: 1 }],
    ['what is no number', { locator: '票!A1', value: Number.NaN }],
    ['a text that Excel cannot hold', { locator: '票!A1', value: 'あ'.repeat(32_768) }],
  ])('refuses %s', (_, write) => {
    expect(() => fillXlsx(opened, { writes: [write], rows: [] })).toThrow()
  })
})

describe('room for long text', () => {
  const heightOf = (file: Uint8Array, row: number) =>
    Number(new RegExp(`<row r="${row}"[^>]*? ht="([\\d.]+)"`).exec(sheetOf(file))?.[1])

  it('makes the row higher, by the merged width', () => {
    expect(heightOf(fill([{ address: 'B2', value: '短い' }]), 2)).toBe(20)
    const long = heightOf(fill([{ address: 'B2', value: '長い言葉'.repeat(20) }]), 2)
    expect(long).toBeGreaterThan(130)
    expect(long).toBeLessThan(260)
  })

  it('gives a cell more rows where one cannot be high enough, and moves what is below', () => {
    const filled = fill([
      { address: 'B2', value: '長い言葉'.repeat(200) },
      { address: 'B3', value: 5 },
    ])
    const { cells } = readXlsx(filled, '票.xlsx').grids[0] ?? { cells: [] }
    const words = cells.find(({ locator }) => locator === '票!B2')
    expect(words?.rowSpan).toBeGreaterThan(2)
    const label = cells.find(({ locator }) => locator === '票!A2')
    expect(label?.rowSpan).toBe(words?.rowSpan)
    const moved = (words?.rowSpan ?? Number.NaN) - 1
    expect(textsOf(filled)).toMatchObject({ [`票!B${3 + moved}`]: '5', [`票!A${6 + moved}`]: '7' })
  })
})

describe('rows like those of the template', () => {
  const block = (value?: number): ComposedRow[] => [
    { like: 2, cells: [{ col: 0, value: '名', down: 2 }, ...(value === undefined ? [] : [{ col: 1, value }])] },
    { like: 3, cells: [] },
  ]
  const compose = (...rows: ComposedRow[][]) => fill([], [{ top: 2, bottom: 3, rows: rows.flat() }])

  it('have its styles, heights and merges, and move what is below', () => {
    const filled = compose(block(), block(), block(1234))
    const { cells } = readXlsx(filled, '票.xlsx').grids[0] ?? { cells: [] }
    expect(textsOf(filled)).toMatchObject({ '票!A3': '名', '票!A5': '名', '票!A7': '名', '票!B7': '1,234', '票!A10': '7' })
    expect(cells.filter(({ text }) => text === '名').map(({ rowSpan }) => rowSpan)).toEqual([2, 2, 2])
    const sheet = sheetOf(filled)
    expect(sheet).toContain('<mergeCells count="5">')
    expect(sheet).toContain('sqref="A10:B10 D1"')
    expect(sheet).toContain('<brk id="9"')
    expect(sheet).toContain('<dimension ref="A1:D10"')
  })

  it('leave the sheet as it was where the block stands once', () => {
    expect(textsOf(compose(block()))).toEqual(textsOf(template))
  })

  it('may be none at all', () => {
    expect(textsOf(compose())).toMatchObject({ '票!A4': '7' })
  })

  it('reach as far down as they are told, whatever the specimen does', () => {
    const row = (cells: ComposedRow['cells']) => ({ like: 1, cells })
    const filled = fill(
      [],
      [{ top: 1, bottom: 3, rows: [row([{ col: 0, value: '上', down: 3 }]), row([]), row([{ col: 1, value: '下' }])] }],
    )
    const { cells } = readXlsx(filled, '票.xlsx').grids[0] ?? { cells: [] }
    expect(cells.find(({ text }) => text === '上')).toMatchObject({ row: 1, rowSpan: 3, colSpan: 1 })
    expect(cells.find(({ text }) => text === '下')).toMatchObject({ row: 3, col: 1, colSpan: 2 })
  })
})
