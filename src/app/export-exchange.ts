import type { Exchange } from '#core/exchange.ts'
import type { App } from './app.ts'

/** Accepted facts of a plan, of one year where given, in the exchange format (交換形式). `undefined` where there is no such plan. */
export async function exportExchange(
  app: App,
  wanted: { plan: string; fiscalYear?: number; item?: string },
): Promise<Exchange | undefined> {
  throw new Error(`being written: ${app.body} ${wanted.plan}`)
}

/** The exchange as text: two spaces, one order of fields, so that equal facts are equal bytes. */
export function writeExchange(exchange: Exchange): string {
  throw new Error(`being written: ${exchange.format}`)
}
