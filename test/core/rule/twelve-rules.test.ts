import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkExample } from '#core/example.ts'
import { parseScheme } from '#core/scheme-file.ts'

const folder = join(import.meta.dirname, '../../../examples/schemes')
const names = readdirSync(folder).sort()

/** Twelve real ways of grading, stated as schemes; only the rule is real, the sheet is a plain one. */
test('there are twelve', () => expect(names).toHaveLength(12))

describe.each(names)('%s', (name) => {
  const read = parseScheme(parse(readFileSync(join(folder, name, 'scheme.yaml'), 'utf8')))
  test('holds as a scheme file', () => expect(read).toEqual({ scheme: expect.objectContaining({ name }) }))
  if (!('scheme' in read)) return
  const { scheme } = read
  test('has many examples', () => expect(scheme.examples.length).toBeGreaterThan(8))
  test.each(scheme.examples.map((example) => [JSON.stringify(example), example] as const))('%s', (_, example) => {
    expect(checkExample(scheme, example)).toBeUndefined()
  })
})
