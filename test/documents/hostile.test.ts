import { deflateRawSync } from 'node:zlib'
import { strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { limits } from '#documents/limits.ts'
import { readDocument } from '#documents/read.ts'
import { makeDocx, makeXlsx, zipParts } from './office-file.ts'

const book = makeXlsx({ sheets: { 票: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' } })
const paper = makeDocx('<w:p><w:r><w:t>本文</w:t></w:r></w:p>')
const oneCell = (address: string) => `<sheetData><row><c r="${address}" t="inlineStr"><is><t>遠い</t></is></c></row></sheetData>`
const doctype = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

/** Changes a part's size as the container's directory declares it. */
function declareSize(zip: Uint8Array, path: string, size: number): Uint8Array {
  const changed = zip.slice()
  const view = new DataView(changed.buffer)
  for (let at = 0; at + 46 < changed.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const name = new TextDecoder().decode(changed.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
    if (name === path) view.setUint32(at + 24, size, true)
  }
  return changed
}

/** A container with one part, its header written by hand so that it can lie. */
function lyingZip(path: string, content: Uint8Array, declared: number): Uint8Array {
  const packed = deflateRawSync(content)
  const name = strToU8(path)
  const local = new DataView(new ArrayBuffer(30))
  local.setUint32(0, 0x04034b50, true)
  local.setUint16(8, 8, true)
  local.setUint16(26, name.length, true)
  const central = new DataView(new ArrayBuffer(46))
  central.setUint32(0, 0x02014b50, true)
  central.setUint16(10, 8, true)
  central.setUint32(20, packed.length, true)
  central.setUint32(24, declared, true)
  central.setUint16(28, name.length, true)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(10, 1, true)
  end.setUint32(12, 46 + name.length, true)
  end.setUint32(16, 30 + name.length + packed.length, true)
  return Buffer.concat(
    [local, central, end].flatMap((header, index) => {
      const bytes = new Uint8Array(header.buffer)
      return index === 0 ? [bytes, name, packed] : index === 1 ? [bytes, name] : [bytes]
    }),
  )
}

/** An OLE container, as far as a reader looks: its signature and the names of its streams in UTF-16. */
function oleFile(...streams: string[]): Uint8Array {
  const names = streams.flatMap((stream) => [...stream].flatMap((character) => [character.charCodeAt(0), 0]).concat([0, 0]))
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(504).fill(0), ...names])
}

const sheetAt = Buffer.from(book).indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length
const damaged = book.map((byte, index) => (index === sheetAt + 20 ? byte ^ 0xff : byte))
const deep = `<table><tr><td>${'<div>'.repeat(100_000)}底${'</div>'.repeat(100_000)}</td></tr></table>`
const manyCells = `<sheetData>${'<row>'.concat('<c><v>1</v></c>'.repeat(1000), '</row>').repeat(700)}</sheetData>`
const wideMerges = Array.from({ length: 1000 }, (_, index) => `<mergeCell ref="A${index + 1}:C1048576"/>`).join('')

describe('bad input: one sentence, nothing half done', () => {
  it.each<[trouble: string, name: string, bytes: Uint8Array, code: string, said: string]>([
    ['nothing', '空.xlsx', new Uint8Array(), 'file-empty', '空のファイル'],
    [
      'binary rubbish',
      'ごみ.xlsx',
      Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251),
      'format-unknown',
      '形式を判別できません',
    ],
    ['blank text', '空白.txt', strToU8(' \n\n'), 'nothing-visible', '読める文字がありません'],
    ['a workbook cut short', '票.xlsx', book.subarray(0, book.length - 100), 'file-broken', '途中で切れている'],
    ['a Word file cut short', '票.docx', paper.subarray(0, 300), 'file-broken', '途中で切れている'],
    ['a damaged part', '票.xlsx', damaged, 'file-broken', '壊れていて'],
    [
      'a workbook without its sheet',
      '票.xlsx',
      makeXlsx({ sheets: { 票: '' }, parts: { 'xl/workbook.xml': '<workbook>' } }),
      'file-broken',
      'xl/workbook.xml',
    ],
    [
      'XML that does not close',
      '票.xlsx',
      makeXlsx({ sheets: { 票: '<sheetData><row>' } }),
      'file-broken',
      'xl/worksheets/sheet1.xml',
    ],
    [
      'a sheet that declares 2 GiB',
      '票.xlsx',
      declareSize(book, 'xl/worksheets/sheet1.xml', 0x8000_0000),
      'part-too-large',
      'xl/worksheets/sheet1.xml',
    ],
    [
      'a bomb that declares little',
      '票.docx',
      lyingZip('word/document.xml', new Uint8Array(300_000_000), 1000),
      'part-too-large',
      'word/document.xml',
    ],
    [
      'parts too large together',
      '票.xlsx',
      makeXlsx({ sheets: Object.fromEntries([1, 2, 3].map((n) => [`票${n}`, ' '.repeat(35_000_000)])) }),
      'part-too-large',
      'xl/worksheets/sheet3.xml',
    ],
    [
      'a path outside',
      '票.xlsx',
      makeXlsx({ sheets: { 票: '' }, parts: { '../../etc/x': 'x' } }),
      'part-path-outside',
      '../../etc/x',
    ],
    [
      'a cell in the far corner',
      '票.xlsx',
      makeXlsx({ sheets: { 票: `<dimension ref="A1:XFD1048576"/>${oneCell('XFD1048576')}` } }),
      'cells-too-far-apart',
      'XFD1048576',
    ],
    [
      'a merge over everything',
      '票.xlsx',
      makeXlsx({ sheets: { 票: `${oneCell('A1')}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>` } }),
      'cells-too-far-apart',
      'XFD1048576',
    ],
    [
      'a thousand tall merges',
      '票.xlsx',
      makeXlsx({ sheets: { 票: `${oneCell('A1')}<mergeCells>${wideMerges}</mergeCells>` } }),
      'cells-too-many',
      '票',
    ],
    ['too many cells', '票.xlsx', makeXlsx({ sheets: { 票: manyCells } }), 'cells-too-many', '600,000'],
    [
      'an external entity in a workbook',
      '票.xlsx',
      makeXlsx({ sheets: { 票: '' }, parts: { 'xl/worksheets/sheet1.xml': `${doctype}<worksheet/>` } }),
      'xml-doctype',
      'xl/worksheets/sheet1.xml',
    ],
    [
      'an external entity in a Word file',
      '票.docx',
      makeDocx('', { 'word/document.xml': `${doctype}<w>&e;</w>` }),
      'xml-doctype',
      'word/document.xml',
    ],
    [
      'an external entity in a side part',
      '票.docx',
      makeDocx('', { 'word/footnotes.xml': `${doctype}<w>&e;</w>` }),
      'xml-doctype',
      'word/footnotes.xml',
    ],
    ['XML nested too deep', '票.docx', makeDocx('<w:p>'.repeat(2000) + '</w:p>'.repeat(2000)), 'nesting-too-deep', '512段'],
    ['HTML nested too deep', '票.html', strToU8(deep), 'nesting-too-deep', '512段'],
    ['a workbook with a password', '票.xlsx', oleFile('EncryptionInfo', 'EncryptedPackage'), 'file-encrypted', 'パスワード'],
    ['an old Excel file', '票.xls', oleFile('Workbook'), 'file-old-format', '.xlsx'],
    ['an old Word file', '票.doc', oleFile('WordDocument'), 'file-old-format', '.docx'],
    ['an old PowerPoint file', '票.ppt', oleFile('PowerPoint Document'), 'file-old-format', '.pptx'],
    ['a rich text file', '票.rtf', strToU8('{\\rtf1 x}'), 'file-old-format', '.docx'],
    ['slides without a word', '票.pptx', zipParts({ 'ppt/presentation.xml': '<p/>' }), 'nothing-visible', '票.pptx'],
    [
      'an OpenDocument sheet',
      '票.ods',
      zipParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'file-other-office',
      '.ods',
    ],
    ['some other zip file', '票.zip', zipParts({ 'a.txt': 'a' }), 'file-other-office', 'ZIP'],
    ['a quote that never closes', '票.csv', strToU8('a,b\n1,2\n"3,4\n5,6\n'), 'csv-broken', '行目'],
    ['a row of 60,000 fields', '票.csv', strToU8(`a,b\n${'1,'.repeat(60_000)}\n`), 'table-too-wide', '2行目'],
    [
      'half a million rows of one field under three',
      '票.csv',
      strToU8(`a,b,c\n${'\n'.repeat(650_000)}`),
      'cells-too-many',
      '行目',
    ],
    ['a file too large', '票.csv', new Uint8Array(200_000_000), 'file-too-large', '64MB'],
    [
      'an HTML table too wide',
      '票.html',
      strToU8(`<table><tr>${'<td colspan=1000>a'.repeat(100_000)}</table>`),
      'table-too-wide',
      '16,384列',
    ],
  ])('%s', async (_, name, bytes, code, said) => {
    const began = performance.now()
    const reading = await readDocument(bytes, name)
    expect(performance.now() - began).toBeLessThan(5000)
    if (!('problem' in reading)) throw new Error('was read')
    expect(reading.problem).toMatchObject({ severity: 'error', code })
    expect(reading.problem.message).toContain(`「${name}」`)
    expect(reading.problem.message).toContain(said)
    expect(reading.problem.message).toMatch(/^[^。]+。([^。]+。)?$/)
  })

  it('reads borders drawn over whole columns as far as there are words', async () => {
    const styles =
      '<borders><border/><border><left style="thin"/></border></borders><cellXfs><xf borderId="0"/><xf borderId="1"/></cellXfs>'
    const xml = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    const reading = await readDocument(makeXlsx({ sheets: { 票: xml }, styles }), '票.xlsx')
    expect(reading).toMatchObject({ content: { grids: [{ rowCount: 1, colCount: 1 }] } })
  })

  it('gives a place that a broken workbook names twice one cell, with what it says last', async () => {
    const cells = ['一', '二'].map((text) => `<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const reading = await readDocument(makeXlsx({ sheets: { 票: `<sheetData><row>${cells}</row></sheetData>` } }), '票.xlsx')
    expect(reading).toMatchObject({ content: { grids: [{ cells: [{ text: '二', locator: '票!A1' }] }] } })
  })

  it('passes over a cell that is closed before one is open', async () => {
    const xml = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><x></c><c r="B2"><v>2</v></c></row></sheetData>'
    const reading = await readDocument(makeXlsx({ sheets: { 票: xml } }), '票.xlsx')
    expect('content' in reading && reading.content.grids[0]?.cells.map(({ locator }) => locator)).toEqual(['票!A1', '票!B2'])
  })

  it('tells two sheets of one name apart', async () => {
    const book = makeXlsx({ sheets: { 票: oneCell('A1'), 表: oneCell('A1') } })
    const same = new TextDecoder().decode(unzipSync(book)['xl/workbook.xml']).replace('name="表"', 'name="票"')
    const reading = await readDocument(zipParts({ ...unzipSync(book), 'xl/workbook.xml': same }), '票.xlsx')
    expect(reading).toMatchObject({ content: { grids: [{ place: '票' }, { place: '票 (2)' }] } })
  })

  it('leaves hidden sheets out', async () => {
    const sheets = {
      表: oneCell('A1'),
      裏: { state: 'hidden', xml: oneCell('A1') },
      奥: { state: 'veryHidden', xml: oneCell('A1') },
    }
    const reading = await readDocument(makeXlsx({ sheets }), '票.xlsx')
    expect('content' in reading && reading.content.grids.map(({ place }) => place)).toEqual(['表'])
  })

  it('keeps within its own limits', () => {
    expect(limits.totalBytes).toBeLessThanOrEqual(2 * limits.partBytes)
  })
})

describe('encodings of text', () => {
  const text = '施策進行管理・評価票\n①㈱Ⅱ'
  it.each<[string, Uint8Array]>([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with its mark', strToU8(`\ufeff${text}`)],
    [
      'UTF-16 with its mark',
      Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]),
    ],
    ['Shift_JIS', Uint8Array.from(Buffer.from('8e7b8df490698d738ac7979d8145955d89bf955b0a8740878a8755', 'hex'))],
  ])('%s', async (_, bytes) => {
    const reading = await readDocument(bytes, 'a.txt')
    expect('content' in reading && reading.content.grids[0]?.cells.map((cell) => cell.text)).toEqual(text.split('\n'))
  })

  it('EUC-JP', async () => {
    const reading = await readDocument(Uint8Array.from(Buffer.from('bbdcbaf6a4ceb3b5cdd7', 'hex')), 'a.txt')
    expect(reading).toMatchObject({ content: { grids: [{ cells: [{ text: '施策の概要' }] }] } })
  })
})
