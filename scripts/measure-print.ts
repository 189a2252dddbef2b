// Keeps each gold of ../shared in a ledger, prints it in every format, reads it again and compares:
// `npx tsx scripts/measure-print.ts [--misses] [--keep FOLDER] [NAME…]`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freshApp } from '../test/app/fresh-app.ts'
import { keepGold, lists, measurePrint, printed } from '../test/measure-print.ts'
import { openMemoryDatabase } from '../test/store/open-test-database.ts'

const { values, positionals } = parseArgs({
  options: { misses: { type: 'boolean' }, keep: { type: 'string' } },
  allowPositionals: true,
})
const database = await openMemoryDatabase()
console.log(['file'.padEnd(26), ...lists.map((list) => list.padEnd(12))].join(' '))
for (const { paper, scheme, formats } of printed) {
  if (positionals.length > 0 && !positionals.some((name) => `${paper}.${formats}`.includes(name))) continue
  const app = await freshApp(database)
  const kept = await keepGold(app, paper, scheme)
  for (const format of formats) {
    const measure = await measurePrint(app, { paper, ...kept }, format)
    const figures = lists.map((list) => (measure.lists?.[list]?.f1.toFixed(3) ?? '—').padEnd(12))
    console.log([`${paper}.${format}`.padEnd(26), ...figures].join(' '))
    for (const problem of measure.problems) console.log(`    ${problem}`)
    if (values.misses)
      for (const list of lists) {
        for (const missed of measure.lists?.[list]?.missed ?? []) console.log(`    - ${list}: ${missed}`)
        for (const extra of measure.lists?.[list]?.extra ?? []) console.log(`    + ${list}: ${extra}`)
      }
    if (values.keep === undefined || measure.bytes === undefined) continue
    mkdirSync(values.keep, { recursive: true })
    writeFileSync(join(values.keep, `${paper}.${format}`), measure.bytes)
  }
}
await database.close()
