import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitFields } from '#documents/split-fields.ts'

describe('splitFields', () => {
  it.each<[string, string, string[][]]>([
    [
      'rows and fields',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['old line ends', 'a\rb\r', [['a'], ['b']]],
    ['empty fields, the last one too', ',a,\n', [['', 'a', '']]],
    ['an empty field at the end of the text', 'a,', [['a', '']]],
    ['empty lines are rows', 'a,b\n\nc', [['a', 'b'], [''], ['c']]],
    ['delimiters, lines and quotes within quotes', '"a, ""b""\nc",2\n', [['a, "b"\nc', '2']]],
    ['empty quotes', '"",""\n', [['', '']]],
    ['a quote within a field', 'a"b,c"\n', [['a"b', 'c"']]],
    ['a word in quotes at the beginning of a field', '"市民"会議,可\n次', [['"市民"会議', '可'], ['次']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(splitFields(text, ',')).toEqual({ rows })
  })

  it('splits at tabs alone where tabs are the delimiter', () => {
    expect(splitFields('a,b\t"c\td"\n', '\t')).toEqual({ rows: [['a,b', 'c\td']] })
  })

  it('says on which line a quoted field begins that never ends', () => {
    expect(splitFields('a,b\n"x\ny",1\n"z,2\n3,4\n', ',')).toEqual({ unclosed: 4 })
  })

  it('gives back whatever was written by the rules', () => {
    const field = fc.string({ unit: fc.constantFrom('あ', ',', '"', '\n', '\r', '\t', ' ', '1'), maxLength: 5 })
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (given, end, isEnded) => {
        const lines = given.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
        const text = lines.join(end) + (isEnded && lines.length > 0 ? end : '')
        expect(splitFields(text, ',')).toEqual({ rows: given })
      }),
    )
  })

  it('loses no character of any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' '), maxLength: 30 })
    fc.assert(
      fc.property(text, (given) => {
        const split = splitFields(given, ',')
        if ('unclosed' in split) return
        const letters = (words: string) => words.replace(/[^a ]/g, '')
        expect(letters(split.rows.flat().join(''))).toBe(letters(given))
      }),
    )
  })
})
