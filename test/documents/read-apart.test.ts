import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readApart } from '#documents/read-apart.ts'
import { makeXlsx } from './office-file.ts'

const rows = `<row>${'<c t="inlineStr"><is><t>長い言葉</t></is></c>'.repeat(100)}</row>`.repeat(5000)

describe('reading in a thread of its own', { timeout: 30_000 }, () => {
  it('gives what the reader gives', async () => {
    const reading = await readApart(strToU8('一行\n二行'), 'a.txt')
    expect(reading).toMatchObject({ content: { format: 'text', grids: [{ rowCount: 2 }] } })
  })

  it('gives the reader’s problem', async () => {
    expect(await readApart(new Uint8Array(), 'a.txt')).toMatchObject({ problem: { code: 'file-empty' } })
  })

  it('stops a file that takes too long, without holding up this thread', async () => {
    let ticks = 0
    const clock = setInterval(() => ticks++, 5)
    const reading = await readApart(makeXlsx({ sheets: { 票: `<sheetData>${rows}</sheetData>` } }), '長い.xlsx', { seconds: 0.1 })
    clearInterval(clock)
    expect(reading).toMatchObject({ problem: { code: 'reading-too-slow' } })
    expect(ticks).toBeGreaterThan(3)
  })

  it('reads the next file where one was stopped, and several at once', async () => {
    const names = ['a.txt', 'b.txt', 'c.txt']
    for (let round = 0; round < 2; round++) {
      const readings = await Promise.all(names.map((name) => readApart(strToU8(`${name}の中身`), name)))
      expect(readings.map((one) => 'content' in one && one.content.grids[0]?.cells[0]?.text)).toEqual(
        names.map((name) => `${name}の中身`),
      )
    }
  })

  it('stops a file that takes too much memory', async () => {
    const reading = await readApart(makeXlsx({ sheets: { 票: `<sheetData>${rows}</sheetData>` } }), '重い.xlsx', {
      megabytes: 40,
    })
    expect(reading).toMatchObject({ problem: { code: 'reading-too-heavy' } })
  })
})
