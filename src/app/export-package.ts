import type { Exchange } from '#core/exchange.ts'

/** Data Package (オープンデータ): seven CSV files and `datapackage.json`, zipped. */
export function writePackage(exchange: Exchange, about: { name: string; title: string; created: string }): Uint8Array {
  throw new Error(`being written: ${exchange.format} ${about.name}`)
}
