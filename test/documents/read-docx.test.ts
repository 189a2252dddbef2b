import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { showCount } from '#documents/docx-numbering.ts'
import { readDocx } from '#documents/read-docx.ts'
import { makeDocx } from './office-file.ts'

const shared = join(import.meta.dirname, '../../../shared')
const wordprocessing = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const notes = `<w:footnotes xmlns:w="${wordprocessing}"><w:footnote w:id="1"><w:p><w:r><w:t>注の言葉</w:t></w:r></w:p></w:footnote></w:footnotes>`
const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`

describe('a Word file', () => {
  it('keeps a footnote as a line with its mark', async () => {
    const body = '<w:p><w:r><w:t>本文</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    const { grids } = await readDocx(
      makeDocx(body, { 'word/footnotes.xml': notes, 'word/_rels/document.xml.rels': relations }),
      'a.docx',
    )
    expect(grids.flatMap(({ cells }) => cells.map(({ text }) => text))).toEqual(['本文[1]', '[1] 注の言葉'])
  })

  it('counts empty paragraphs, so that a locator finds the paragraph in Word', async () => {
    const { grids } = await readDocx(makeDocx('<w:p/><w:p/><w:p><w:r><w:t>三つ目</w:t></w:r></w:p>'), 'a.docx')
    expect(grids[0]?.cells).toMatchObject([{ text: '三つ目', locator: 'para 3' }])
  })

  it('takes a cell that comes before any row as one of the first row', () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
    const [grid] = readDocx(makeDocx(`<w:tbl>${cell('一')}${cell('二')}<w:tr>${cell('三')}</w:tr></w:tbl>`), 'a.docx').grids
    expect(grid).toMatchObject({ rowCount: 2, colCount: 2 })
    expect(grid?.cells.map(({ row, text }) => [row, text])).toEqual([
      [0, '一'],
      [0, '二'],
      [1, '三'],
    ])
  })

  it('tells how many letters a line of a cell holds, where the file gives its width', () => {
    const cell = (width: string) => `<w:tc><w:tcPr>${width}</w:tcPr><w:p><w:r><w:t>語</w:t></w:r></w:p></w:tc>`
    const row = [cell('<w:tcW w:type="dxa" w:w="4416"/>'), cell('<w:tcW w:type="auto" w:w="0"/>')].join('')
    const [grid] = readDocx(makeDocx(`<w:tbl><w:tr>${row}</w:tr></w:tbl>`), 'a.docx').grids
    expect(grid?.cells.map(({ ems }) => ems)).toEqual([20, undefined])
  })
})

/** The words of a Word file made of one body. */
async function linesOf(body: string, parts: Record<string, string> = {}): Promise<string[]> {
  return readDocx(makeDocx(body, parts), 'a.docx').grids.flatMap(({ cells }) => cells.map(({ text }) => text))
}

const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const listed = (text: string, level: number, list = '5') =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`

describe('what Word shows and what it does not', () => {
  it.each<[string, string, string[]]>([
    ['hidden text', `<w:p>${run('見える')}${run('隠した', '<w:vanish/>')}${run('文字')}</w:p>`, ['見える文字']],
    ['deleted and moved text', `<w:p>${run('今')}<w:del>${run('昔')}</w:del><w:moveFrom>${run('元')}</w:moveFrom></w:p>`, ['今']],
    ['a field shows its result', `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>${run('3')}</w:p>`, ['3']],
    ['ruby', `<w:p><w:r><w:ruby><w:rt>${run('しるべ')}</w:rt><w:rubyBase>${run('標')}</w:rubyBase></w:ruby></w:r></w:p>`, ['標']],
    ['a symbol', '<w:p><w:r><w:sym w:font="Wingdings" w:char="F06E"/></w:r></w:p>', ['■']],
    ['a tab stop is no tab', `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${run('文')}</w:p>`, ['文']],
    ['a page break is no line', `<w:p>${run('前')}<w:r><w:br w:type="page"/></w:r>${run('後')}</w:p>`, ['前後']],
    [
      'a text box comes once, before the paragraph that holds it',
      `<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('箱')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p>${run('箱')}</w:p></mc:Fallback></mc:AlternateContent>${run('本文')}</w:p>`,
      ['箱', '本文'],
    ],
  ])('%s', async (_, body, lines) => {
    expect(await linesOf(body)).toEqual(lines)
  })

  it('counts automatic numbers out', async () => {
    const level = (index: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:numbering xmlns:w="${wordprocessing}"><w:abstractNum w:abstractNumId="1">${level(0, 'decimalEnclosedCircle', '%1')}${level(1, 'aiueoFullWidth', '(%2)')}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
    const relation = relations.replaceAll('footnotes', 'numbering')
    const body = [listed('甲', 0), listed('子', 1), listed('丑', 1), listed('乙', 0), listed('寅', 1), listed('外', 0, '0')].join(
      '',
    )
    const lines = await linesOf(body, { 'word/numbering.xml': numbering, 'word/_rels/document.xml.rels': relation })
    expect(lines).toEqual(['① 甲', '(ア) 子', '(イ) 丑', '② 乙', '(ア) 寅', '外'])
  })

  it.each<[number, string, string]>([
    [14, 'japaneseCounting', '十四'],
    [20, 'japaneseCounting', '二十'],
    [4, 'lowerRoman', 'iv'],
    [12, 'decimalFullWidth', '１２'],
    [2, 'irohaFullWidth', 'ロ'],
    [3, 'none', ''],
    [1234, 'aiueo', '1234'],
  ])('%d as %s is %s', (count, format, shown) => {
    expect(showCount(count, format)).toBe(shown)
  })
})

/** A paper's words without white space: what every format of it shares. */
const squeezed = (text: string) => text.replace(/\s+/g, '')
const sorted = (text: string) => [...text].sort().join('')

describe.skipIf(!existsSync(shared))('papers in ../shared (skipped where it is absent)', () => {
  it.each(['kansai-r2-final', 'osaka-h30-policy'])('%s.docx has every character of the published text', async (paper) => {
    const { grids } = await readDocx(new Uint8Array(readFileSync(join(shared, `documents/${paper}.docx`))), paper)
    const read = grids.flatMap(({ cells }) => cells.map(({ text }) => squeezed(text))).join('')
    const published = squeezed(readFileSync(join(shared, `documents/text/${paper}.txt`), 'utf8').replaceAll(/<\/?div[^>]*>/g, ''))
    expect(sorted(read)).toBe(sorted(published))
  })
})
