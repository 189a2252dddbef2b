import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from '#core/exchange.ts'
import type { DocumentContent } from '#core/grid.ts'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { readDocument } from '#documents/read.ts'
import { loadSchemes } from '../../schemes.ts'

/** Real sheets of cities, beside the repository; absent in an ordinary clone. */
const data = join(import.meta.dirname, '../../../../shared/data')

/** A sheet as it was read, by the scheme that recognised it. */
export interface RealPaper {
  name: string
  scheme?: string
  content: DocumentContent
  exchange: Exchange
}

/** The PDF files of a folder of real sheets; none in an ordinary clone. */
export function realFiles(folder: string): string[] {
  const path = join(data, folder)
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.pdf')) : []
}

/** Reads, recognises and matches a real sheet. */
export async function readReal(folder: string, name: string): Promise<RealPaper> {
  const reading = await readDocument(new Uint8Array(readFileSync(join(data, folder, name))), name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  const scheme = recogniseScheme(loadSchemes(), reading.content)
  if (!scheme) throw new Error(`${name}: no scheme recognised`)
  return { name, scheme: scheme.name, content: reading.content, exchange: matchDocument(scheme, reading.content) }
}
