import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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
