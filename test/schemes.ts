import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'

const folder = join(import.meta.dirname, '../schemes')

/** Names of the schemes in the repository. */
export const schemeNames = readdirSync(folder).sort()

/** The data of a scheme's file. */
export function readSchemeData(name: string): unknown {
  return parse(readFileSync(join(folder, name, 'scheme.yaml'), 'utf8'))
}

/** A scheme of the repository; throws what is wrong with its file. */
export function loadScheme(name: string): Scheme {
  const read = parseScheme(readSchemeData(name))
  if ('problems' in read) throw new Error(`${name}: ${read.problems.join('\n')}`)
  return read.scheme
}

/** Every scheme of the repository. */
export function loadSchemes(): Scheme[] {
  return schemeNames.map(loadScheme)
}
