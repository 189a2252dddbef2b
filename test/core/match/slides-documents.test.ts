import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { readDocument } from '#documents/read.ts'
import { makePptx } from '../../documents/slides-file.ts'
import { summary } from './summary.ts'

const documents = join(import.meta.dirname, '../../documents')
const schemes = join(import.meta.dirname, '../../../schemes')
const troubles = readdirSync(documents).filter(
  (name) => /^slides-/.test(name) && existsSync(join(documents, name, 'expected.json')),
)

describe('presentations that no scheme was made for', () => {
  it.each(troubles)('%s', async (trouble) => {
    expect(summary(await matched(join(documents, trouble)))).toEqual(
      JSON.parse(readFileSync(join(documents, trouble, 'expected.json'), 'utf8')),
    )
  })
})

async function matched(folder: string): Promise<Exchange> {
  const name = readdirSync(folder).find((file) => file.startsWith('paper.')) as string
  const text = readFileSync(join(folder, name))
  const bytes = name.endsWith('.slides.json') ? makePptx(JSON.parse(String(text))) : new Uint8Array(text)
  const reading = await readDocument(bytes, name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  const own = join(folder, 'scheme.yaml')
  const scheme = parseScheme(parse(readFileSync(existsSync(own) ? own : join(schemes, 'kansai-plan-2025/scheme.yaml'), 'utf8')))
  if ('problems' in scheme) throw new Error(scheme.problems.join('\n'))
  return matchDocument(scheme.scheme, reading.content)
}
