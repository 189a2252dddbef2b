// Makes schemes/ibaraki-2016/sheet.xlsx: headings over the years of a plan, one row to be repeated, and one with a brace for a remark over
// several rows. A page ends under them: so does each 重点方向. Run once and kept: `npx tsx scripts/make-ibaraki-template.ts`.
import { join } from 'node:path'
import ExcelJS from 'exceljs'

const font = 'ＭＳ Ｐゴシック'
const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDDDDD' } } as const
const middle = { vertical: 'middle', horizontal: 'center', wrapText: true } as const

const looks = {
  title: { font: { name: font, size: 14, bold: true }, alignment: { vertical: 'middle', horizontal: 'left', wrapText: true } },
  note: { font: { name: font, size: 10 }, alignment: { vertical: 'middle', horizontal: 'right', wrapText: true } },
  head: { font: { name: font, size: 10 }, alignment: middle, fill: grey, border },
  upright: { font: { name: font, size: 11, bold: true }, alignment: { ...middle, textRotation: 'vertical' }, border },
  top: { font: { name: font, size: 10 }, alignment: { vertical: 'top', horizontal: 'left', wrapText: true }, border },
  words: { font: { name: font, size: 10 }, alignment: { vertical: 'middle', horizontal: 'left', wrapText: true }, border },
  figure: { font: { name: font, size: 10 }, alignment: middle, border },
  brace: { font: { name: font, size: 24 }, alignment: middle, border },
} as const satisfies Record<string, Partial<ExcelJS.Style>>

type Look = keyof typeof looks
/** Row, first and last column, rows down, look, words. */
const places: [number, number, number, number, Look, string?][] = [
  [1, 1, 14, 1, 'title', '産業振興アクションプラン(平成28~32年度)の進捗状況(平成29年3月15日現在)'],
  [2, 11, 14, 1, 'note', '★印の項目は別紙資料あり'],
  [3, 1, 3, 2, 'head', 'ビジョンの重点方向・重点取組'],
  [3, 4, 4, 2, 'head', '後期アクションプランの施策'],
  [3, 5, 5, 2, 'head', '評価指標'],
  [3, 6, 6, 1, 'head', '《目標》'],
  [4, 6, 6, 1, 'head', '平成32年度'],
  [3, 7, 10, 1, 'head', '《実績》'],
  [4, 7, 10, 1, 'head', 'H28'],
]
for (const [nth, year] of ['H29', 'H30', 'H31', 'H32'].entries())
  places.push([3, 11 + nth, 11 + nth, 1, 'head', '《予定》'], [4, 11 + nth, 11 + nth, 1, 'head', year])
const row: [number, number, Look][] = [
  [1, 1, 'upright'],
  [2, 2, 'top'],
  [3, 3, 'top'],
  [4, 4, 'top'],
  [5, 5, 'words'],
  [6, 6, 'figure'],
  [11, 11, 'words'],
  [12, 12, 'words'],
  [13, 13, 'words'],
  [14, 14, 'words'],
]
for (const at of [5, 6]) for (const [from, to, look] of row) places.push([at, from, to, 1, look])
places.push([5, 7, 10, 1, 'figure'], [6, 7, 8, 1, 'figure'], [6, 9, 9, 1, 'brace', '}'], [6, 10, 10, 1, 'words'])
const heights = [24, 15, 15, 15, 34, 34]
const widths = [4.5, 12, 18, 20, 26, 10, 17, 3.5, 3.5, 18, 20, 9, 9, 9]

const book = new ExcelJS.Workbook()
book.created = new Date('2026-01-01T00:00:00Z')
book.modified = book.created
const sheet = book.addWorksheet('進捗状況', {
  views: [{ state: 'frozen', xSplit: 5, ySplit: 4, showGridLines: false }],
  pageSetup: {
    paperSize: 9,
    orientation: 'landscape',
    scale: 62,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.4, header: 0.3, footer: 0.3 },
    printArea: 'A1:N6',
    printTitlesRow: '3:4',
  },
})
for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width
for (const [index, height] of heights.entries()) sheet.getRow(index + 1).height = height
for (const [top, from, to, rows, look, words] of places) {
  for (let at = top; at < top + rows; at++)
    for (let col = from; col <= to; col++) sheet.getCell(at, col).style = { ...looks[look] }
  if (to > from || rows > 1) sheet.mergeCells(top, from, top + rows - 1, to)
  if (words !== undefined) sheet.getCell(top, from).value = words
}
sheet.getRow(6).addPageBreak()
await book.xlsx.writeFile(join(import.meta.dirname, '../schemes/ibaraki-2016/sheet.xlsx'))
