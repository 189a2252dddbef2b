// A server on a free port in a process of its own, that prints so many sheets again and again once it is told to.
import { join } from 'node:path'
import { loadDemonstration } from '#app/load-demonstration.ts'
import { openApp } from '#app/open-app.ts'
import { printApart } from '#documents/read-apart.ts'
import { serve } from '#web/serve.ts'
import { makeOrder } from './sheets.ts'

const root = join(import.meta.dirname, '../..')
const [, , folder = '', sheets = '1000'] = process.argv
const { app } = await openApp({
  location: { folder },
  schemeFolder: join(root, 'schemes'),
  user: { id: 'bench', name: 'bench' },
  now: () => new Date().toISOString(),
})
await loadDemonstration(app, join(root, 'examples'))
const { address } = await serve({ app, port: 0 })
process.send?.(address)
process.once('message', async () => {
  const order = await makeOrder(Number(sheets), 'pdf')
  const began = () => process.send?.('printing')
  const printed = await printApart(order, 'bench', { tell: began })
  process.send?.('problem' in printed ? printed.problem.message : 'printed')
})
