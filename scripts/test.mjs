// `npm test` and, with `--no-browser`, `npm run check`: every check of the project, in the order in which a failure is cheapest.
import { join } from 'node:path'
import { ensureBuilt, ensureChromium, ensureInstalled, ensureNode, root, run } from './ensure.mjs'

const bin = (path) => join(root, 'node_modules', path)
const node = (script, ...args) => run(process.execPath, [bin(script), ...args])

ensureNode()
ensureInstalled()
console.log('— 型検査')
node('typescript/bin/tsc', '--noEmit')
node('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.core.json')
console.log('— 書式・静的検査')
node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')
console.log('— 単体・手本・データベースの試験')
node('vitest/vitest.mjs', 'run')
console.log('— 組み立て')
ensureBuilt()
if (!process.argv.includes('--no-browser')) {
  console.log('— ブラウザー試験')
  process.env.SHIRUBE_CHROMIUM = ensureChromium()
  node('vitest/vitest.mjs', 'run', '--config', 'test/browser/vitest.config.ts')
}
