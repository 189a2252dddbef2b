// What `npm start` and `npm test` need before anything of ours can run: dependencies, the built program, a browser.
// Plain JavaScript over Node's own modules: it must run in a clone where nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const windows = process.platform === 'win32'

/** Runs a program in the project's root with its output shown; ends this process with its code when it fails. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: windows, ...options })
  if (done.error) throw done.error
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** Stops with one sentence where Node is too old. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Node.js 20.19 以上が必要です（今は ${process.versions.node}）。新しい Node.js を入れてから、もう一度実行してください。`,
  )
  process.exit(1)
}

/** Installs the packages of the lock file, unless they are installed already. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules/.shirube-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.error('部品を取り込んでいます（初回のみ、1分ほどかかります）…')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 'inherit'] })
  writeFileSync(stamp, lock)
}

function sourcesHash() {
  const hash = createHash('sha256')
  const walk = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = `${path}/${entry.name}`
      if (entry.isDirectory()) walk(inner)
      else hash.update(inner).update(readFileSync(join(root, inner)))
    }
  }
  walk('src')
  for (const file of ['package-lock.json', 'vite.client.config.ts', 'vite.server.config.ts'])
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Builds `dist/`, unless it was built from these very sources. */
export function ensureBuilt() {
  const stamp = join(root, 'dist/.built-from')
  const hash = sourcesHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  console.error('組み立てています…')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  for (const config of ['vite.client.config.ts', 'vite.server.config.ts'])
    run(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], { stdio: ['ignore', 2, 'inherit'] })
  writeFileSync(stamp, hash)
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Path of a Chromium on this machine, or `undefined`. `SHIRUBE_CHROMIUM` names one outright. */
export function findChromium() {
  const named = process.env.SHIRUBE_CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(windows ? ';' : ':').filter(Boolean)
  for (const name of browsers) for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name)
  return places.find((place) => existsSync(place))
}

/** Finds a Chromium, or installs Debian's when root; otherwise stops with one sentence. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('ブラウザー試験のため chromium を取り込んでいます…')
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      ...quiet,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const installed = findChromium()
    if (installed) return installed
  }
  console.error(
    'ブラウザー試験には Chromium（または Chrome・Edge）が必要ですが、見つかりません。入れるか、環境変数 SHIRUBE_CHROMIUM に場所を書いてください。ブラウザー以外の試験は npm run check で動きます。',
  )
  process.exit(1)
}
