import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '#documents/limits.ts'
import { readApart } from '#documents/read-apart.ts'
import { readCsv } from '#documents/read-csv.ts'
import { readSlices } from '#documents/read-slices.ts'
import { sliceCsv } from '#documents/slice-csv.ts'

const columns = 40
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A ledger with more cells than a reader takes at once; every tenth row has a line feed and a comma within quotes. */
function longLedger(rows: number): string {
  const head = Array.from({ length: columns }, (_, col) => `見出し${col + 1}`).join(',')
  const body = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, col) => (col === 3 && row % 10 === 0 ? `"二行の\n事業,${row}"` : `${row}-${col}`)).join(
      ',',
    ),
  )
  return `\ufeff${[head, ...body].join('\r\n')}\r\n`
}

describe('a long CSV file', () => {
  const rows = Math.ceil(limits.cells / columns) + 5
  const text = longLedger(rows)

  it('is read in pieces, whose rows together are all its rows at their true places', async () => {
    const seen: string[] = []
    let pieces = 0
    for await (const read of readSlices(bytesOf(text), '台帳.csv', readApart)) {
      if ('problem' in read) throw new Error(read.problem.message)
      pieces++
      const [grid] = read.content.grids
      expect(grid?.cells.slice(0, columns).map((cell) => cell.locator)).toEqual(
        Array.from({ length: columns }, (_, col) => `table1/r1c${col + 1}`),
      )
      for (const cell of grid?.cells.slice(columns) ?? []) if (cell.col === 3) seen.push(`${cell.locator} ${cell.text}`)
    }
    expect(pieces).toBeGreaterThan(1)
    expect(seen).toHaveLength(rows)
    expect(seen[0]).toBe('table1/r2c4 二行の\n事業,0')
    expect(seen.at(-1)).toBe(`table1/r${rows + 1}c4 ${(rows - 1) % 10 === 0 ? `二行の\n事業,${rows - 1}` : `${rows - 1}-3`}`)
  })

  it('is left whole where it is short enough, or no CSV', () => {
    expect(sliceCsv(bytesOf(longLedger(20)), '台帳.csv')).toBeUndefined()
    expect(sliceCsv(bytesOf(text), '台帳.txt')).toBeUndefined()
  })

  it('leaves out stretches in which nothing is written, and keeps the places of what follows', () => {
    const blank = '\n'.repeat(600_000)
    const slices = sliceCsv(bytesOf(`事業,目標,実績\n相談,3,2\n${blank}見守り,5,4\n`), '台帳.csv') ?? []
    expect(slices.map(({ skipped }) => skipped)).toEqual([0, 600_000])
    expect(new TextDecoder().decode(slices[1]?.bytes)).toBe('事業,目標,実績\n\n見守り,5,4\n')
  })

  it('loses no row and parts none, whatever stands within its quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('あ', 'い', ',', '\n', '\r', 'x', ' '), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), (words) => {
        const wide = 'x'.repeat(40)
        const line = (first: string) => [`"${first}"`, ...Array.from({ length: 99 }, () => wide)].join(',')
        const many = Array.from({ length: 6_100 }, (_, i) => line(words[i % words.length] as string))
        const bytes = bytesOf(`${line('名')}\n${many.join('\n')}\n`)
        const slices = sliceCsv(bytes, 'a.csv') ?? []
        const read = slices.flatMap((slice) =>
          (readCsv(slice.bytes, 'a.csv').grids[0]?.cells ?? [])
            .filter(({ col, row }) => col === 0 && row > 0)
            .map(({ text }) => text),
        )
        expect(read).toEqual(many.map((_, i) => (words[i % words.length] as string).replace(/\r\n?/g, '\n')))
      }),
      { numRuns: 3 },
    )
  })
})
