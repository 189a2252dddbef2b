// Makes schemes/kansai-final-2020/sheet.xlsx: headings and one empty block of rows, which the writer repeats for each programme.
// Run once and kept: `npx tsx scripts/make-kansai-template.ts`.
import { join } from 'node:path'
import ExcelJS from 'exceljs'

const font = 'BIZ UDPゴシック'
const thin = { style: 'thin', color: { argb: 'FF666666' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const

const styles = {
  title: { font: { name: font, size: 14, bold: true }, alignment: { vertical: 'middle' } },
  note: { font: { name: font, size: 10 }, alignment: { vertical: 'middle', wrapText: true } },
  head: {
    font: { name: font, size: 10 },
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
    fill: fill('FFDBEEF4'),
    border,
  },
  name: {
    font: { name: font, size: 11, bold: true },
    alignment: { vertical: 'middle', wrapText: true },
    fill: fill('FFF2F2F2'),
    border,
  },
  words: { font: { name: font, size: 10 }, alignment: { vertical: 'top', wrapText: true }, border },
  grade: { font: { name: font, size: 10 }, alignment: { vertical: 'top', wrapText: true }, border },
} as const satisfies Record<string, Partial<ExcelJS.Style>>

type Look = keyof typeof styles
/** Row, first and last column, rows down, look, words. */
const places: [number, number, number, number, Look, string?][] = [
  [1, 1, 4, 1, 'title', '令和2年度 広域産業振興局事業 期末評価'],
  [2, 1, 4, 1, 'note', '自己評価…A(設定した目標を達成した。)、B(概ね計画どおりに実施した。)、C(目標を達成できなかった。)'],
  [3, 1, 2, 1, 'head', '事業'],
  [3, 3, 3, 1, 'head', '比較数値'],
  [3, 4, 4, 2, 'head', '進捗状況<自己評価>\n[今後の対応・改善点等]'],
  [4, 1, 1, 1, 'head', '令和2年度の目標'],
  [4, 2, 2, 1, 'head', '進捗状況(令和3年2月末)\n◆実施済み、◇取組中または今後実施'],
  [4, 3, 3, 1, 'head', '令和3年2月末時点の目安'],
  [5, 1, 4, 1, 'name'],
  [6, 1, 1, 1, 'words'],
  [6, 2, 2, 1, 'words'],
  [6, 3, 3, 1, 'words', '—'],
  [6, 4, 4, 1, 'grade'],
]
const heights = [26, 18, 18, 32, 20, 30]

const book = new ExcelJS.Workbook()
book.created = new Date('2026-01-01T00:00:00Z')
book.modified = book.created
const sheet = book.addWorksheet('期末評価', {
  views: [{ showGridLines: false }],
  pageSetup: {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.5, header: 0.3, footer: 0.25 },
    printArea: 'A1:D6',
    printTitlesRow: '3:4',
  },
  headerFooter: { oddFooter: '&C&"BIZ UDPゴシック,標準"&8&P / &N' },
})
for (const [index, width] of [34, 92, 20, 26].entries()) sheet.getColumn(index + 1).width = width
for (const [index, height] of heights.entries()) sheet.getRow(index + 1).height = height
for (const [row, from, to, rows, look, words] of places) {
  for (let at = row; at < row + rows; at++)
    for (let col = from; col <= to; col++) sheet.getCell(at, col).style = { ...styles[look] }
  if (to > from || rows > 1) sheet.mergeCells(row, from, row + rows - 1, to)
  if (words !== undefined) sheet.getCell(row, from).value = words
}
await book.xlsx.writeFile(join(import.meta.dirname, '../schemes/kansai-final-2020/sheet.xlsx'))
