import { formatFiscalYear } from '../fiscal-year.ts'
import { formatGrades } from '../grade.ts'
import type { Look } from '../paper/look.ts'
import type { PageSetup, PaperBlock, PaperCell, PaperTable } from '../paper/paper.ts'
import { sayBudget } from '../place-figures.ts'
import { formatBlocks, formatTerms, formatTitle } from '../place-words.ts'
import type { Scheme } from '../scheme.ts'
import type { SheetField, SheetView } from '../sheet.ts'
import { saysAnything } from '../sheet-fields.ts'
import { reportIndicatorTable } from './report-indicator-table.ts'
import { countOf, reportTable, reportTitle } from './report-table.ts'

const line = { width: 0.5, colour: '#666666' }
const lines = { top: line, right: line, bottom: line, left: line }
const label: Look = { size: 9, fill: '#e6eef7', down: 'middle', lines, room: { across: 4, down: 3 } }
const words: Look = { size: 9.5, lines, room: { across: 4, down: 3 } }

/** A sheet (評価票) in a plain form of ours, for bodies that have given no form of their own: its sections and fields in the scheme's order. */
export function reportSheet(view: SheetView, scheme: Scheme, page: PageSetup): PaperBlock[] {
  const code = view.item.code === undefined ? '' : `${view.item.code}　`
  return [
    page,
    reportTitle(`${view.title}　${formatFiscalYear(view.fiscalYear, scheme.years ?? 'era')}`),
    reportTitle(`${code}${view.item.title}`, 2),
    ...view.sections.flatMap(({ title, fields }) => {
      const told = fields.filter(saysAnything)
      return told.length === 0 ? [] : [reportTitle(title, 3), ...blocksOf(told, view, scheme, page)]
    }),
  ]
}

/** Fields of words in one table, label and words; figures in tables of their own between them. */
function blocksOf(fields: SheetField[], view: SheetView, scheme: Scheme, page: PageSetup): PaperBlock[] {
  const width = page.width - page.margins.left - page.margins.right
  const blocks: PaperBlock[] = []
  let open: PaperTable | undefined
  for (const field of fields) {
    const table = tableOf(field, scheme, page)
    if (table) {
      blocks.push(reportTitle(field.label, 3), table)
      open = undefined
      continue
    }
    if (!open) {
      open = { type: 'table', columns: [width * 0.24, width * 0.76], rows: [] }
      blocks.push(open)
    }
    const cells: PaperCell[] = [
      { col: 0, text: field.label, look: label },
      { col: 1, text: wordsOf(field, view, scheme), look: words },
    ]
    open.rows.push({ height: 20, cells })
  }
  return blocks
}

function tableOf(field: SheetField, scheme: Scheme, page: PageSetup): PaperBlock | undefined {
  if (field.type === 'indicators') return reportIndicatorTable(field.indicators, scheme, page)
  if (field.type === 'budget') {
    const years = [...new Set(field.budgets.map(({ fiscalYear }) => fiscalYear))].sort((a, b) => a - b)
    const columns = [
      { heading: `年度（単位：${field.unit}）`, share: 2 },
      ...field.columns.map(({ label: heading }) => ({ heading, share: 1.5, numbers: true as const })),
    ]
    const rows = years.map((year) => ({
      values: [
        formatFiscalYear(year, scheme.years ?? 'era'),
        ...field.columns.map(({ stage }) => {
          const own = field.budgets.filter((one) => one.fiscalYear === year && one.stage === stage && one.part === undefined)
          const said = own.map((budget) => sayBudget(budget, field.unit))
          const [first] = said
          if (said.length === 1 && typeof first === 'number') return countOf(first)
          return said.length === 0 ? undefined : said.map((one) => one.toLocaleString('ja-JP')).join('\n')
        }),
      ],
    }))
    return reportTable(columns, rows, page)
  }
  return undefined
}

function wordsOf(field: SheetField, { fiscalYear }: SheetView, scheme: Scheme): string {
  const style = scheme.years ?? 'era'
  switch (field.type) {
    case 'fiscalYear':
      return formatFiscalYear(field.fiscalYear, style)
    case 'startYear':
      return field.fiscalYear === undefined ? '' : formatFiscalYear(field.fiscalYear, style)
    case 'item':
      return field.item ? [field.item.code ?? '', formatTitle(field.item, scheme.titleMarks)].join(' ').trim() : ''
    case 'units':
      return field.units.join('\n')
    case 'mark':
      return field.chosen?.join('、') ?? (field.marked ? '○' : '')
    case 'narratives':
      return [
        formatBlocks(field.blocks, scheme.blocks),
        ...(field.below ?? []).map(({ item, blocks }) => `${item.title}\n${formatBlocks(blocks, scheme.blocks)}`),
      ]
        .filter((text) => text !== '')
        .join('\n')
    case 'grade':
      return field.evaluations
        .map(
          (one) =>
            `${one.fiscalYear === fiscalYear ? '' : `${formatFiscalYear(one.fiscalYear, style)}　`}${formatGrades(one, scheme)}${one.comment === undefined ? '' : `\n${one.comment}`}`,
        )
        .join('\n')
    case 'children':
      return field.children
        .map(({ item, state }) =>
          [formatTitle(item, scheme.titleMarks), ...(state?.grades.map(({ code }) => code) ?? [])].join('　'),
        )
        .join('\n')
    case 'terms':
      return formatTerms(field.terms)
    default:
      return ''
  }
}
