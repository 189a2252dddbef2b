import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#store/open.ts'
import { displayWidth, fitDisplay, padDisplay } from '../../src/cli/display-width.ts'
import { main } from '../../src/cli/main.ts'
import { formatBar } from '../../src/cli/progress-bar.ts'
import { samplePaper } from '../app/fresh-app.ts'
import { openTestDatabase } from '../store/open-test-database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'shirube-import-'))
let ledger: Database
beforeAll(async () => {
  ledger = await openTestDatabase()
})
afterAll(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true })
})

async function shirube(watched: boolean, ...args: string[]) {
  const [out, err, drawn]: [string[], string[], string[]] = [[], [], []]
  const terminal = watched ? { terminal: { write: (text: string) => drawn.push(text), columns: 60 } } : {}
  const at = { root, env: {}, database: ledger, print: (text: string) => out.push(text), warn: (text: string) => err.push(text) }
  const code = await main(args, { ...at, ...terminal })
  return { code, out: out.join('\n'), err: err.join('\n'), drawn }
}

const papers = (name: string, count: number) => {
  const path = join(folder, name)
  mkdirSync(path)
  for (let n = 1; n <= count; n++)
    writeFileSync(
      join(path, `kawasaki-2013-${n}.json`),
      JSON.stringify({ ...samplePaper(), terms: [{ term: name, definition: `${n}` }] }),
    )
  return path
}

describe('shirube import with a folder', () => {
  it('says a line for each file and a table at the end; exits with 1 where one failed', async () => {
    const path = papers('令和5年度', 2)
    writeFileSync(join(path, '空.xlsx'), '')
    writeFileSync(join(path, '~$空.xlsx'), 'x')
    const { code, out, err } = await shirube(false, 'import', path, '--body', '一')
    expect(code).toBe(1)
    expect(out).toContain('1/3\t令和5年度/kawasaki-2013-1.json\t')
    expect(out).toMatch(
      /取込の結果\n {2}読み取りました +2 件\n {2}読めません +1 件\n {2}除きました +1 件\n {2}確認を待つ下書き +18 件/,
    )
    expect(out).toContain('読めません\n  「令和5年度/空.xlsx」は空のファイルです')
    expect(err).toBe('「令和5年度/空.xlsx」は空のファイルです。中身のあるファイルを選び直してください。')
    const again = await shirube(false, 'import', path, '--body', '一')
    expect(again.out).toMatch(/取込済み（同じ内容） +2 件/)
  })

  it('exits with 0 where all was read, and draws a bar where somebody watches', async () => {
    const { code, out, drawn } = await shirube(true, 'import', papers('令和6年度', 3), '--body', '二')
    expect(code).toBe(0)
    expect(drawn.some((text) => text.includes('1/3'))).toBe(true)
    expect(drawn.at(-1)).toBe('\r\x1b[2K')
    expect(out.split('\n').filter((line) => line.includes('/3'))).toEqual([])
  })

  it('stops between two files when it is asked to, and says how many are left', async () => {
    const path = papers('令和7年度', 3)
    const out: string[] = []
    const err: string[] = []
    const print = (text: string) => {
      out.push(text)
      if (text.startsWith('1/3')) process.emit('SIGINT')
    }
    const at = { root, env: {}, database: ledger, print, warn: (text: string) => err.push(text) }
    const code = await main(['import', path, '--body', '三'], at)
    expect(code).toBe(1)
    expect(out.join('\n')).toMatch(/まだ読んでいません +2 件/)
    expect(err.join('\n')).toContain('同じ命令をもう一度実行すると、残りの 2 件から続けられます')
    expect((await shirube(false, 'import', path, '--body', '三')).code).toBe(0)
  })

  it('says so where there is nothing to read', async () => {
    mkdirSync(join(folder, '空'))
    const { code, err } = await shirube(false, 'import', join(folder, '空'), '--body', '四')
    expect([code, err]).toEqual([1, '取り込めるファイルがありません。'])
  })
})

describe('what is drawn on a terminal', () => {
  it.each([
    ['施策.xlsx', 9],
    ['abc', 3],
    ['ｱｲ', 2],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
    expect(displayWidth(padDisplay(text, 20))).toBe(20)
  })

  it('keeps the end of a long name', () => {
    expect(fitDisplay('とても長いフォルダー/票.xlsx', 12)).toBe('…ー/票.xlsx')
  })

  it.each([
    [0, 10],
    [3, 10],
    [10, 10],
    [0, 0],
  ])('%i of %i fits into a line', (done, total) => {
    const bar = formatBar(done, total, `${'長い名前'.repeat(20)}.xlsx`, 60)
    expect(displayWidth(bar.replaceAll('█', '#'))).toBeLessThan(60)
    expect(bar).toContain(`${done}/${total}`)
  })
})
