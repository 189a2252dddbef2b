import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSchemes } from '#app/load-schemes.ts'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { SheetView } from '#core/sheet.ts'
import type { PrintFormat, PrintOrder } from '#documents/print-order.ts'

const root = join(import.meta.dirname, '../..')

/** An order of so many sheets of the demonstration form, with words of their own each: nothing of one is known from another. */
export async function makeOrder(count: number, format: PrintFormat): Promise<PrintOrder> {
  const { schemes } = await loadSchemes(join(root, 'schemes'))
  const scheme = schemes.find(({ name }) => name === 'kawasaki-2013')
  const exchange: Exchange = JSON.parse(readFileSync(join(root, 'examples/kawasaki-2013.json'), 'utf8'))
  const item = exchange.items.find(({ levelLabel }) => levelLabel === '施策課題')
  if (!scheme || !item) throw new Error('no sheet to print')
  const one = JSON.stringify(fillSheet(scheme, exchange, item.id, 2013))
  const views = Array.from(
    { length: count },
    (_, n): SheetView => JSON.parse(one.replaceAll('。', `（${n}）。`).replaceAll('52402000', `${52402000 + n}`)),
  )
  const bytes = new Uint8Array(readFileSync(join(root, 'schemes/kawasaki-2013/sheet.xlsx')))
  return { scheme, template: { format: 'xlsx', bytes }, views, format }
}
