import { findAsOf } from './as-of.ts'
import type { PlacedValue } from './filling.ts'
import { type FiscalYear, findFiscalYears } from './fiscal-year.ts'
import type { Cell } from './grid.ts'
import { itemLabels, labelAt } from './match/columns-outside.ts'
import type { ColumnsPaper } from './match/columns-table.ts'
import { readLineMark } from './match/line-mark.ts'
import { rewriteYear } from './placing.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { SheetView } from './sheet.ts'
import type { IsoDate } from './source.ts'

/** What stands outside the columns: items behind their labels (テーマ, めざす方向), and years in the lines of titles. */
export function placeHeads(scheme: Scheme, paper: ColumnsPaper, view: SheetView, printed: FiscalYear | undefined): PlacedValue[] {
  const labels = itemLabels(scheme)
  const cells = paper.parts.flatMap((part) => (part.kind === 'outside' ? part.cells : []))
  const known = [...view.path, ...(view.beside ?? [])]
  const writes: PlacedValue[] = []
  for (let nth = 0; nth < cells.length; nth++) {
    const cell = cells[nth] as Cell
    const found = labels.flatMap(({ label, level }) => labelAt(cell.text, label, level) ?? [])[0]
    if (found === undefined) {
      writes.push(...moveYears(cell, view, printed))
      continue
    }
    const items = known.filter(
      (item) => (item.levelLabel ?? found.level.label) === found.level.label && item.level === found.level.level,
    )
    if (found.rest !== '') {
      writes.push({ locator: cell.locator, value: behindLabel(cell.text, found.rest, items) })
      continue
    }
    const words = cells[++nth]
    if (words === undefined) break
    const mark = readLineMark(words.text)?.mark
    writes.push({ locator: words.locator, value: items.map((item) => markOf(item, mark, items) + item.title).join('\n') })
    while (mark !== undefined && readLineMark(cells[nth + 1]?.text ?? '')?.mark === mark)
      writes.push({ locator: (cells[++nth] as Cell).locator, value: '' })
  }
  return writes
}

const markOf = ({ marks }: Item, usual: string | undefined, all: Item[]) => marks?.[0] ?? usual ?? (all.length > 1 ? '○' : '')

/** 【テーマ１】 and a title: the number in the width of the template's. */
function behindLabel(text: string, rest: string, items: Item[]): string {
  const at = text.lastIndexOf(rest)
  const code = items.length === 1 ? items[0]?.code : undefined
  const label = text
    .slice(0, at)
    .replace(/[0-9０-９]+(?=[^0-9０-９]*$)/, (number) => (code === undefined ? number : inWidthOf(number, code)))
  return label + items.map(({ title }) => title).join('　')
}

const inWidthOf = (number: string, code: string) =>
  /[０-９]/.test(number) ? code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : code

/** Years in a title: the template's own becomes the sheet's. */
function moveYears(cell: Cell, { fiscalYear }: SheetView, printed: FiscalYear | undefined): PlacedValue[] {
  const [said] = findFiscalYears(cell.text)
  if (said === undefined || said.year === fiscalYear || (printed !== undefined && said.year !== printed)) return []
  return [{ locator: cell.locator, value: rewriteYear(cell.text, said.year, fiscalYear) }]
}

const dated = /(令和|平成|昭和|[RHS])?(\s*)(元|\d{1,4})(年\s*|[./-])(\d{1,2})(月\s*|[./-])?(\d{1,2}(?=日))?/
const eras: [string, string, number][] = [
  ['令和', 'R', 2019],
  ['平成', 'H', 1989],
]

/** Another date of figures (時点) in the template's spelling: H31.3月末時点 → R2.3月末時点. */
export function moveAsOf(text: string, to: IsoDate | undefined, shift: number): string {
  const [found] = findAsOf(text)
  if (found === undefined) return text
  const date = to ?? `${Number(found.date.slice(0, 4)) + shift}${found.date.slice(4)}`
  if (date.slice(0, found.date.length) === found.date) return text
  const [year = 0, month = 0, day] = date.split('-').map(Number)
  const narrow = found.text.normalize('NFKC')
  const written = narrow.replace(
    dated,
    (_, era: string | undefined, gap: string, __, sign: string, ___, more = '', oldDay?: string) => {
      const own = eras.find(([, , first]) => first <= year)
      const count = era === undefined || own === undefined ? year : year - own[2] + 1
      const name = era === undefined || own === undefined ? '' : own[era.length > 1 ? 0 : 1]
      return `${name}${gap}${count === 1 && name.length > 1 ? '元' : count}${sign}${month}${more}${oldDay === undefined ? '' : (day ?? oldDay)}`
    },
  )
  return text.slice(0, found.index) + written + text.slice(found.index + found.text.length)
}
