import { describe, expect, it } from 'vitest'
import type { Grid } from '#core/grid.ts'
import { readDocument } from '#documents/read.ts'
import { boxXml, type InventedSlide, makePptx } from './slides-file.ts'

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const namespaces = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${relationships}"`

async function read(slides: InventedSlide[], parts: Record<string, string> = {}): Promise<Grid[]> {
  const reading = await readDocument(makePptx(slides, parts), '計画.pptx')
  if ('problem' in reading) throw new Error(reading.problem.message)
  expect(reading.content.format).toBe('pptx')
  return reading.content.grids
}

const words = (grids: Grid[]) => grids.map(({ cells }) => cells.map(({ text }) => text))
const slide = (tree: string, attributes = '') =>
  `<?xml version="1.0"?><p:sld ${namespaces}${attributes}><p:cSld><p:spTree><p:grpSpPr/>${tree}</p:spTree></p:cSld></p:sld>`

describe('slides in reading order', () => {
  it('reads from top to bottom whatever order the file has, and puts one height in one row', async () => {
    const grids = await read([
      {
        boxes: [
          { at: [20, 300, 300, 40], text: '下' },
          { at: [400, 20, 200, 20], text: '公園課' },
          { at: [20, 20, 700, 20], text: '花の計画' },
        ],
      },
    ])
    expect(words(grids)).toEqual([['花の計画', '公園課'], ['下']])
    expect(grids[0]?.cells.map(({ locator }) => locator)).toEqual(['p1/line 1', 'p1/line 1/c2'])
  })

  it('reads columns one after the other', async () => {
    const grids = await read([
      {
        boxes: [
          { at: [20, 60, 300, 200], text: '左の一\n左の二' },
          { at: [400, 80, 300, 200], text: '右の一\n右の二\n右の三' },
        ],
      },
    ])
    expect(words(grids)).toEqual([
      ['左の一', '左の二'],
      ['右の一', '右の二', '右の三'],
    ])
  })

  it('keeps merged cells of a table, with their places', async () => {
    const [grid] = await read([
      {
        tables: [
          {
            at: [20, 60],
            widths: [100, 200],
            rows: [
              ['柱', '事業'],
              ['川', '清掃'],
              ['^', '放流'],
              ['計', '<'],
            ],
          },
        ],
      },
    ])
    expect(grid).toMatchObject({ place: 'p1/table1', kind: 'table', rowCount: 4, colCount: 2 })
    expect(grid?.cells.map(({ text, rowSpan, colSpan }) => [text, rowSpan, colSpan])).toEqual([
      ['柱', 1, 1],
      ['事業', 1, 1],
      ['川', 2, 1],
      ['清掃', 1, 1],
      ['放流', 1, 1],
      ['計', 1, 2],
    ])
    expect(grid?.cells[3]?.box).toEqual([120, 84, 200, 24])
  })
})

describe('what a slide says without typing it', () => {
  it('places a box inside groups, and a placeholder where its layout has it', async () => {
    const group = `<p:grpSp><p:grpSpPr><a:xfrm><a:off x="0" y="${200 * 12700}"/><a:ext cx="${400 * 12700}" cy="${200 * 12700}"/><a:chOff x="0" y="0"/><a:chExt cx="${200 * 12700}" cy="${100 * 12700}"/></a:xfrm></p:grpSpPr>${boxXml({ at: [0, 0, 100, 50], text: '組の中' })}</p:grpSp>`
    const title = `<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>題</a:t></a:r></a:p></p:txBody></p:sp>`
    const layout = slide(
      `<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="${20 * 12700}"/><a:ext cx="${700 * 12700}" cy="${40 * 12700}"/></a:xfrm></p:spPr></p:sp>`,
    )
    const grids = await read([{}], {
      'ppt/slides/slide1.xml': slide(group + title),
      'ppt/slides/_rels/slide1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/slideLayout" Target="../slideLayouts/slideLayout1.xml"/></Relationships>`,
      'ppt/slideLayouts/slideLayout1.xml': layout,
    })
    expect(words(grids)).toEqual([['題'], ['組の中']])
    expect(grids[0]?.cells[0]?.box?.slice(0, 2)).toEqual([0, 20])
    expect(grids[1]?.cells[0]?.box?.slice(0, 2)).toEqual([0, 200])
  })

  it('writes automatic numbers and bullets before their paragraphs', async () => {
    const paragraph = (properties: string, text: string) => `<a:p><a:pPr>${properties}</a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`
    const body = `<p:sp><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9000000" cy="900000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>${paragraph('<a:buAutoNum type="circleNumDbPlain"/>', '測る')}${paragraph('<a:buAutoNum type="circleNumDbPlain"/>', '植える')}${paragraph('<a:buChar char="・"/>', '水をやる')}</p:txBody></p:sp>`
    expect(words(await read([{}], { 'ppt/slides/slide1.xml': slide(body) }))).toEqual([['①測る', '②植える', '・ 水をやる']])
  })

  it('leaves out hidden slides, keeping the numbers of the others', async () => {
    const grids = await read([{}, { boxes: [{ at: [0, 0, 200, 40], text: '見える' }] }], {
      'ppt/slides/slide1.xml': slide(boxXml({ at: [0, 0, 200, 40], text: '見えない' }), ' show="0"'),
    })
    expect(grids.map(({ place }) => place)).toEqual(['p2/lines1'])
  })
})

describe('bad files', () => {
  it('takes a cell that comes before any row as one of the first row', async () => {
    const cell = (text: string) => `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`
    const table = `<a:tbl><a:tblGrid><a:gridCol w="635000"/></a:tblGrid>${cell('一')}<a:tr h="254000">${cell('二')}</a:tr></a:tbl>`
    const frame = `<p:graphicFrame><p:xfrm><a:off x="0" y="0"/><a:ext cx="635000" cy="508000"/></p:xfrm><a:graphic><a:graphicData>${table}</a:graphicData></a:graphic></p:graphicFrame>`
    const [grid] = await read([{}], { 'ppt/slides/slide1.xml': slide(frame) })
    expect(grid).toMatchObject({ kind: 'table', rowCount: 2 })
    expect(grid?.cells.map(({ row, text }) => [row, text])).toEqual([
      [0, '一'],
      [1, '二'],
    ])
  })

  it.each([
    ['a slide that is cut off', { 'ppt/slides/slide1.xml': '<p:sld><p:cSld>' }, 'file-broken'],
    ['no presentation', { 'ppt/presentation.xml': '<p:x>' }, 'file-broken'],
    ['a document type', { 'ppt/slides/slide1.xml': '<!DOCTYPE x><p:sld/>' }, 'xml-doctype'],
  ])('%s', async (_, parts, code) => {
    const reading = await readDocument(makePptx([{ boxes: [{ at: [0, 0, 10, 10], text: '語' }] }], parts), '計画.pptx')
    expect('problem' in reading ? reading.problem.code : 'read').toBe(code)
  })

  it('counts its slides once, though sections name them again', async () => {
    const presentation = `<?xml version="1.0"?><p:presentation ${namespaces} xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9906000" cy="6858000"/><p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst><p14:section name="一" id="{1}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>`
    const deck = makePptx([{ boxes: [{ at: [20, 20, 300, 40], text: '一枚目' }] }], { 'ppt/presentation.xml': presentation })
    const reading = await readDocument(deck, '計画.pptx')
    expect('content' in reading && reading.content.pages).toEqual([{ width: 780, height: 540 }])
  })
})
