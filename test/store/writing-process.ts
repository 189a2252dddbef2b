// A process that, when told to, opens a ledger and keeps on stating figures, printing the id of each that was acknowledged. Ended by its tests.
import { once } from 'node:events'
import { insertObservations } from '#store/observation.ts'
import { openDatabase } from '#store/open.ts'
import { body, fromDocument } from './sample.ts'

const [location, prefix] = process.argv.slice(2) as [string, string]
await once(process.stdin, 'data')
const { db } = await openDatabase(location.startsWith('postgres') ? { url: location } : { folder: location })
for (let count = 0; ; count += 1) {
  const id = `${prefix}-${count}`
  await db.transaction().execute(async (trx) => {
    for (const part of ['a', 'b']) {
      await insertObservations(trx, body, [
        {
          ...fromDocument(`${id}-${part}`),
          indicator: 'i1',
          measure: 'actual',
          fiscalYear: 2026,
          value: count,
          text: '記録'.repeat(200),
        },
      ])
    }
  })
  process.stdout.write(`${id}\n`)
}
