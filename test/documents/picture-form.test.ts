import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Filling } from '#core/filling.ts'
import type { PaperBlock, PaperTable } from '#core/paper/paper.ts'
import { wholeOf } from '#core/paper/picture.ts'
import { paperOfDocx } from '#documents/docx-paper.ts'
import { openTemplate } from '#documents/open-template.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { readImage } from '#documents/read-image.ts'
import { writePaper } from '#documents/write-paper.ts'
import { makeDocx, makeXlsx } from './office-file.ts'
import { jpeg, pngOf } from './picture-file.ts'

const png = pngOf(60, 40, [40, 120, 90])
const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (links: Record<string, string>) =>
  `<Relationships>${Object.entries(links)
    .map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="${type}/${/drawing/.test(target) ? 'drawing' : 'image'}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`
const emu = (points: number) => Math.round(points * 12_700)
const corner = (name: string, row: number, col: number, down = 0, across = 0) =>
  `<xdr:${name}><xdr:col>${col}</xdr:col><xdr:colOff>${emu(across)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${emu(down)}</xdr:rowOff></xdr:${name}>`
const pic = (id: string, alt: string, size = '', inside = '') =>
  `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="図 1" descr="${alt}"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="${id}"/>${inside}</xdr:blipFill><xdr:spPr><a:xfrm>${size}</a:xfrm></xdr:spPr></xdr:pic>`
const sized = (width: number, height: number) => `<a:ext cx="${emu(width)}" cy="${emu(height)}"/>`

/** A form of six rows, 20 points each, with columns of 64 points; what lies over it is the test's. */
function openForm(anchors: string, media: Record<string, Uint8Array> = { 'image1.png': png, 'image2.jpeg': jpeg }) {
  const rows = [1, 2, 3, 4, 5, 6].map(
    (row) =>
      `<row r="${row}" ht="20" customHeight="1"><c r="A${row}" t="inlineStr"><is><t>欄${row}</t></is></c><c r="B${row}"/></row>`,
  )
  const book = makeXlsx({
    sheets: {
      票: `<cols><col min="1" max="9" width="11.476190476190476" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData><drawing r:id="rId1"/>`,
    },
    styles: '<fonts><font/></fonts><borders><border/></borders><cellXfs><xf numFmtId="0"/></cellXfs>',
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels': relations({ rId1: '../drawings/drawing1.xml' }),
      'xl/drawings/drawing1.xml': `<xdr:wsDr>${anchors}</xdr:wsDr>`,
      'xl/drawings/_rels/drawing1.xml.rels': relations(
        Object.fromEntries(Object.keys(media).map((name, nth) => [`rId${nth + 1}`, `../media/${name}`])),
      ),
      ...Object.fromEntries(Object.entries(media).map(([name, bytes]) => [`xl/media/${name}`, bytes])),
    },
  })
  return openTemplate(book, 'xlsx')
}

const filling = (rows: Filling['rows'] = []): Filling => ({
  writes: [{ locator: '票!B1', value: '値' }],
  rows,
  problems: [],
})
const tableOf = (blocks: PaperBlock[]) => blocks.find((block): block is PaperTable => block.type === 'table') as PaperTable

/** Where pictures lie on a printed form: row, left, top, width, height, alternative text. */
function placesOf(anchors: string, rows: Filling['rows'] = []) {
  const { paper, problems } = openForm(anchors).print(filling(rows), '票')
  const round = (length: number) => Math.round(length * 10) / 10
  const places = tableOf(paper.blocks).rows.flatMap(({ pictures = [] }, row) =>
    pictures.map(({ left, top, width, height, alt }) => [row, ...[left, top, width, height].map(round), alt]),
  )
  return { places, problems, paper }
}

const inserted: Filling['rows'] = [{ place: '票', top: 2, bottom: 2, rows: [2, 2, 2].map((like) => ({ like, cells: [] })) }]

describe('pictures over a workbook form', () => {
  it.each([
    [
      'pinned to a cell',
      `<xdr:oneCellAnchor>${corner('from', 1, 1, 5, 10)}<xdr:ext cx="${emu(60)}" cy="${emu(40)}"/>${pic('rId1', '市章')}</xdr:oneCellAnchor>`,
      [1, 74, 5, 60, 40, '市章'],
    ],
    [
      'pinned to two, as large as it was seen',
      `<xdr:twoCellAnchor editAs="oneCell">${corner('from', 0, 0)}${corner('to', 2, 1)}${pic('rId2', '写真', sized(48, 32))}</xdr:twoCellAnchor>`,
      [0, 0, 0, 48, 32, '写真'],
    ],
    [
      'pinned to two, without a size',
      `<xdr:twoCellAnchor>${corner('from', 1, 0, 4, 6)}${corner('to', 3, 1, 10, 12)}${pic('rId2', '写真')}</xdr:twoCellAnchor>`,
      [1, 6, 4, 70, 46, '写真'],
    ],
    [
      'pinned to the sheet',
      `<xdr:absoluteAnchor><xdr:pos x="${emu(30)}" y="${emu(45)}"/><xdr:ext cx="${emu(60)}" cy="${emu(40)}"/>${pic('rId1', '印')}</xdr:absoluteAnchor>`,
      [2, 30, 5, 60, 40, '印'],
    ],
  ])('%s', (_, anchor, place) => {
    const { places, problems, paper } = placesOf(anchor)
    expect(places).toEqual([place])
    expect(problems).toEqual([])
    expect(printPdf(paper).problems).toEqual([])
  })

  it('that are cut show what is left of them', () => {
    const cut = pic('rId1', '市章', sized(60, 40), '<a:srcRect l="25000" b="50%"/>')
    const { paper } = placesOf(`<xdr:oneCellAnchor>${corner('from', 0, 0)}${cut}</xdr:oneCellAnchor>`)
    const [picture] = tableOf(paper.blocks).rows[0]?.pictures ?? []
    expect(picture?.crop).toEqual({ left: 0.25, top: 0, right: 0, bottom: 0.5 })
    expect(picture && wholeOf(picture)).toEqual({ width: 80, height: 80, left: -20, top: -0 })
    expect(printPdf(paper).problems).toEqual([])
    const html = new TextDecoder().decode(writePaper(paper, 'html').bytes)
    expect(html).toMatch(/class="cut l\d+"><img/)
    const drawn = new TextDecoder().decode(unzipSync(writePaper(paper, 'xlsx').bytes)['xl/drawings/drawing1.xml'])
    expect(drawn).toContain('<a:srcRect l="25000" t="0" r="0" b="50000"/>')
  })

  it('that end beyond the last words make the printed range longer', () => {
    const anchor = `<xdr:twoCellAnchor>${corner('from', 7, 2)}${corner('to', 9, 4, 5, 5)}${pic('rId1', '市章', sized(60, 40))}</xdr:twoCellAnchor>`
    const { places, paper } = placesOf(anchor)
    expect(places).toHaveLength(1)
    expect(tableOf(paper.blocks).rows).toHaveLength(10)
  })

  it.each([
    [
      'a drawing that cannot be printed',
      `<xdr:oneCellAnchor>${corner('from', 2, 1)}${pic('rId1', '')}</xdr:oneCellAnchor>`,
      '様式のEMF形式の図（シート「票」B3）はPDFに入りません。',
    ],
    [
      'a chart',
      `<xdr:twoCellAnchor>${corner('from', 0, 3)}<xdr:graphicFrame/></xdr:twoCellAnchor>`,
      '様式のグラフ（シート「票」D1）はPDFに入りません。',
    ],
    [
      'a shape',
      `<xdr:twoCellAnchor>${corner('from', 1, 0)}<xdr:sp/></xdr:twoCellAnchor>`.repeat(7),
      '様式の図形・テキストボックス（シート「票」A2、A2、A2、A2、A2ほか計7か所）はPDFに入りません。',
    ],
    [
      'a picture that is drawn smaller than its frame',
      `<xdr:oneCellAnchor>${corner('from', 0, 0)}${pic('rId2', '', '', '<a:srcRect l="-25000"/>')}</xdr:oneCellAnchor>`,
      '様式の回したり裏返したりした図（シート「票」A1）はPDFに入りません。',
    ],
    [
      'a picture outside the file',
      `<xdr:oneCellAnchor>${corner('from', 0, 0)}${pic('rId9', '')}</xdr:oneCellAnchor>`,
      '様式の中身のない図（シート「票」A1）はPDFに入りません。',
    ],
  ])('%s is told, once for all sheets of the form', (_, anchors, said) => {
    const emf = new Uint8Array(200)
    emf[0] = 1
    const form = openForm(anchors, { 'image1.emf': emf, 'image2.png': png })
    const messages = () => form.print(filling(), '票').problems.map(({ message }) => message)
    expect(messages()).toEqual([expect.stringContaining(said)])
    expect(messages()).toEqual([])
  })

  it('not to be printed, or hidden, are neither there nor told', () => {
    const hidden = pic('rId1', '').replace('name="図 1"', 'name="図 1" hidden="1"')
    const anchors = `<xdr:oneCellAnchor>${corner('from', 0, 0)}${hidden}</xdr:oneCellAnchor><xdr:oneCellAnchor>${corner('from', 0, 0)}${pic('rId1', '')}<xdr:clientData fPrintsWithSheet="0"/></xdr:oneCellAnchor>`
    expect(placesOf(anchors)).toMatchObject({ places: [], problems: [] })
  })
})

it('no number in a drawing breaks the paper, or makes it endless', { timeout: 30_000 }, () => {
  const number = fc.oneof(fc.integer({ min: -5, max: 30 }), fc.constantFrom(-1e15, 1e9, 4_999, 1_048_575, 1e15, 2e11, Number.NaN))
  const drawn = fc.record({
    kind: fc.constantFrom('oneCell', 'twoCell', 'absolute'),
    numbers: fc.array(number, { minLength: 10, maxLength: 10 }),
  })
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 4 }), (all) => {
      const anchors = all.map(({ kind, numbers }) => {
        const [a, b, c, d, e, f, g, h, i, j] = numbers as [
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
        ]
        const pins = `${corner('from', a, b, c, d)}${kind === 'twoCell' ? corner('to', e, f, g, h) : ''}<xdr:pos x="${emu(i)}" y="${emu(j)}"/>`
        return `<xdr:${kind}Anchor>${pins}<xdr:ext cx="${emu(g)}" cy="${emu(h)}"/>${pic('rId1', '図', sized(i, j))}</xdr:${kind}Anchor>`
      })
      const { paper } = openForm(anchors.join('')).print(filling(), '票')
      expect(tableOf(paper.blocks).rows.length).toBeLessThan(5_300)
      for (const { pictures = [] } of tableOf(paper.blocks).rows)
        for (const { left, top, width, height } of pictures)
          for (const length of [left, top, width, height]) expect(Math.abs(length)).toBeLessThan(1e6)
    }),
    { numRuns: 60 },
  )
})

const run = (drawing: string) => `<w:r><w:drawing>${drawing}</w:drawing></w:r>`
const graphic = (id: string) =>
  `<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>`
const inline = (width: number, height: number, id = 'rId7') =>
  run(
    `<wp:inline><wp:extent cx="${emu(width)}" cy="${emu(height)}"/><wp:docPr id="1" name="図 1" descr="市章"/>${graphic(id)}</wp:inline>`,
  )
const anchored = (across: string, down: string, wrap = '<wp:wrapNone/>') =>
  run(
    `<wp:anchor><wp:positionH ${across}</wp:positionH><wp:positionV ${down}</wp:positionV><wp:extent cx="${emu(60)}" cy="${emu(40)}"/>${wrap}<wp:docPr id="1" name="図 1"/>${graphic('rId7')}</wp:anchor>`,
  )
const say = (inside: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`
const words = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

function wordPaper(body: string) {
  const parts = {
    'word/_rels/document.xml.rels': relations({ rId7: 'media/image1.png', rId8: 'media/image2.wmf' }),
    'word/media/image1.png': png,
    'word/media/image2.wmf': new Uint8Array([0xd7, 0xcd, 0xc6, 0x9a]),
  }
  const made = paperOfDocx(makeDocx(body, parts), '様式.docx')
  if ('problem' in made) throw new Error(made.problem.message)
  expect(printPdf(made.paper).problems).toEqual([])
  return { blocks: made.paper.blocks.slice(1), problems: made.problems.map(({ message }) => message) }
}

describe('pictures of a Word form', () => {
  it('stand in their line: before the words or after them, no empty line beside them', () => {
    const { blocks } = wordPaper(
      say(inline(60, 40), '<w:jc w:val="center"/>') + say(words('前') + inline(60, 40)) + say(inline(60, 40) + words('後')),
    )
    expect(blocks.map((block) => (block.type === 'paragraph' ? block.text : block.type))).toEqual([
      'pictures',
      '前',
      'pictures',
      'pictures',
      '後',
    ])
    expect(blocks[0]).toMatchObject({ across: 'center', pictures: [{ width: 60, height: 40, alt: '市章' }] })
  })

  it('stand in a cell between its words, no wider than the cell', () => {
    const cell = `<w:tc>${say(words('上'))}${say(inline(600, 400))}${say(words('下'))}</w:tc>`
    const { blocks } = wordPaper(`<w:tbl><w:tblGrid><w:gridCol w:w="2120"/></w:tblGrid><w:tr>${cell}</w:tr></w:tbl>`)
    expect(tableOf(blocks).rows[0]?.cells[0]).toMatchObject({
      text: '上\n下',
      pictures: [{ line: 1, width: 100, height: expect.closeTo(66.67, 1) }],
    })
  })

  it.each([
    [
      'from the page’s corner',
      'relativeFrom="page"><wp:posOffset>1270000</wp:posOffset>',
      'relativeFrom="page"><wp:posOffset>1143000</wp:posOffset>',
      { from: 'page', left: 28, top: 18 },
    ],
    [
      'at the right margin',
      'relativeFrom="margin"><wp:align>right</wp:align>',
      'relativeFrom="margin"><wp:align>top</wp:align>',
      { from: 'page', left: 391.3, top: 0 },
    ],
    [
      'beside its paragraph',
      'relativeFrom="column"><wp:posOffset>635000</wp:posOffset>',
      'relativeFrom="paragraph"><wp:posOffset>-63500</wp:posOffset>',
      { from: 'here', left: 50, top: -5 },
    ],
  ])('lie over the page %s', (_, across, down, over) => {
    const [block] = wordPaper(say(anchored(across, down) + words('文'))).blocks
    expect(block).toMatchObject({ type: 'pictures', over: { from: over.from } })
    if (block?.type !== 'pictures') throw new Error('no picture')
    expect([block.over?.left, block.over?.top].map((length) => Math.round((length as number) * 10) / 10)).toEqual([
      over.left,
      over.top,
    ])
  })

  it('around which words run above and below stand in their line', () => {
    const place = 'relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
    const [block] = wordPaper(say(anchored(place, place, '<wp:wrapTopAndBottom/>'))).blocks
    expect(block).toMatchObject({ type: 'pictures', pictures: [{ width: 60 }] })
    expect(block).not.toHaveProperty('over')
  })

  it('at the edges of pages are on every page, where their paragraph is aligned', () => {
    const edge = (name: string, inside: string) => `<w:${name} xmlns:w="w">${inside}</w:${name}>`
    const parts = {
      'word/_rels/document.xml.rels': relations({ rId1: 'header1.xml', rId2: 'footer1.xml', rId3: 'header2.xml' }),
      'word/header1.xml': edge('hdr', say(inline(60, 40), '<w:jc w:val="right"/>')),
      'word/header2.xml': edge('hdr', say(inline(60, 40))),
      'word/footer1.xml': edge('ftr', say(words('案') + inline(30, 20))),
      ...Object.fromEntries(
        ['header1', 'header2', 'footer1'].map((name) => [`word/_rels/${name}.xml.rels`, relations({ rId7: 'media/image1.png' })]),
      ),
      'word/media/image1.png': png,
    }
    const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/><w:pgSz w:w="12000" w:h="16000"/><w:pgMar w:top="2000" w:right="1000" w:bottom="2000" w:left="1000" w:header="400" w:footer="600"/></w:sectPr>`
    const body = say(words('一')) + say('<w:r><w:br w:type="page"/></w:r>') + say(words('二')) + section
    const made = paperOfDocx(makeDocx(body, parts), '様式.docx')
    if ('problem' in made) throw new Error(made.problem.message)
    const [setup] = made.paper.blocks
    expect(setup).toMatchObject({
      footer: { left: '案' },
      pictures: [
        { left: 490, top: 20, width: 60 },
        { left: 50, top: 750, width: 30 },
      ],
    })
    expect(made.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('様式の先頭や偶数のページだけのヘッダー・フッターの図（1点）はPDFに入りません。'),
    ])
    expect(printPdf(made.paper).problems).toEqual([])
  })

  it('that cannot be printed are told with their number', () => {
    const chart = run(
      '<wp:inline><wp:extent cx="1" cy="1"/><a:graphic><a:graphicData><c:chart r:id="rId1"/></a:graphicData></a:graphic></wp:inline>',
    )
    const { problems } = wordPaper(say(inline(60, 40, 'rId8') + inline(60, 40, 'rId8') + chart))
    expect(problems).toEqual([
      expect.stringContaining('様式のWMF形式の図（2点）はPDFに入りません。'),
      expect.stringContaining('様式のグラフ（1点）はPDFに入りません。'),
    ])
  })
})

describe('a picture told by its first bytes', () => {
  it.each([
    ['png', png, 'png'],
    ['jpeg', jpeg, 'jpeg'],
    ['gif', new TextEncoder().encode('GIF89a…'), 'GIF形式の図'],
    ['svg', new TextEncoder().encode('<svg><image href="file:///etc/passwd"/></svg>'), 'SVG形式の図'],
    ['nothing', new Uint8Array(), '中身のない図'],
    ['cut', png.subarray(0, 20), '壊れている図'],
    ['cut jpeg', jpeg.subarray(0, 20), '壊れている図'],
    ['a bomb', Uint8Array.from(png, (byte, at) => (at === 16 || at === 20 ? 1 : byte)), '大きすぎる図'],
  ])('%s', (_, bytes, told) => {
    const read = readImage(bytes)
    expect('left' in read ? read.left : read.image.kind).toBe(told)
  })

  it('never throws', () => {
    const begin = fc.constantFrom([0xff, 0xd8, 0xff], [...png.subarray(0, 16)], [])
    fc.assert(
      fc.property(begin, fc.uint8Array({ maxLength: 64 }), (first, rest) => {
        expect(readImage(Uint8Array.from([...first, ...rest]))).toBeTypeOf('object')
      }),
    )
  })
})

it('rows put in above a picture move it down', () => {
  const anchor = `<xdr:oneCellAnchor>${corner('from', 4, 1)}<xdr:ext cx="${emu(60)}" cy="${emu(40)}"/>${pic('rId1', '市章')}</xdr:oneCellAnchor>`
  expect(placesOf(anchor, inserted).places).toEqual([[6, 64, 0, 60, 40, '市章']])
})
