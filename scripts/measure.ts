/** Measures how well documents are read: `npm run measure [-- --misses] [-- name …]`. Needs ../shared. */
import { formatMeasure, measureAll } from '../test/measure.ts'

const args = process.argv.slice(2)
const rows = await measureAll(args.filter((arg) => !arg.startsWith('--')))
console.log(formatMeasure(rows, args.includes('--misses')))
