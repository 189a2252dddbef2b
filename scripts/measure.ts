/** Measures how well documents are read: `npm run measure [-- --misses] [-- name …]`. Needs ../shared. */
import { formatMeasure, measureAll } from '../test/measure.ts'
import { measureCities } from '../test/measure-cities.ts'

const args = process.argv.slice(2)
const rows = await measureAll(args.filter((arg) => !arg.startsWith('--')))
console.log(formatMeasure(rows, args.includes('--misses')))
for (const { what, holds, of } of args.every((arg) => arg.startsWith('--')) ? await measureCities() : [])
  console.log(`${what}: ${holds} of ${of}`)
