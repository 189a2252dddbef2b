import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaperBlock, PaperTable, Paragraph } from '#core/paper/paper.ts'
import { paperOfDocx } from '#documents/docx-paper.ts'
import { readDocx } from '#documents/read-docx.ts'
import { makeDocx, zipParts } from './office-file.ts'
import { randomBody } from './random-docx.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const styles = `<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="18"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"/>
<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="head"><w:basedOn w:val="base"/><w:rPr><w:color w:val="1F4E79"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="round"><w:basedOn w:val="round"/></w:style>
<w:style w:type="table" w:styleId="plain"><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="grid"><w:basedOn w:val="plain"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8"/><w:left w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/><w:right w:val="single" w:sz="8"/><w:insideH w:val="dotted" w:sz="4" w:color="808080"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style></w:styles>`
const footer = `<w:ftr ${w}><w:p><w:r><w:t>案</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>／</w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p></w:ftr>`
const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${type}/footer" Target="footer1.xml"/></Relationships>`
const parts = { 'word/styles.xml': styles, 'word/footer1.xml': footer, 'word/_rels/document.xml.rels': relations }

function paper(body: string): { blocks: PaperBlock[]; problems: string[] } {
  const made = paperOfDocx(makeDocx(body, parts), '様式.docx')
  if ('problem' in made) throw new Error(made.problem.message)
  return { blocks: made.paper.blocks, problems: made.problems.map(({ message }) => message) }
}
const say = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`
const landscape =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="680" w:bottom="567" w:left="680"/></w:sectPr>'

describe('a Word file on paper', () => {
  it('has the page of its section, with the numbers of pages at its foot', () => {
    expect(paper(say('文') + landscape).blocks[0]).toEqual({
      type: 'page',
      width: 841.9,
      height: 595.3,
      margins: { top: 42.5, right: 34, bottom: 28.35, left: 34 },
      footer: { left: '案', center: '{page}／{pages}' },
    })
  })

  it('begins a page with each section that is not continuous', () => {
    const ends = say('一', landscape)
    const types = (body: string) => paper(body).blocks.map((block) => (block.type === 'page' ? block.width : block.type))
    expect(types(`${ends}${say('二')}<w:sectPr/>`)).toEqual([841.9, 'paragraph', 595.3, 'paragraph'])
    expect(types(`${ends}${say('二')}${landscape.replace('<w:pgSz', '<w:type w:val="continuous"/><w:pgSz')}`)).toEqual([
      841.9,
      'paragraph',
      'paragraph',
    ])
  })

  it('takes looks from the defaults, the styles on which a style rests, the paragraph and its words', () => {
    const words =
      '<w:p><w:pPr><w:pStyle w:val="head"/><w:ind w:left="400" w:hanging="200"/><w:spacing w:before="120"/></w:pPr><w:r><w:rPr><w:b w:val="0"/><w:u w:val="single"/></w:rPr><w:t>題</w:t></w:r></w:p>'
    const [, heading, plain] = paper(words + say('本文', '<w:pStyle w:val="round"/>')).blocks
    expect(heading).toEqual({
      type: 'paragraph',
      text: '題',
      heading: 1,
      before: 6,
      look: { size: 14, bold: false, underline: true, colour: '#1f4e79', across: 'center', indent: 10 },
    })
    expect(plain).toEqual({ type: 'paragraph', text: '本文', look: { size: 9 } })
  })

  it('breaks pages where the file does, and frames what it frames', () => {
    const frame =
      '<w:pBdr><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/></w:pBdr>'
    const body = `${say('一')}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${say('二', '<w:pageBreakBefore/>')}${say('資料1', `${frame}<w:ind w:left="8000"/>`)}`
    const blocks = paper(body).blocks.slice(1)
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'pageBreak', 'pageBreak', 'paragraph', 'table'])
    expect(blocks.at(-1)).toMatchObject({ indent: 400, rows: [{ cells: [{ text: '資料1' }] }] })
  })

  it('draws a table with its widths, merges, lines, colours and rows that repeat', () => {
    const tall = (merge: string, inside: string) =>
      cell(inside, `<w:vMerge${merge}/><w:tcBorders><w:bottom w:val="double" w:sz="12"/></w:tcBorders>`)
    const body = `<w:tbl><w:tblPr><w:tblStyle w:val="grid"/><w:jc w:val="center"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid>
<w:tr><w:trPr><w:tblHeader/><w:trHeight w:val="400"/></w:trPr>${cell(say('見出し'), '<w:gridSpan w:val="2"/><w:shd w:val="clear" w:fill="DDEBF7"/><w:vAlign w:val="center"/>')}</w:tr>
<w:tr>${tall(' w:val="restart"', say('縦'))}${cell(say('一') + say('二', '<w:jc w:val="right"/>'), '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>')}</w:tr>
<w:tr>${tall('', '<w:p/>')}${cell('<w:p/>', '<w:textDirection w:val="tbRl"/>')}</w:tr></w:tbl>${say('後')}`
    const table = paper(body).blocks[1] as PaperTable
    expect(table).toMatchObject({ columns: [100, 150], headRows: 1, indent: (595.3 - 144 - 250) / 2 })
    expect(
      table.rows.map(({ height, cells }) => [
        height,
        cells.map(({ col, colSpan, rowSpan, text }) => [col, colSpan, rowSpan, text]),
      ]),
    ).toEqual([
      [20, [[0, 2, undefined, '見出し']]],
      [
        undefined,
        [
          [0, undefined, 2, '縦'],
          [1, undefined, undefined, '一\n二'],
        ],
      ],
      [undefined, [[1, undefined, undefined, '']]],
    ])
    const black = (width: number) => ({ width, colour: '#000000' })
    const looks = table.rows.flatMap(({ cells }) => cells.map(({ look }) => look))
    expect(looks[0]).toMatchObject({
      fill: '#ddebf7',
      down: 'middle',
      size: 9,
      lines: { top: black(1), bottom: { width: 0.5, colour: '#808080', dash: 'dotted' } },
      room: { across: 5.4 },
    })
    expect(looks[1]?.lines?.bottom).toEqual(black(1.5))
    expect(looks[2]?.lines).toEqual({
      right: black(1),
      bottom: { width: 0.5, colour: '#808080', dash: 'dotted' },
      left: black(0.5),
    })
    expect(looks[3]).toMatchObject({ upright: true })
  })

  it('says which pictures are not on it, and has the words of text boxes and of tables within cells', () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${say('箱')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent><w:drawing/></w:r></w:p>`
    const inner = `<w:tbl><w:tr>${cell(say('甲'))}${cell(say('乙'))}</w:tr></w:tbl>`
    const { blocks, problems } = paper(`${box}<w:tbl><w:tr>${cell(say('上') + inner + say(''))}</w:tr></w:tbl>${say('後')}`)
    expect(problems).toEqual([
      '様式の図形（1点）はPDFに入りません。PDFにも要る場合は、PNGかJPEGの図にして様式に貼り直すか、元の形式のファイルから印刷してください。',
    ])
    expect((blocks[1] as Paragraph).text).toBe('箱')
    expect((blocks.find(({ type }) => type === 'table') as PaperTable).rows[0]?.cells[0]?.text).toBe('上\n甲　乙')
  })

  it('has every word that the reader reads', () => {
    const wordsOf = (blocks: PaperBlock[]) =>
      blocks.flatMap((block) => {
        if (block.type === 'paragraph') return [block.text]
        return block.type === 'table' ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : []
      })
    const letters = (texts: string[]) => [...texts.join('').replace(/\s/g, '')].sort().join('')
    fc.assert(
      fc.property(randomBody, (body) => {
        // A table in a cell that a merge covers is hidden, as in Word.
        fc.pre(!/<w:vMerge\/>(?:(?!<\/w:tc>)[\s\S])*<w:tbl>/.test(body))
        const read = readDocx(makeDocx(body), 'a.docx').grids.flatMap(({ cells }) => cells.map(({ text }) => text))
        expect(letters(wordsOf(paper(body).blocks))).toBe(letters(read))
      }),
      { numRuns: 100 },
    )
  })

  it.each<[string, Uint8Array, string]>([
    ['what is no zip', new TextEncoder().encode('文書'), '壊れて'],
    ['a document type', makeDocx('', { 'word/document.xml': '<!DOCTYPE a><a/>' }), '文書型宣言'],
    ['a zip without a document', zipParts({ '[Content_Types].xml': '<Types/>' }), '壊れて'],
    ['elements without end', makeDocx('<w:p>'.repeat(600)), ''],
    ['a style part that is broken', makeDocx(say('文'), { ...parts, 'word/styles.xml': '<w:styles><w:style>' }), '壊れて'],
  ])('refuses %s with a sentence', (_, bytes, words) => {
    const made = paperOfDocx(bytes, 'a.docx')
    expect('problem' in made ? made.problem.message : '').toMatch(/。$/)
    expect('problem' in made ? made.problem.message : '').toContain(words)
  })

  it('takes no size from a file that no paper has', () => {
    const huge = '<w:sectPr><w:pgSz w:w="99999999999" w:h="-5"/><w:pgMar w:left="999999"/></w:sectPr>'
    const table = `<w:tbl><w:tblGrid><w:gridCol w:w="-7"/><w:gridCol w:w="1e300"/></w:tblGrid><w:tr>${cell(say('a'), '<w:gridSpan w:val="99999"/>')}${cell(say('b', '<w:spacing w:before="x"/>'))}</w:tr></w:tbl>`
    const [page, ...blocks] = paper(table + say('文', '<w:outlineLvl w:val="77"/>') + huge).blocks
    expect(page).toMatchObject({ width: 4000, height: 72 })
    for (const block of blocks) if (block.type === 'table') for (const width of block.columns) expect(width).toBeGreaterThan(0)
  })
})
