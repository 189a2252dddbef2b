import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

/** Path of a Chromium: the one `SHIRUBE_CHROMIUM` names, or the first on `PATH`. */
function findChromium(): string {
  const named = process.env.SHIRUBE_CHROMIUM
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(':')]
  const found = named ?? folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
  if (!found)
    throw new Error(
      'Chromium（または Chrome・Edge）が見つかりません。入れるか、環境変数 SHIRUBE_CHROMIUM に場所を書いてください。',
    )
  return found
}

/** Starts the Chromium of this machine, without its traffic of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
}
