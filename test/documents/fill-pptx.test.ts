import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ComposedRow, Filling } from '#core/filling.ts'
import { fillPptx } from '#documents/fill-pptx.ts'
import { openPptxTemplate } from '#documents/pptx-template.ts'
import { readPptx } from '#documents/read-pptx.ts'
import { type InventedSlide, makePptx, type SlideTable } from './slides-file.ts'

const paper = join(import.meta.dirname, '../../../shared/documents/kansai-r7-plan.pptx')

type Wanted = Partial<Pick<Filling, 'writes' | 'rows' | 'blocks'>>

function fill(deck: Uint8Array, { writes = [], rows = [], blocks = [] }: Wanted) {
  return fillPptx(openPptxTemplate(deck), { writes, rows, blocks })
}
const cellsOf = (bytes: Uint8Array) => readPptx(bytes, 'a.pptx').grids.flatMap(({ cells }) => cells)
const texts = (bytes: Uint8Array) => new Map(cellsOf(bytes).map(({ locator, text }) => [locator, text] as const))
const partsOf = (bytes: Uint8Array) =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)] as const))
const slideXml = (bytes: Uint8Array, nth = 1) => partsOf(bytes).get(`ppt/slides/slide${nth}.xml`) ?? ''
/** Row/column+height of each cell, and its words. */
const rowsIn = (bytes: Uint8Array, place: string) =>
  readPptx(bytes, 'a.pptx')
    .grids.find((grid) => grid.place === place)
    ?.cells.map(({ row, col, rowSpan, colSpan, text }) => `${row}/${col}+${rowSpan}x${colSpan} ${text}`)

const box = (text: string, y: number, height = 40): NonNullable<InventedSlide['boxes']>[number] => ({
  at: [20, y, 700, height],
  text,
})
const table = (rows: string[][], widths = [100, 300, 300], y = 100): SlideTable => ({ at: [20, y], widths, rows })

describe('writing into the places of slides', () => {
  it('is read back at every place that the reader tells, and nowhere else', () => {
    const words = fc.stringMatching(/^[ぁ-ん<>&"'=+@.0-9 a-z]{1,20}$/).filter((text) => text.trim() === text)
    const slide = fc.array(words, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(slide, { minLength: 1, maxLength: 3 }), fc.array(words, { minLength: 1 }), (slides, values) => {
        const deck = makePptx(slides.map((lines) => ({ boxes: lines.map((text, nth) => box(text, nth * 80)) })))
        const before = texts(deck)
        const writes = [...before.keys()].flatMap((locator, nth) =>
          nth % 2 === 0 ? [{ locator, value: values[nth % values.length] ?? '' }] : [],
        )
        const expected = new Map([...before, ...writes.map(({ locator, value }) => [locator, value] as const)])
        expect(texts(fill(deck, { writes }).bytes)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('keeps every part byte for byte where nothing is written', () => {
    const deck = makePptx([{ boxes: [box('題', 10)] }], { 'docProps/app.xml': '<Properties><Slides>1</Slides></Properties>' })
    expect(partsOf(fill(deck, {}).bytes)).toEqual(partsOf(deck))
  })

  it('changes the one paragraph, and keeps the looks of its words', () => {
    const deck = makePptx([{ boxes: [{ ...box('上\n下', 10, 60), align: 'ctr', size: 14 }, box('外', 100)] }])
    const after = slideXml(fill(deck, { writes: [{ locator: 'p1/line 1', value: '新' }] }).bytes)
    expect(after).toBe(slideXml(deck).replace('<a:t>上</a:t></a:r>', '<a:t>新</a:t></a:r>'))
  })

  it('writes markup and formulas as the text that they are, and leaves out what XML cannot hold', () => {
    const value = '=1+1 <a:t>&amp;</a:t> ]]> "\'\u0000\u000b'
    const { bytes } = fill(makePptx([{ boxes: [box('題', 10)] }]), { writes: [{ locator: 'p1/line 1', value }] })
    expect(texts(bytes).get('p1/line 1')).toBe('=1+1 <a:t>&amp;</a:t> ]]> "\'')
  })

  it('gives every line a paragraph, with the looks of the line with the same mark', () => {
    const deck = makePptx([{ tables: [table([['見出し', '○大\n・小', '']])] }])
    const marked = partsOf(deck)
      .get('ppt/slides/slide1.xml')
      ?.replace(/sz="900"(?=\/><a:t>○)/, 'sz="1200"') as string
    const other = makePptx([{ tables: [table([['見出し', '○大\n・小', '']])] }], { 'ppt/slides/slide1.xml': marked })
    const { bytes } = fill(other, { writes: [{ locator: 'p1/table1/r1c2', value: '○い\n・ろ\n○は' }] })
    expect(texts(bytes).get('p1/table1/r1c2')).toBe('○い\n・ろ\n○は')
    expect([...slideXml(bytes).matchAll(/sz="(\d+)"\/><a:t>([○・].)/g)].map(([, size, text]) => `${size} ${text}`)).toEqual([
      '1200 ○い',
      '900 ・ろ',
      '1200 ○は',
    ])
  })

  it('keeps soft breaks where the template has them', () => {
    const xml = slideXml(makePptx([{ boxes: [box('甲', 10)] }]))
    const soft = xml.replace('<a:t>甲</a:t></a:r>', '<a:t>甲</a:t></a:r><a:br/><a:r><a:t>乙</a:t></a:r>')
    const deck = makePptx([{ boxes: [box('甲', 10)] }], { 'ppt/slides/slide1.xml': soft })
    const { bytes } = fill(deck, { writes: [{ locator: 'p1/line 1', value: '一\n二\n三' }] })
    expect([texts(bytes).get('p1/line 1'), slideXml(bytes).match(/<a:p>/g)?.length]).toEqual(['一\n二\n三', 1])
  })

  it('takes a line with nothing to say out of its box, but never the last', () => {
    const deck = makePptx([{ boxes: [box('一\n二\n三', 10), box('下', 100)] }])
    const two = fill(deck, { writes: [{ locator: 'p1/line 2', value: '' }] }).bytes
    expect([...texts(two).values()]).toEqual(['一', '三', '下'])
    const writes = [1, 2, 3].map((nth) => ({ locator: `p1/line ${nth}`, value: '' }))
    const none = fill(deck, { writes }).bytes
    expect([...texts(none).values()]).toEqual(['下'])
    expect(slideXml(none).match(/<a:p>/g)?.length).toBe(2)
  })

  it.skipIf(!existsSync(paper))('the real deck in ../shared (skipped where it is absent): every place can be written', () => {
    const deck = new Uint8Array(readFileSync(paper))
    const said = texts(deck)
    const { bytes } = fill(deck, { writes: [...said].map(([locator, value]) => ({ locator, value })) })
    expect(texts(bytes)).toEqual(said)
    expect(partsOf(fill(deck, {}).bytes)).toEqual(partsOf(deck))
  })

  it('throws where the template has no such place, slide or table', () => {
    const deck = makePptx([{ boxes: [box('題', 10)] }])
    for (const locator of ['p1/line 2', 'p2/line 1', 'para 1'])
      expect(() => fill(deck, { writes: [{ locator, value: '' }] })).toThrow(locator)
    expect(() => fill(deck, { rows: [{ place: 'p1/table1', top: 0, bottom: 0, rows: [] }] })).toThrow('p1/table1')
  })

  it('reads a slide in another encoding, and writes it in UTF-8', () => {
    const xml = slideXml(makePptx([{ boxes: [box('題', 10)] }])).replace('UTF-8', 'UTF-16')
    const wide = new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le'))
    const deck = makePptx([{ boxes: [box('題', 10)] }], { 'ppt/slides/slide1.xml': wide })
    const { bytes } = fill(deck, { writes: [{ locator: 'p1/line 1', value: '漢字' }] })
    expect(texts(bytes).get('p1/line 1')).toBe('漢字')
    expect(slideXml(bytes).slice(0, 60)).toContain('encoding="UTF-8"')
  })
})

describe('words that are too long for their frame', () => {
  const deck = makePptx([{ boxes: [box('題', 10, 30), box('文', 100, 100)] }])

  it('have smaller letters, no smaller than they must be', () => {
    const { bytes, problems } = fill(deck, { writes: [{ locator: 'p1/line 2', value: 'あ'.repeat(500) }] })
    expect(problems).toEqual([])
    expect(slideXml(bytes).match(/<a:normAutofit fontScale="\d+"\/>/g)).toEqual(['<a:normAutofit fontScale="80000"/>'])
    expect(texts(bytes).get('p1/line 2')).toBe('あ'.repeat(500))
  })

  it('have the full size again where the specimen’s were smaller and they need not be', () => {
    const scaled = slideXml(deck).replaceAll(
      '<a:bodyPr/>',
      '<a:bodyPr><a:normAutofit fontScale="62500" lnSpcReduction="20000"/></a:bodyPr>',
    )
    const other = makePptx([{ boxes: [box('題', 10, 30), box('文', 100, 100)] }], { 'ppt/slides/slide1.xml': scaled })
    const { bytes } = fill(other, { writes: [{ locator: 'p1/line 2', value: '短い文' }] })
    expect(slideXml(bytes).match(/<a:normAutofit[^>]*>/g)).toEqual([
      '<a:normAutofit fontScale="62500" lnSpcReduction="20000"/>',
      '<a:normAutofit/>',
    ])
  })

  it('are measured down the lines of a box that is written downwards (縦書き)', () => {
    const down = slideXml(makePptx([{ boxes: [{ at: [20, 10, 30, 400], text: '題' }] }])).replace(
      '<a:bodyPr/>',
      '<a:bodyPr vert="eaVert"/>',
    )
    const other = makePptx([{ boxes: [box('題', 10)] }], { 'ppt/slides/slide1.xml': down })
    const { bytes, problems } = fill(other, { writes: [{ locator: 'p1/line 1', value: '縦'.repeat(30) }] })
    expect([slideXml(bytes).includes('Autofit'), problems]).toEqual([false, []])
  })

  it('are told of where even the smallest are too large, and not cut', () => {
    const { bytes, problems } = fill(deck, { writes: [{ locator: 'p1/line 2', value: 'あ'.repeat(5_000) }] })
    expect(texts(bytes).get('p1/line 2')).toBe('あ'.repeat(5_000))
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['place-slide-full', expect.stringMatching(/^スライド1の「あ{20}…」は、枠に収まりません（枠の文字は7ポイント/)],
    ])
  })

  it('make the row of a table higher', () => {
    const tabled = makePptx([{ tables: [table([['名', '内容', '備考']])] }])
    const { bytes } = fill(tabled, { writes: [{ locator: 'p1/table1/r1c2', value: 'あ'.repeat(200) }] })
    const cell = cellsOf(bytes).find(({ locator }) => locator === 'p1/table1/r1c2')
    expect(cell?.box?.[3]).toBeGreaterThan(60)
  })
})

describe('composed rows', () => {
  const header = ['分野', '事業', '額']
  const rows = (count: number, value: (nth: number) => string = (nth) => `事業${nth + 1}`): ComposedRow[] =>
    Array.from({ length: count }, (_, nth) => ({ like: 1, cells: [{ col: 1, value: value(nth) }] }))
  const compose = (deck: Uint8Array, composed: ComposedRow[], top = 1, bottom = 1) =>
    fill(deck, { rows: [{ place: 'p1/table1', top, bottom, rows: composed }] })

  it('take the place of the specimen, each a copy of it', () => {
    const deck = makePptx([{ tables: [table([header, ['', '見本', '−'], ['合計', '<', '0']])] }])
    expect(rowsIn(compose(deck, rows(2)).bytes, 'p1/table1')).toEqual(
      [
        '0/0+1x1 分野',
        '0/1+1x1 事業',
        '0/2+1x1 額',
        '1/0+1x1 ',
        '1/1+1x1 事業1',
        '1/2+1x1 −',
        '2/0+1x1 ',
        '2/1+1x1 事業2',
      ].concat(['2/2+1x1 −', '3/0+1x2 合計', '3/2+1x1 0']),
    )
  })

  it('merge downwards what reaches over several rows, also over columns that are merged across', () => {
    const deck = makePptx([{ tables: [table([header, ['甲', '<', '']])] }])
    const { bytes } = compose(deck, [
      {
        like: 1,
        cells: [
          { col: 0, value: '上', down: 2 },
          { col: 2, value: '1' },
        ],
      },
      { like: 1, cells: [{ col: 2, value: '2' }] },
      {
        like: 1,
        cells: [
          { col: 0, value: '下' },
          { col: 2, value: '3' },
        ],
      },
    ])
    expect(rowsIn(bytes, 'p1/table1')?.slice(3)).toEqual(['1/0+2x2 上', '1/2+1x1 1', '2/2+1x1 2', '3/0+1x2 下', '3/2+1x1 3'])
    expect(slideXml(bytes).match(/<a:tc [^>]*>/g)).toEqual([
      '<a:tc rowSpan="2" gridSpan="2">',
      '<a:tc rowSpan="2" hMerge="1">',
      '<a:tc vMerge="1" gridSpan="2">',
      '<a:tc vMerge="1" hMerge="1">',
      '<a:tc gridSpan="2">',
      '<a:tc hMerge="1">',
    ])
  })

  it('are reached into by a cell above them, until something else is written there', () => {
    const deck = makePptx([
      {
        tables: [
          table([
            ['甲', 'い', 'う'],
            ['^', '見本', ''],
          ]),
        ],
      },
    ])
    const composed = rows(3)
    composed[2]?.cells.unshift({ col: 0, value: '乙' })
    const { bytes } = compose(deck, composed)
    expect(rowsIn(bytes, 'p1/table1')?.filter((cell) => /^\d\/0/.test(cell))).toEqual(['0/0+3x1 甲', '3/0+1x1 乙'])
  })

  it('that are none leave the header, and no table without any row', () => {
    const deck = makePptx([{ boxes: [box('題', 10)], tables: [table([header, ['', '見本', '']])] }])
    expect(rowsIn(compose(deck, []).bytes, 'p1/table1')?.length).toBe(3)
    expect([...texts(compose(deck, [], 0, 1).bytes).values()]).toEqual(['題'])
  })

  const long = (more: Partial<InventedSlide> = {}) =>
    makePptx([
      {
        boxes: [box('事業一覧', 10, 30), { at: [500, 50, 200, 20], text: '合計額：9', size: 11 }, box('注', 515, 15)],
        tables: [table([header, ['見本', '見本', ''], ['合計', '<', '9']])],
        ...more,
      },
      { boxes: [box('次', 10)] },
    ])

  it('go on on a copy of the slide, with its heading and header; what stands above and below is said once', () => {
    const composed: ComposedRow[] = rows(30)
    composed[0]?.cells.unshift({ col: 0, value: '甲', down: 20 })
    composed[20]?.cells.unshift({ col: 0, value: '乙', down: 10 })
    const { bytes, problems } = compose(long(), composed)
    expect(problems).toEqual([])
    const linesOf = (slide: number) =>
      cellsOf(bytes).flatMap(({ locator, text }) => (locator.startsWith(`p${slide}/line`) ? [text] : []))
    expect([1, 2, 3].map(linesOf)).toEqual([['事業一覧', '合計額：9'], ['事業一覧', '注'], ['次']])
    const first = rowsIn(bytes, 'p1/table1') ?? []
    const second = rowsIn(bytes, 'p2/table1') ?? []
    const names = [...first, ...second].flatMap((cell) => /事業\d+$/.exec(cell) ?? [])
    expect(names).toEqual(Array.from({ length: 30 }, (_, nth) => `事業${nth + 1}`))
    const count = first.filter((cell) => /事業\d/.test(cell)).length
    expect(first.filter((cell) => /^\d+\/0/.test(cell))).toEqual(['0/0+1x1 分野', `1/0+${count}x1 甲`])
    expect(second.filter((cell) => /^\d+\/0/.test(cell))).toEqual([
      '0/0+1x1 分野',
      `1/0+${20 - count}x1 甲`,
      `${21 - count}/0+10x1 乙`,
      `${31 - count}/0+1x2 合計`,
    ])
  })

  it('stay together under one cell where no slide is left half empty for it', () => {
    const composed = rows(40)
    for (let nth = 0; nth < 40; nth += 5) composed[nth]?.cells.unshift({ col: 0, value: `組${nth / 5 + 1}`, down: 5 })
    const { bytes } = compose(long(), composed)
    const groups = cellsOf(bytes).flatMap(({ text }) => /^組\d$/.exec(text) ?? [])
    expect(groups).toEqual(Array.from({ length: 8 }, (_, nth) => `組${nth + 1}`))
  })

  it('fill their slides, and end above the foot or what stands there', () => {
    const { bytes } = compose(
      long(),
      rows(200, (nth) => '長い名前の事業'.repeat(1 + (nth % 9))),
    )
    const { grids } = readPptx(bytes, 'a.pptx')
    const tables = grids.filter(({ kind }) => kind === 'table')
    expect(tables.length).toBeGreaterThan(8)
    const ends = tables.map(({ cells }) => Math.max(...cells.map(({ box: at }) => (at ? at[1] + at[3] : Number.NaN))))
    for (const [nth, end] of ends.entries()) expect(end).toBeLessThanOrEqual(nth === tables.length - 1 ? 511 : 528)
    const tops = tables.map(({ cells }) => Math.min(...cells.map(({ box: at }) => at?.[1] ?? Number.NaN)))
    // Further slides have nothing between heading and table.
    expect(new Set(tops.slice(1))).toEqual(new Set([48]))
  })

  it('are told of where one alone is taller than a slide', () => {
    const { bytes, problems } = compose(
      long(),
      rows(1, () => 'あ'.repeat(3_000)),
    )
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('スライド1の「ああ')])
    expect([...texts(bytes).values()]).toContain('あ'.repeat(3_000))
  })
})

describe('slides that are repeated or taken out', () => {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const relations = (...all: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
  const types = (xml: string, ...parts: string[]) =>
    xml.replace(
      '</Types>',
      `${parts.map((part) => `<Override PartName="/${part}" ContentType="own/${part.split('/')[1]}"/>`).join('')}</Types>`,
    )
  const picture = new Uint8Array([137, 80, 78, 71, 0, 255])
  const slides: InventedSlide[] = [{ boxes: [box('表紙', 10)] }, { boxes: [box('個票', 10)] }, { boxes: [box('裏', 10)] }]
  const bare = partsOf(makePptx(slides))
  const deck = makePptx(slides, {
    '[Content_Types].xml': types(
      bare.get('[Content_Types].xml') ?? '',
      'ppt/charts/chart1.xml',
      'ppt/notesSlides/notesSlide1.xml',
    ),
    'ppt/presentation.xml': (bare.get('ppt/presentation.xml') ?? '').replace(
      '</p:presentation>',
      '<p:extLst><p14:sectionLst><p14:section><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/><p14:sldId id="258"/></p14:sldIdLst></p14:section></p14:sectionLst></p:extLst></p:presentation>',
    ),
    'ppt/slides/_rels/slide1.xml.rels': relations(relation('rId1', 'image', '../media/image1.png')),
    'ppt/slides/_rels/slide2.xml.rels': relations(
      relation('rId1', 'image', '../media/image1.png'),
      relation('rId2', 'chart', '../charts/chart1.xml'),
      relation('rId3', 'notesSlide', '../notesSlides/notesSlide1.xml'),
    ),
    'ppt/charts/chart1.xml': '<c:chartSpace/>',
    'ppt/charts/_rels/chart1.xml.rels': relations(relation('rId1', 'package', '../embeddings/book1.xlsx')),
    'ppt/embeddings/book1.xlsx': 'book',
    'ppt/notesSlides/notesSlide1.xml': '<p:notes/>',
    'ppt/media/image1.png': picture,
    'docProps/app.xml': '<Properties><Slides>3</Slides></Properties>',
    'customXml/stray.xml': '<stray/>',
  })
  const repeat = (values: string[]) =>
    fill(deck, {
      blocks: [
        {
          from: 'p2/line 1',
          to: 'p2/line 1',
          copies: values.map((value) => ({ writes: [{ locator: 'p2/line 1', value }], rows: [] })),
        },
      ],
    }).bytes

  it('stand once for each copy, in the place of the specimen', () => {
    expect([...texts(repeat(['一', '二', '三'])).values()]).toEqual(['表紙', '一', '二', '三', '裏'])
  })

  it('have charts of their own, and share pictures; notes are the first one’s', () => {
    const parts = partsOf(repeat(['一', '二']))
    const added = [...parts.keys()].filter((path) => !partsOf(deck).has(path)).sort()
    expect(added).toEqual([
      'ppt/charts/_rels/chart5.xml.rels',
      'ppt/charts/chart5.xml',
      'ppt/embeddings/book6.xlsx',
      'ppt/slides/_rels/slide4.xml.rels',
      'ppt/slides/slide4.xml',
    ])
    expect(parts.get('ppt/slides/_rels/slide4.xml.rels')).toBe(
      relations(relation('rId1', 'image', '../media/image1.png'), relation('rId2', 'chart', '/ppt/charts/chart5.xml')),
    )
    expect(parts.get('[Content_Types].xml')).toContain('<Override PartName="/ppt/charts/chart5.xml" ContentType="own/charts"/>')
    expect(parts.get('docProps/app.xml')).toContain('<Slides>4</Slides>')
  })

  it('are in the list of slides and its sections once, each by its own number', () => {
    const list = partsOf(repeat(['一', '二', '三'])).get('ppt/presentation.xml') ?? ''
    expect([...list.matchAll(/<p:sldId id="(\d+)"/g)].map(([, id]) => id)).toEqual(['256', '257', '259', '260', '258'])
    expect([...list.matchAll(/<p14:sldId id="(\d+)"/g)].map(([, id]) => id)).toEqual(['256', '257', '259', '260', '258'])
  })

  it('leave every other part byte for byte', () => {
    const [before, after] = [unzipSync(deck), unzipSync(repeat(['一', '二']))]
    const changed = Object.keys(before).filter(
      (path) => Buffer.compare(before[path] as Uint8Array, after[path] as Uint8Array) !== 0,
    )
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'docProps/app.xml',
      'ppt/_rels/presentation.xml.rels',
      'ppt/presentation.xml',
      'ppt/slides/slide2.xml',
    ])
    expect(after['ppt/media/image1.png']).toEqual(picture)
  })

  it('take with them what only they led to, and nothing else', () => {
    const removed = repeat([])
    const parts = partsOf(removed)
    const gone = [...partsOf(deck).keys()].filter((path) => !parts.has(path)).sort()
    expect(gone).toEqual([
      'ppt/charts/_rels/chart1.xml.rels',
      'ppt/charts/chart1.xml',
      'ppt/embeddings/book1.xlsx',
      'ppt/notesSlides/notesSlide1.xml',
      'ppt/slides/_rels/slide2.xml.rels',
      'ppt/slides/slide2.xml',
    ])
    expect(parts.get('[Content_Types].xml')).not.toContain('chart1')
    expect(parts.get('ppt/presentation.xml')).not.toContain('257')
    expect([...texts(removed).values()]).toEqual(['表紙', '裏'])
  })

  it('are the same file for the same words', () => {
    expect(repeat(['一', '二'])).toEqual(repeat(['一', '二']))
  })
})
