import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../bin/shirube.mjs', import.meta.url))

/** A server of the built programme on a free port, as a child process, so that measuring takes no time from it. */
export async function serveApart(folder: string): Promise<{ address: string; stop: () => Promise<void> }> {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [program, 'serve', '--data', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
  const address = await printedAddress(child)
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (piece: Buffer) => {
      printed += piece
      const address = printed.match(/http:\/\/[\w.:[\]-]+\d/)?.[0]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)))
  })
}

/** Follows the first link of a page that fits, as a visitor would. */
export async function firstLink(address: string, page: string, pattern: RegExp): Promise<string> {
  const html = await (await fetch(address + page)).text()
  const found = [...html.matchAll(/href="([^"]+)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .find((href) => pattern.test(href))
  if (!found) throw new Error(`no link like ${pattern} on ${page}`)
  return found
}
