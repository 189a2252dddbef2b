import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '#documents/read.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function problemOf(content: Uint8Array, name: string): Promise<string> {
  const reading = await readDocument(content, name)
  return 'problem' in reading ? reading.problem.message : 'read'
}

/** Tables as rows of words, a line each: what a person can hold against the JSON. */
async function tablesOf(content: Uint8Array, name: string) {
  const reading = await readDocument(content, name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  const { grids, findings } = reading.content
  const rowsOf = (cells: (typeof grids)[number]['cells']) =>
    [...new Set(cells.map(({ row }) => row))].map((row) =>
      cells
        .filter((cell) => cell.row === row)
        .map(({ col, text }) => `${col}:${text}`)
        .join(' '),
    )
  return { tables: Object.fromEntries(grids.map(({ place, cells }) => [place, rowsOf(cells)])), findings, grids }
}

describe('JSON as tables', () => {
  it('gives each list of objects a table, joined by keys; null is blank, absent is nothing', async () => {
    const text = '[{"a":1.0,"b":null,"in":{"c":true},"list":["x","y"],"rows":[{"n":7},{"m":"z"}]},{"b":""}]'
    expect((await tablesOf(bytes(text), 'a.json')).tables).toEqual({
      記録: ['0:行 1:a 2:b 3:in/c 4:list', '0:1 1:1.0 2: 3:true 4:x\ny', '0:2 2:'],
      rows: ['0:上位行 1:行 2:n 3:m', '0:1 1:1/rows/1 2:7', '0:1 1:1/rows/2 3:z'],
    })
  })

  it('reads values line by line, packed too; a broken line costs itself alone', async () => {
    const lines = '{"a":1}\n\n{"a":\n{"a":3}\n'
    for (const content of [bytes(lines), new Uint8Array(gzipSync(lines))]) {
      const { tables, findings } = await tablesOf(content, 'a.ndjson.gz')
      expect(tables).toEqual({ 記録: ['0:行 1:a', '0:1 1:1', '0:2 1:3'] })
      expect(findings?.map(({ code, severity, source }) => [code, severity, source?.locator])).toEqual([
        ['json-broken', 'warning', 'line 3'],
      ])
    }
  })

  it('names the place of every cell', async () => {
    const { grids } = await tablesOf(bytes('{"p":[{"q":[{"r":1}]}]}'), 'a.json')
    expect(grids.at(-1)?.cells.at(-1)?.locator).toBe('$.p[0].q[0].r')
  })

  it.each([
    ['lists in lists', '{"p":[{"q":[{"r":1},{"r":2}]}],"q":[{"r":3}]}'],
    ['two values over several lines', '{\n  "a": 1\n}\n{\n  "a": 1\n}\n[{"a":1}]\n'],
    ['names of fields with what a place is made of', '{"a.b":1,"a":{"b":2},"c[0]":{"d":3},"c":[{"d":4}],"行":5}'],
  ])('gives no two cells one place: %s', async (_, text) => {
    const { grids } = await tablesOf(bytes(text), 'a.json')
    const locators = grids.flatMap(({ cells }) => cells.map(({ locator }) => locator))
    expect(new Set(locators).size).toBe(locators.length)
  })

  it.each([
    ['cut off', '[{"a": "いろは', '1行目の8文字目'],
    ['a comma too many', '{\n  "a": 1,\n}', '3行目の1文字目'],
    ['two values in one line', '{"a":1} {"a":2}', '1行目の9文字目'],
    ['a word', '{"a": 未定}', '1行目の7文字目'],
    ['an end that does not come', '[{"a":1}', '途中で切れていて'],
    ['nothing in it', '[]', '読める文字がありません'],
  ])('refuses %s with its place', async (_, text, place) => {
    expect(await problemOf(bytes(text), 'a.json')).toContain(place)
  })

  it('refuses what is nested too deep, and what unpacks without end', async () => {
    expect(await problemOf(bytes('['.repeat(100_000)), 'a.json')).toContain('入れ子')
    expect(await problemOf(bytes(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`), 'a.json')).toContain('入れ子')
    expect(await problemOf(new Uint8Array(gzipSync(Buffer.alloc(200 * 1024 * 1024, 32))), 'a.json.gz')).toContain('展開')
    expect(await problemOf(new Uint8Array(gzipSync('{"a":1}')).subarray(0, 20), 'a.json.gz')).toContain('壊れて')
  })

  it('reads any list of records as JSON.parse does', async () => {
    const record = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer(), fc.boolean()), { minKeys: 1 })
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 5 }), async (records) => {
        const reading = await readDocument(bytes(JSON.stringify(records)), 'a.json')
        if ('problem' in reading) throw new Error(reading.problem.message)
        const [grid] = reading.content.grids
        const texts = grid?.cells.filter(({ row, col }) => row > 0 && col > 0).map(({ text }) => text)
        expect(texts?.toSorted()).toEqual(records.flatMap((one) => Object.values(one).map(String)).toSorted())
      }),
      { numRuns: 60 },
    )
  })
})
