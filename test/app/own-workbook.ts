import ExcelJS from 'exceljs'

/** What a city's sheet says, to be laid out on its form. */
export interface CitySheet {
  name: string
  section: string
  purpose: string
  fiscalYear: number
  /** Name, unit, targets and actuals of the two last years. */
  indicators: { name: string; unit: string; targets: number[]; actuals: number[] }[]
  /** In thousand yen, of the two last years. */
  costs: { national: number[]; own: number[] }
  grade: string
  reason: string
  /** Each indicator has a line for its targets and one for its actuals, its name reaching down over both. */
  isTall?: true
}

const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
type Put = (range: string, value: ExcelJS.CellValue, numFmt?: string) => void
const count = (fiscalYear: number) => `令和${fiscalYear - 2018}年度`

/**
 * A sheet as a city keeps it in Excel (事務事業評価シート): years over the columns and in the title, a rate and totals by formulas, one of
 * them shared by all rows, and a legend of the grades.
 */
export async function ownWorkbook(sheet: CitySheet): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('評価シート', { pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 1 } })
  page.columns = [20, 8, 11, 11, 11, 11, 11].map((width) => ({ width }))
  const put = (range: string, value: ExcelJS.CellValue, numFmt?: string) => {
    if (range.includes(':')) page.mergeCells(range)
    const cell = page.getCell(range.split(':')[0] as string)
    Object.assign(cell, { value, border, alignment: { wrapText: true, vertical: 'middle' } }, numFmt ? { numFmt } : {})
  }
  const years = [sheet.fiscalYear - 1, sheet.fiscalYear]
  put('A1:G1', `${count(sheet.fiscalYear)}　事務事業評価シート`)
  put('A2', '事務事業名')
  put('B2:E2', sheet.name)
  put('F2', '所管課')
  put('G2', sheet.section)
  put('A3', '事業の目的')
  put('B3:G3', sheet.purpose)
  const end = sheet.isTall ? putLines(sheet, put) : putColumns(sheet, put)
  const top = end + 1
  put(`A${top}:B${top}`, '事業費（千円）')
  put(`A${top + 1}:B${top + 1}`, '国庫支出金')
  put(`A${top + 2}:B${top + 2}`, '一般財源')
  put(`A${top + 3}:B${top + 3}`, '合計')
  for (const [nth, year] of years.entries()) {
    const [left, right] = nth === 0 ? ['C', 'D'] : ['E', 'F']
    const [national, own] = [sheet.costs.national[nth] as number, sheet.costs.own[nth] as number]
    put(`${left}${top}:${right}${top}`, `${count(year)}決算`)
    put(`${left}${top + 1}:${right}${top + 1}`, national, '#,##0')
    put(`${left}${top + 2}:${right}${top + 2}`, own, '#,##0')
    put(
      `${left}${top + 3}:${right}${top + 3}`,
      { formula: `SUM(${left}${top + 1}:${left}${top + 2})`, result: national + own },
      '#,##0',
    )
  }
  put(`A${top + 5}`, '総合評価')
  put(`B${top + 5}`, sheet.grade)
  put(`C${top + 5}:G${top + 5}`, 'A：目標を達成した　B：概ね達成した　C：達成していない')
  put(`A${top + 6}`, '評価の理由')
  put(`B${top + 6}:G${top + 6}`, sheet.reason)
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}

/** Targets and actuals side by side, and what share of the target was reached; the row after the last. */
function putColumns({ indicators, fiscalYear }: CitySheet, put: Put): number {
  put('A5:A6', '指標名')
  put('B5:B6', '単位')
  put('G5:G6', '目標に対する割合')
  for (const [nth, year] of [fiscalYear - 1, fiscalYear].entries()) {
    const [left, right] = nth === 0 ? ['C', 'D'] : ['E', 'F']
    put(`${left}5:${right}5`, count(year))
    put(`${left}6`, '目標')
    put(`${right}6`, '実績')
  }
  for (const [nth, { name, unit, targets, actuals }] of indicators.entries()) {
    const row = 7 + nth
    const values = [name, unit, targets[0], actuals[0], targets[1], actuals[1]]
    for (const [col, value] of values.entries()) put(`${'ABCDEF'[col]}${row}`, value, col > 1 ? '#,##0' : undefined)
    const result = (actuals[1] as number) / (targets[1] as number)
    put(
      `G${row}`,
      nth === 0
        ? ({ formula: 'F7/E7', shareType: 'shared', ref: `G7:G${6 + indicators.length}`, result } as never)
        : ({ sharedFormula: 'G7', result } as never),
      '0.0%',
    )
  }
  return 7 + indicators.length
}

/** Targets over actuals, years side by side. */
function putLines({ indicators, fiscalYear }: CitySheet, put: Put): number {
  for (const [col, text] of ['指標名', '単位', '区分', count(fiscalYear - 1), count(fiscalYear)].entries())
    put(`${'ABCDE'[col]}5`, text)
  for (const [nth, { name, unit, targets, actuals }] of indicators.entries()) {
    const row = 6 + 2 * nth
    put(`A${row}:A${row + 1}`, name)
    put(`B${row}:B${row + 1}`, unit)
    for (const [below, [label, values]] of Object.entries({ 目標: targets, 実績: actuals }).entries()) {
      put(`C${row + below}`, label)
      put(`D${row + below}`, values[0], '#,##0')
      put(`E${row + below}`, values[1], '#,##0')
    }
  }
  return 6 + 2 * indicators.length
}
