// Makes schemes/kawasaki-2013/sheet.xlsx: the empty form, as wide as the paper it stands for. Run once and kept: `npx tsx scripts/make-kawasaki-template.ts`.
import { join } from 'node:path'
import ExcelJS from 'exceljs'

type Look = 'title' | 'section' | 'label' | 'centre' | 'words' | 'number' | 'year' | 'unit' | 'note'

/** One cell of the form: columns from–to (1-based), rows down, words, look. */
interface Place {
  row: number
  from: number
  to: number
  rows?: number
  words?: string | number
  look: Look
}

const font = 'BIZ UDPゴシック'
const thin = { style: 'thin', color: { argb: 'FF666666' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDBEEF4' } } as const

const styles: Record<Look, Partial<ExcelJS.Style>> = {
  title: { font: { name: font, size: 14, bold: true }, alignment: { vertical: 'middle' } },
  section: { font: { name: font, size: 10.5, bold: true }, alignment: { vertical: 'bottom' } },
  label: { font: { name: font, size: 9 }, alignment: { vertical: 'top', wrapText: true }, fill: headFill, border },
  centre: {
    font: { name: font, size: 9 },
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
    fill: headFill,
    border,
  },
  words: { font: { name: font, size: 9 }, alignment: { vertical: 'top', wrapText: true }, border },
  number: {
    font: { name: font, size: 9 },
    alignment: { vertical: 'middle', horizontal: 'right', indent: 1 },
    numFmt: '#,##0',
    border,
  },
  year: { font: { name: font, size: 9 }, alignment: { vertical: 'middle', horizontal: 'center' }, numFmt: '0', border },
  unit: { font: { name: font, size: 9 }, alignment: { vertical: 'middle', horizontal: 'center', wrapText: true }, border },
  note: { font: { name: font, size: 8.5 }, alignment: { vertical: 'middle', horizontal: 'right' } },
}

const wide = (row: number, label: string): Place[] => [
  { row, from: 1, to: 4, words: label, look: 'label' },
  { row, from: 5, to: 27, look: 'words' },
]
const section = (row: number, words: string): Place => ({ row, from: 1, to: 27, words: `<${words}>`, look: 'section' })

const head: Place[] = [
  { row: 1, from: 1, to: 20, words: '施策進行管理・評価票(1)', look: 'title' },
  { row: 1, from: 21, to: 23, words: '評価年度', look: 'centre' },
  { row: 1, from: 24, to: 27, words: 2013, look: 'year' },
  section(2, '基本情報'),
  { row: 3, from: 1, to: 3, words: '施策課題', look: 'label' },
  { row: 3, from: 4, to: 6, look: 'unit' },
  { row: 3, from: 7, to: 14, look: 'words' },
  { row: 3, from: 15, to: 17, words: '作成課', look: 'label' },
  { row: 3, from: 18, to: 27, look: 'words' },
  { row: 4, from: 1, to: 3, words: '基本政策', look: 'label' },
  { row: 4, from: 4, to: 9, look: 'words' },
  { row: 4, from: 10, to: 12, words: '政策の\n基本方向', look: 'label' },
  { row: 4, from: 13, to: 17, look: 'words' },
  { row: 4, from: 18, to: 20, words: '基本施策', look: 'label' },
  { row: 4, from: 21, to: 27, look: 'words' },
  { row: 5, from: 1, to: 3, words: '関係課', look: 'label' },
  { row: 5, from: 4, to: 23, look: 'words' },
  { row: 5, from: 24, to: 27, words: '重点', look: 'unit' },
]

const words: Place[] = [
  section(6, '第3期実行計画(2011(H23)〜2013(H25)年度)における施策の概要及び施策の目標'),
  ...wide(7, '当該施策によって\n解決すべき課題'),
  ...wide(8, '施策の概要'),
  ...wide(9, '施策の目標'),
  section(10, '成果の説明'),
  ...wide(11, '解決すべき課題に対する当該年度の成果'),
  ...wide(12, '残された課題,新たな課題,社会環境の変化等'),
  { row: 13, from: 1, to: 4, rows: 2, words: '評価結果及びその評価区分とした理由', look: 'label' },
  ...[2011, 2012, 2013].flatMap((year, index): Place[] => [
    { row: 13, from: 5 + index * 2, to: 6 + index * 2, words: year, look: 'year' },
    { row: 14, from: 5 + index * 2, to: 6 + index * 2, look: 'unit' },
  ]),
  { row: 13, from: 11, to: 27, rows: 2, look: 'words' },
  { row: 15, from: 1, to: 1, words: 'A', look: 'unit' },
  { row: 15, from: 2, to: 11, words: '施策が順調に推進したもの(新たな課題等 Ⅰ 無 Ⅱ 有)', look: 'words' },
  { row: 15, from: 12, to: 12, words: 'B', look: 'unit' },
  { row: 15, from: 13, to: 19, words: '施策が一定程度推進したもの', look: 'words' },
  { row: 15, from: 20, to: 20, words: 'C', look: 'unit' },
  { row: 15, from: 21, to: 27, words: '施策が推進していないもの', look: 'words' },
  section(16, '今後の取組や方向性及び改善に向けた考え方'),
  ...wide(17, '2014年度以降の方向性'),
]

/** Three indicators side by side, nine columns each: name, description, direction, then four years. */
const indicators: Place[] = [
  section(18, '参考指標'),
  ...['①', '②', '③'].flatMap((number, index): Place[] => {
    const left = 1 + index * 9
    const across = { from: left, to: left + 8 }
    const columns: [string, number, number, Look][] = [
      ['年度', left, left + 1, 'year'],
      ['計画値', left + 2, left + 3, 'number'],
      ['実績値', left + 4, left + 6, 'number'],
      ['単位', left + 7, left + 8, 'unit'],
    ]
    return [
      { row: 19, ...across, words: `参考指標名${number}`, look: 'centre' },
      { row: 20, ...across, look: 'words' },
      { row: 21, ...across, words: `指標の説明${number}`, look: 'centre' },
      { row: 22, ...across, look: 'words' },
      { row: 23, ...across, words: `指標の方向性${number}`, look: 'centre' },
      { row: 24, ...across, look: 'unit' },
      ...columns.flatMap(([label, from, to, look]): Place[] => [
        { row: 25, from, to, words: label, look: 'centre' },
        ...[2010, 2011, 2012, 2013].map(
          (year, at): Place => ({ row: 26 + at, from, to, look, ...(look === 'year' ? { words: year } : {}) }),
        ),
      ]),
    ]
  }),
]

const budgetYears: [string, string[]][] = [
  ['2011(H23)年度', ['予算', '決算']],
  ['2012(H24)年度', ['計画事業費', '予算', '決算']],
  ['2013(H25)年度', ['計画事業費', '予算', '決算見込']],
]

function budget(): Place[] {
  const places: Place[] = [
    section(30, '事業費'),
    { row: 31, from: 22, to: 27, words: '(単位:千円)', look: 'note' },
    { row: 32, from: 1, to: 3, rows: 2, words: '年度', look: 'centre' },
    { row: 34, from: 1, to: 3, words: '事業費合計', look: 'label' },
  ]
  let left = 4
  for (const [year, stages] of budgetYears) {
    places.push({ row: 32, from: left, to: left + stages.length * 3 - 1, words: year, look: 'centre' })
    for (const stage of stages) {
      places.push(
        { row: 33, from: left, to: left + 2, words: stage, look: 'centre' },
        { row: 34, from: left, to: left + 2, look: 'number' },
      )
      left += 3
    }
  }
  return places
}

const programmeRows = 6
const programmes: Place[] = [
  section(35, '配下の事務事業一覧'),
  ...[1, 14].flatMap((left): Place[] => [
    { row: 36, from: left, to: left + 8, words: '事務事業名', look: 'centre' },
    { row: 36, from: left + 9, to: left + (left === 1 ? 12 : 13), words: '第3期実行計画\n期間の達成状況', look: 'centre' },
    ...Array.from({ length: programmeRows }, (_, index): Place[] => [
      { row: 37 + index, from: left, to: left + 8, look: 'words' },
      { row: 37 + index, from: left + 9, to: left + (left === 1 ? 12 : 13), look: 'unit' },
    ]).flat(),
  ]),
]
const termsRow = 37 + programmeRows
const terms: Place[] = [section(termsRow, '用語説明'), { row: termsRow + 1, from: 1, to: 27, look: 'words' }]

const heights: Record<number, number> = {
  1: 24,
  4: 27,
  5: 27,
  7: 40,
  8: 40,
  9: 40,
  11: 60,
  12: 40,
  14: 40,
  17: 60,
  22: 27,
  31: 13,
  36: 27,
  [termsRow + 1]: 30,
}

const sections = new Set([2, 6, 10, 16, 18, 30, 35, termsRow])

const book = new ExcelJS.Workbook()
book.created = new Date('2026-01-01T00:00:00Z')
book.modified = book.created
const sheet = book.addWorksheet('評価票', {
  views: [{ showGridLines: false }],
  properties: { defaultRowHeight: 17 },
  pageSetup: {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.25 },
    printArea: `A1:AA${termsRow + 1}`,
  },
  headerFooter: { oddFooter: '&C&"BIZ UDPゴシック,標準"&8&P / &N' },
})
for (let col = 1; col <= 27; col++) sheet.getColumn(col).width = 5.2
for (let row = 1; row <= termsRow + 1; row++) sheet.getRow(row).height = heights[row] ?? (sections.has(row) ? 21 : 17)
for (const place of [...head, ...words, ...indicators, ...budget(), ...programmes, ...terms]) lay(place)
sheet.getCell('X1').numFmt = '0"年度"'
sheet.getRow(15).addPageBreak()
await book.xlsx.writeFile(join(import.meta.dirname, '../schemes/kawasaki-2013/sheet.xlsx'))

function lay({ row, from, to, rows = 1, words: value, look }: Place): void {
  for (let at = row; at < row + rows; at++)
    for (let col = from; col <= to; col++) sheet.getCell(at, col).style = { ...styles[look] }
  if (to > from || rows > 1) sheet.mergeCells(row, from, row + rows - 1, to)
  if (value !== undefined) sheet.getCell(row, from).value = value
}
