import { describe, expect, test } from 'vitest'
import { checkExample } from '#core/example.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { loadScheme, readSchemeData, schemeNames } from './schemes.ts'

describe.each(schemeNames)('scheme %s', (name) => {
  test('its file holds', () => {
    expect(parseScheme(readSchemeData(name))).toEqual({ scheme: expect.objectContaining({ name }) })
  })
  test('it has examples, and each holds', () => {
    const scheme = loadScheme(name)
    expect(scheme.examples.length).toBeGreaterThan(2)
    expect(scheme.examples.flatMap((example) => checkExample(scheme, example) ?? [])).toEqual([])
  })
})
