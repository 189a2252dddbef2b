import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { checkingSentences } from '#core/finding-checking.ts'
import { matchDocument } from '#core/match/match.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { readDocument } from '#documents/read.ts'

const folder = join(import.meta.dirname, '../../documents')

/** Folders of invented papers of layout `rows`: `paper.*`, its `scheme.yaml`, and `expected.json`. */
export const rowsPapers = readdirSync(folder).filter((name) => name.startsWith('rows-'))

/** The scheme of an invented paper. */
export function schemeOf(paper: string): Scheme {
  const parsed = parseScheme(parse(readFileSync(join(folder, paper, 'scheme.yaml'), 'utf8')))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.scheme
}

/** The file of an invented paper. */
export function fileOf(paper: string): { bytes: Uint8Array; name: string } {
  const name = readdirSync(join(folder, paper)).find((file) => file.startsWith('paper.'))
  if (name === undefined) throw new Error(`${paper} has no paper`)
  return { bytes: new Uint8Array(readFileSync(join(folder, paper, name))), name }
}

/** Reads and matches bytes by a scheme. */
export async function matchBytes(scheme: Scheme, bytes: Uint8Array, name: string): Promise<Exchange> {
  const reading = await readDocument(bytes, name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return matchDocument(scheme, reading.content)
}

/** The exchange without its places, findings of the matcher as `code subject`: what a person can read and correct by hand. */
export function withoutPlaces({ findings, format: _, ...lists }: Exchange): unknown {
  const plain = JSON.parse(JSON.stringify(lists, (key, value) => (key === 'source' ? undefined : value)))
  // The matcher marks an indicator without a target itself, where it sees the place.
  const matching = findings.filter(({ code }) => !(code in checkingSentences) || code === 'indicator-without-target')
  return { ...plain, findings: matching.map(({ code, subject }) => (subject === undefined ? code : `${code} ${subject}`)) }
}

/** What a paper has to be read as. */
export function expectedOf(paper: string): unknown {
  return JSON.parse(readFileSync(join(folder, paper, 'expected.json'), 'utf8'))
}
