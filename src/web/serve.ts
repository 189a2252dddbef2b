import type { Server } from 'node:http'
import { serve as listen } from '@hono/node-server'
import { createServer, type ServerOptions } from './server.ts'

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
  /** Stops listening and waits until the requests under way are answered. */
  close: () => Promise<void>
}

/** Starts the site on a port. Rejects where the port is taken. */
export function serve({ port, host = '127.0.0.1', ...options }: ServeOptions): Promise<Serving> {
  const { fetch } = createServer(options)
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname: host }, (info) => {
      server.off('error', reject)
      const shown = host.includes(':') ? `[${host}]` : host
      resolve({ address: `http://${shown}:${info.port}`, port: info.port, close: () => stop(server) })
    }) as Server
    server.once('error', reject)
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeIdleConnections()
  })
}
