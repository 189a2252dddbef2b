import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { loadSchemes } from '#app/load-schemes.ts'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { PrintOrder } from '#documents/print-order.ts'
import { printApart } from '#documents/read-apart.ts'

it('the program outlives the threads that print', async () => {
  const { schemes } = await loadSchemes('schemes')
  const scheme = schemes.find(({ name }) => name === 'kawasaki-2013')
  const exchange: Exchange = JSON.parse(readFileSync('examples/kawasaki-2013.json', 'utf8'))
  const item = exchange.items.find(({ levelLabel }) => levelLabel === '施策課題')
  if (!scheme || !item) throw new Error('no sheet to print')
  const views = [fillSheet(scheme, exchange, item.id, 2013)]
  const bytes = new Uint8Array(readFileSync('schemes/kawasaki-2013/sheet.xlsx'))
  const order = (): PrintOrder => ({ scheme, template: { format: 'xlsx', bytes: bytes.slice() }, views, format: 'xlsx' })
  // A thread ends after fifty files, and unloads what it alone has loaded.
  for (let n = 0; n < 51; n++) expect(await printApart(order(), `${n}`)).toHaveProperty('bytes')
  await setTimeout(500)
})
