import fc from 'fast-check'

const words = fc.constantFrom('目標', '取組', '件数', '部局', 'A&amp;B', '達成', '12件', '○実施', '・内容', '　字下げ')
const run = words.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`)
/** What stands in paragraphs besides plain words. */
const inline = fc.oneof(
  { weight: 6, arbitrary: run },
  fc.constant('<w:bookmarkStart w:id="1" w:name="印"/><w:bookmarkEnd w:id="1"/>'),
  fc.constant('<w:r><w:br/></w:r>'),
  fc.constant('<w:r><w:tab/></w:r>'),
  fc.constant('<w:r><w:br w:type="page"/></w:r>'),
  fc.constant('<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠れた語</w:t></w:r>'),
  run.map((one) => `<w:ins w:id="5" w:author="課">${one}</w:ins>`),
  fc.constant('<w:del w:id="6" w:author="課"><w:r><w:delText>消した語</w:delText></w:r></w:del>'),
  run.map((one) => `<w:hyperlink w:anchor="印">${one}</w:hyperlink>`),
  run.map((one) => `<w:sdt><w:sdtPr><w:id w:val="7"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${one}</w:sdtContent></w:sdt>`),
  fc.constant(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4月</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
  ),
)
const paragraph = fc
  .array(inline, { maxLength: 3 })
  .map((parts) =>
    parts.length === 0
      ? '<w:p/>'
      : `<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:sz w:val="17"/></w:rPr></w:pPr>${parts.join('')}</w:p>`,
  )
const controlled = paragraph.map((one) => `<w:sdt><w:sdtPr/><w:sdtContent>${one}</w:sdtContent></w:sdt>`)

function cellOf(blocks: string[], merge: string, span: number): string {
  const properties = `<w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>`
  return `<w:tc>${properties}${blocks.join('')}</w:tc>`
}

const merges = fc.constantFrom('', '', '', '<w:vMerge w:val="restart"/>', '<w:vMerge/>')

function tableOf(depth: number): fc.Arbitrary<string> {
  const nested = depth > 0 ? [{ weight: 1, arbitrary: tableOf(depth - 1).map((table) => `${table}<w:p/>`) }] : []
  const block = fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 1, arbitrary: controlled }, ...nested)
  const cell = fc
    .tuple(fc.array(block, { minLength: 1, maxLength: 3 }), merges, fc.constantFrom(1, 1, 2))
    .map(([blocks, merge, span]) => cellOf(blocks, merge, span))
  const row = fc
    .array(cell, { minLength: 1, maxLength: 3 })
    .map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`)
  return fc.array(row, { minLength: 1, maxLength: 4 }).map((rows) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`)
}

/** The inside of a document's body: paragraphs and tables with all that a writer must not stumble over. */
export const randomBody: fc.Arbitrary<string> = fc
  .array(fc.oneof(paragraph, controlled, tableOf(1)), { minLength: 1, maxLength: 5 })
  .map(
    (blocks) => `${blocks.join('')}<w:p><w:r><w:t>末尾</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`,
  )

/** Words for a place, with all that could be taken for something else. */
export const randomValue: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('<w:p/>', '&amp;', '=1+1', '\t', '\n', ' ', '○', '・目標', 'DATE', '1,234', '　', '①'), { maxLength: 6 })
  .map((pieces) => pieces.join(''))
