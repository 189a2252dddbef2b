import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The files whose types are the model; their exported names and closed lists must all be in the glossary. */
const model = ['exchange.ts', 'observation.ts', 'plan.ts', 'source.ts']

const glossary = readFileSync('docs/glossary.md', 'utf8')
const words = [...glossary.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, code = '', japanese = '']) => ({
  code,
  japanese: japanese.trim(),
}))
const core = readdirSync('src/core', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, source: readFileSync(join('src/core', path), 'utf8') }))

describe('the glossary', () => {
  it('names each word once', () => {
    const codes = words.map((word) => word.code)
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([])
  })

  it.each(words)('$code ($japanese) stands in the code', ({ code, japanese }) => {
    expect(japanese).not.toBe('')
    expect(core.some(({ source }) => new RegExp(`\\b${code}\\b`).test(source))).toBe(true)
  })

  const said = new Set(words.map((word) => word.code))
  for (const { path, source } of core.filter(({ path }) => model.includes(path))) {
    const exported = [...source.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = '']) => name)
    const listed = [...source.replace(/import .*|\/\*\*[\s\S]*?\*\//g, '').matchAll(/'([a-z]\w+)'/g)].map(([, word = '']) => word)
    it.each([...new Set([...exported, ...listed])])(`%s of ${path} stands in the glossary`, (word) => {
      expect(said).toContain(word)
    })
  }
})
