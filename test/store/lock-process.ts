// A process that tries to take a data folder as soon as it is told to, and keeps it until it is ended.
import { once } from 'node:events'
import { lockFolder } from '#store/lock.ts'

const [folder] = process.argv.slice(2) as [string]
process.stdout.write('ready\n')
await once(process.stdin, 'data')
try {
  lockFolder(folder)
  process.stdout.write('held\n')
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`)
}
setInterval(() => {}, 1_000)
