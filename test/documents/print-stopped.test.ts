import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadSchemes } from '#app/load-schemes.ts'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { PrintOrder } from '#documents/print-order.ts'
import { printApart } from '#documents/read-apart.ts'

async function orderOf(count: number): Promise<PrintOrder> {
  const { schemes } = await loadSchemes('schemes')
  const scheme = schemes.find(({ name }) => name === 'kawasaki-2013')
  const exchange: Exchange = JSON.parse(readFileSync('examples/kawasaki-2013.json', 'utf8'))
  const item = exchange.items.find(({ levelLabel }) => levelLabel === '施策課題')
  if (!scheme || !item) throw new Error('no sheet to print')
  const view = fillSheet(scheme, exchange, item.id, 2013)
  const bytes = new Uint8Array(readFileSync('schemes/kawasaki-2013/sheet.xlsx'))
  return { scheme, template: { format: 'xlsx', bytes }, views: Array.from({ length: count }, () => view), format: 'pdf' }
}

it('a print of many sheets is stopped at once, leaves nothing, and the next one works', { timeout: 120_000 }, async () => {
  const stop = new AbortController()
  let laid = 0
  const tell = () => {
    laid += 1
    if (laid === 30) stop.abort()
  }
  const stopped = await printApart(await orderOf(1_000), '評価票', { signal: stop.signal, tell })
  expect(stopped).toMatchObject({ problem: { code: 'work-stopped' } })
  const told = laid
  const again = await printApart(await orderOf(25), '評価票')
  expect(again).toHaveProperty('bytes')
  expect(laid).toBe(told)
  expect(told).toBeLessThan(1_000)
})
