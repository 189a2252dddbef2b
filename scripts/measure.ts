/** Measures how well documents are read: `npm run measure [-- --misses] [-- name …]`. Needs ../shared. */
import { formatMeasure, measureAll } from '../test/measure.ts'
import { measureCities } from '../test/measure-cities.ts'
import { hasSheets, measureColumns } from '../test/real/woven-sheets.ts'

const args = process.argv.slice(2)
const names = args.filter((arg) => !arg.startsWith('--'))
const rows = await measureAll(names)
console.log(formatMeasure(rows, args.includes('--misses')))
for (const { what, holds, of } of args.every((arg) => arg.startsWith('--')) ? await measureCities() : [])
  console.log(`${what}: ${holds} of ${of}`)
if (names.length === 0 && hasSheets) for (const line of await measureColumns()) console.log(line)
