import type { Server } from 'node:http'
import { serve as listen } from '@hono/node-server'
import type { ImportRunner } from '#app/run-import-jobs.ts'
import { createSite, type ServerOptions } from './server.ts'

export interface ServeOptions extends ServerOptions {
  /** 0: any free port. */
  port: number
  /** Default: `127.0.0.1`, this machine only. */
  host?: string
}

export interface Serving {
  /** `http://127.0.0.1:3000` */
  address: string
  port: number
  /** Stops listening and waits until the requests under way are answered and the file being read is kept. */
  close: () => Promise<void>
}

/** Starts the site on a port. Rejects where the port is taken. */
export function serve({ port, host = '127.0.0.1', ...options }: ServeOptions): Promise<Serving> {
  const {
    server: { fetch },
    jobs,
  } = createSite(options)
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname: host }, (info) => {
      server.off('error', reject)
      const shown = host.includes(':') ? `[${host}]` : host
      resolve({ address: `http://${shown}:${info.port}`, port: info.port, close: () => stop(server, jobs) })
      jobs.start() // takes up what the last server left
    }) as Server
    server.once('error', reject)
  })
}

async function stop(server: Server, jobs: ImportRunner): Promise<void> {
  await jobs.close()
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeIdleConnections()
  })
}
