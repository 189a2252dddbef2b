// `npm run bench`: every benchmark once, each in a process of its own. Read the ratios of one run; a machine is never quiet.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root, run } from './ensure.mjs'

ensureInstalled()
ensureBuilt()
const only = process.argv[2]
const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts') && file !== 'served.ts')
for (const file of files) {
  if (only && !file.includes(only)) continue
  console.log(`— ${file}`)
  run(process.execPath, ['--import', 'tsx', join(root, 'bench', file)], { env: { ...process.env, NODE_ENV: 'production' } })
}
