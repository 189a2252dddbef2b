import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ComposedRow } from '#core/filling.ts'
import { openDocxTemplate } from '#documents/docx-template.ts'
import { fillDocx } from '#documents/fill-docx.ts'
import { readDocx } from '#documents/read-docx.ts'
import { makeDocx } from './office-file.ts'
import { randomBody, randomValue } from './random-docx.ts'

const say = (text: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`
const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
const end = '<w:p><w:r><w:t>末尾</w:t></w:r></w:p>'

const texts = (bytes: Uint8Array) =>
  new Map(readDocx(bytes, 'a.docx').grids.flatMap(({ cells }) => cells.map(({ locator, text }) => [locator, text] as const)))
const documentOf = (bytes: Uint8Array) => new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
const bodyOf = (bytes: Uint8Array) => /<w:body>(.*)<\/w:body>/s.exec(documentOf(bytes))?.[1]
function write(body: string, places: Record<string, string | number>, parts: Record<string, string> = {}) {
  const writes = Object.entries(places).map(([locator, value]) => ({ locator, value }))
  return fillDocx(openDocxTemplate(makeDocx(body, parts)), { writes, rows: [] })
}

describe('writing into the places of a Word file', () => {
  it('is read back at every place that the reader tells, and nowhere else', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(randomBody, fc.array(randomValue, { minLength: 1, maxLength: 4 }), (body, values) => {
        const file = makeDocx(body)
        const before = texts(file)
        const writes = [...before.keys()]
          .slice(0, -1)
          .map((locator, nth) => ({ locator, value: values[nth % values.length] ?? '' }))
        const some = writes.filter((_, nth) => nth % 2 === 0)
        const after = texts(fillDocx(openDocxTemplate(file), { writes: some, rows: [] }))
        const expected = new Map([...before, ...some.map(({ locator, value }) => [locator, value] as const)])
        const plain = (map: Map<string, string>) =>
          [...map].filter(([, text]) => text.trim() !== '').map(([at, text]) => [at, text.trimEnd()])
        expect(new Map(plain(after) as [string, string][])).toEqual(new Map(plain(expected) as [string, string][]))
      }),
      { numRuns: 300 },
    )
  })

  it('changes nothing where nothing is to be written', () => {
    fc.assert(
      fc.property(randomBody, (body) => {
        expect(bodyOf(write(body, {}))).toBe(body)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps every other part byte for byte', () => {
    const parts = { 'word/styles.xml': '<w:styles/>', 'word/media/chart.xml': '<c/>', 'docProps/app.xml': '<Properties/>' }
    const template = makeDocx(say('名') + end, parts)
    const filled = fillDocx(openDocxTemplate(template), { writes: [{ locator: 'para 1', value: '別名' }], rows: [] })
    const [before, after] = [unzipSync(template), unzipSync(filled)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const path of Object.keys(before))
      if (path !== 'word/document.xml') expect(Buffer.compare(before[path] as Uint8Array, after[path] as Uint8Array)).toBe(0)
  })

  it.each<[string, string, string | number, string]>([
    [
      'keeps the looks of words',
      say('名', '<w:jc w:val="center"/>'),
      '新',
      '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">新</w:t></w:r></w:p>',
    ],
    [
      'takes the looks of an empty paragraph from its end',
      '<w:p><w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr></w:p>',
      '新',
      '<w:p><w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">新</w:t></w:r></w:p>',
    ],
    [
      'makes of text no markup and no field',
      '<w:p/>',
      '<w:tbl/> & {DATE}\u0001\ud800',
      '<w:p><w:r><w:t xml:space="preserve">&lt;w:tbl/&gt; &amp; {DATE}</w:t></w:r></w:p>',
    ],
    [
      'sets a figure into the words around the one of the template',
      say('2012年度'),
      2013,
      '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">2013年度</w:t></w:r></w:p>',
    ],
    ['separates long figures', '<w:p/>', 1234567.5, '<w:p><w:r><w:t xml:space="preserve">1,234,567.5</w:t></w:r></w:p>'],
    [
      'keeps bookmarks, comments and drawings',
      '<w:p><w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t>旧</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:drawing/></w:r></w:p>',
      '新',
      '<w:p><w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t xml:space="preserve">新</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:drawing/></w:r></w:p>',
    ],
    [
      'leaves what was deleted or is hidden',
      '<w:p><w:del w:id="1"><w:r><w:delText>消</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>旧</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠</w:t></w:r></w:p>',
      '新',
      '<w:p><w:del w:id="1"><w:r><w:delText>消</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">新</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠</w:t></w:r></w:p>',
    ],
    [
      'fills a content control, which then shows no sample',
      '<w:p><w:sdt><w:sdtPr><w:id w:val="3"/><w:showingPlcHdr/><w:dataBinding w:xpath="x"/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>入力</w:t></w:r></w:sdtContent></w:sdt></w:p>',
      '新',
      '<w:p><w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">新</w:t></w:r></w:sdtContent></w:sdt></w:p>',
    ],
    [
      'keeps a field that goes on in another paragraph',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:t>目次</w:t></w:r></w:p>',
      '新',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:t xml:space="preserve">新</w:t></w:r></w:p>',
    ],
    [
      'keeps a section that ends with the paragraph',
      '<w:p><w:pPr><w:jc w:val="left"/><w:sectPr><w:pgSz/></w:sectPr></w:pPr><w:r><w:t>旧</w:t></w:r></w:p>',
      '新',
      '<w:p><w:pPr><w:jc w:val="left"/><w:sectPr><w:pgSz/></w:sectPr></w:pPr><w:r><w:t xml:space="preserve">新</w:t></w:r></w:p>',
    ],
  ])('%s', (_, body, value, written) => {
    expect(bodyOf(write(body + end, { 'para 1': value }))).toBe(written + end)
  })

  it('gives each line of a cell a paragraph that looks like the line of its mark', () => {
    const specimen = `${say('■', '<w:a/>')}${say('○', '<w:b/>')}${say('・', '<w:c/>')}`
    const filled = write(table(row(cell(specimen))) + end, { 'table1/r1c1': '■一\n・二\n・三\n○四' })
    expect(
      [...documentOf(filled).matchAll(/<w:([abc])\/><\/w:pPr>[\s\S]*?>([^<]+)<\/w:t>/g)].map(
        ([, look, text]) => look + (text ?? ''),
      ),
    ).toEqual(['a■一', 'c・二', 'c・三', 'b○四'])
  })

  it('writes soft breaks where the template does, and in a paragraph of the body', () => {
    const soft = '<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p>'
    const filled = write(table(row(cell(soft))) + say('本文') + end, { 'table1/r1c1': '甲\n乙', 'para 1': '丙\n丁' })
    expect(documentOf(filled).match(/<w:br\/>/g)).toHaveLength(2)
    expect([...texts(filled).values()]).toEqual(['甲\n乙', '丙\n丁', '末尾'])
  })

  it('leaves a nested table and the paragraph after it, and writes inside of it', () => {
    const inner = table(row(cell(say('内')), cell('<w:p/>')))
    const filled = write(table(row(cell(say('上') + inner + say('下')))) + end, { 'table1/r1c1': '新', 'table2/r1c2': '中' })
    expect(texts(filled).get('table1/r1c1')?.trimEnd()).toBe('新')
    expect(texts(filled).get('table2/r1c2')).toBe('中')
    expect(documentOf(filled)).toMatch(/<\/w:tbl><w:p>(?:<w:pPr>.*?<\/w:pPr>)?<\/w:p><\/w:tc>/)
  })

  it('does not write a number that Word counts out, and keeps one number for several lines', () => {
    const numbering = `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`
    const numbered = (text: string) => say(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    const filled = write(
      table(row(cell(numbered('甲')), cell(numbered('乙')))) + end,
      { 'table1/r1c1': '(1) 甲の二\n続き', 'table1/r1c2': '丙' },
      { 'word/numbering.xml': numbering, 'word/_rels/document.xml.rels': relations },
    )
    expect(texts(filled).get('table1/r1c1')).toBe('(1) 甲の二\n続き')
    expect(texts(filled).get('table1/r1c2')).toBe('(2) 丙')
  })

  it('drops the old twin of a text box that it writes', () => {
    const box = (text: string) => `<w:txbxContent>${say(text)}</w:txbxContent>`
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice>${box('箱')}</mc:Choice><mc:Fallback>${box('箱')}</mc:Fallback></mc:AlternateContent></w:r></w:p>${end}`
    const filled = write(body, { 'para 1': '新しい箱', 'para 2': '本文' })
    expect([...texts(filled).values()]).toEqual(['新しい箱', '本文', '末尾'])
    expect(documentOf(filled)).not.toContain('Fallback')
  })

  it('throws where the template has no such place', () => {
    expect(() => write(end, { 'table1/r1c1': 'x' })).toThrow('no place table1/r1c1')
  })
})

const head = row(cell(say('項目'), '<w:vMerge w:val="restart"/>'), cell(say('見出し'))).replace(
  '<w:tr>',
  '<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>',
)
const contents = row(
  cell(say('隠'), '<w:tcW w:w="500" w:type="dxa"/><w:vMerge/><w:vAlign w:val="top"/>'),
  cell(`<w:bookmarkStart w:id="9" w:name="行"/>${say('—')}`, ''),
)
const body = table(head, contents, row(cell(say('計')), cell(say('0件')))) + end
const compose = (rows: ComposedRow[], top = 1, bottom = 1) =>
  fillDocx(openDocxTemplate(makeDocx(body)), {
    writes: [{ locator: 'table1/r3c2', value: 7 }],
    rows: [{ place: 'table1', top, bottom, rows }],
  })

describe('composing rows of a Word table', () => {
  it('repeats rows like a specimen; what is not written stays, what the specimen merged does not', () => {
    const filled = compose([
      { like: 1, cells: [{ col: 0, value: '甲' }] },
      { like: 1, cells: [{ col: 1, value: '乙' }] },
    ])
    expect([...texts(filled)]).toEqual([
      ['table1/r1c1', '項目'],
      ['table1/r1c2', '見出し'],
      ['table1/r2c1', '甲'],
      ['table1/r2c2', '—'],
      ['table1/r3c1', ''],
      ['table1/r3c2', '乙'],
      ['table1/r4c1', '計'],
      ['table1/r4c2', '7件'],
      ['para 1', '末尾'],
    ])
    expect(documentOf(filled).match(/bookmarkStart/g)).toHaveLength(1)
  })

  it('lets a cell above reach down over all of them', () => {
    const filled = compose([1, 2, 3].map((nth) => ({ like: 1, cells: [{ col: 1, value: nth }] })))
    const label = readDocx(filled, 'a.docx').grids[0]?.cells.find(({ text }) => text === '項目')
    expect(label).toMatchObject({ row: 0, rowSpan: 4 })
  })

  it('lets cells reach down over the rows below', () => {
    const cells = [{ col: 0, value: '甲', down: 3 }]
    const filled = compose([
      { like: 1, cells },
      { like: 1, cells: [] },
      { like: 1, cells: [{ col: 1, value: '丙' }] },
    ])
    const merged = readDocx(filled, 'a.docx').grids[0]?.cells.find(({ text }) => text === '甲')
    expect(merged).toMatchObject({ row: 1, rowSpan: 3 })
    expect(documentOf(filled)).toContain('<w:tcW w:w="500" w:type="dxa"/><w:vMerge w:val="restart"/><w:vAlign w:val="top"/>')
    expect(documentOf(filled)).not.toContain('隠')
  })

  it('takes rows away, and a table of which nothing is left', () => {
    expect(texts(compose([])).get('table1/r2c1')).toBe('計')
    const gone = fillDocx(openDocxTemplate(makeDocx(body)), {
      writes: [],
      rows: [{ place: 'table1', top: 0, bottom: 2, rows: [] }],
    })
    expect([...texts(gone).values()]).toEqual(['末尾'])
  })

  it('copies headings with what makes them repeat', () => {
    const filled = compose([{ like: 0, cells: [{ col: 1, value: '次の見出し' }] }])
    expect(documentOf(filled).match(/<w:cantSplit\/><w:tblHeader\/>/g)).toHaveLength(2)
  })

  it('throws where the template has no such table or row', () => {
    expect(() => compose([{ like: 9, cells: [] }])).toThrow('no row 10')
    expect(() => compose([], 1, 7)).toThrow('no row 4')
  })
})

describe('repeating a stretch of a Word file', () => {
  const section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
  const file = makeDocx(say('前', '<w:keepNext/><w:jc w:val="left"/>') + table(row(cell(say('値')))) + say('後') + section)
  const copies = ['甲', '乙', '丙'].map((value) => ({
    writes: [{ locator: 'para 1', value }],
    rows: [{ place: 'table1', top: 0, bottom: 0, rows: [{ like: 0, cells: [{ col: 0, value: `${value}の値` }] }] }],
  }))
  const repeat = (blocks: object) =>
    fillDocx(openDocxTemplate(file), { writes: [], rows: [], blocks: [{ newPage: true, copies, ...blocks }] })

  it('gives each copy its own words and a page of its own', () => {
    const filled = repeat({})
    expect([...texts(filled).values()]).toEqual(['甲', '甲の値', '後', '乙', '乙の値', '後', '丙', '丙の値', '後'])
    expect(documentOf(filled).match(/<w:pPr><w:keepNext\/><w:pageBreakBefore\/><w:jc w:val="left"\/>/g)).toHaveLength(2)
    expect(documentOf(filled).match(/<w:sectPr>/g)).toHaveLength(1)
  })

  it('repeats only the blocks that are named', () => {
    expect([...texts(repeat({ from: 'para 1', to: 'table1' })).values()]).toEqual([
      '甲',
      '甲の値',
      '乙',
      '乙の値',
      '丙',
      '丙の値',
      '後',
    ])
    expect(() => repeat({ to: 'table7' })).toThrow('no block table7')
  })
})
