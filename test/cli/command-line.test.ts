import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockFolder } from '#store/lock.ts'
import type { Database } from '#store/open.ts'
import { main } from '../../src/cli/main.ts'
import { asFile, samplePaper } from '../app/fresh-app.ts'
import { openTestDatabase } from '../store/open-test-database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'shirube-cli-'))

let ledger: Database
let other: Database
beforeAll(async () => {
  ledger = await openTestDatabase()
  other = await openTestDatabase()
})
afterAll(async () => {
  await ledger.close()
  await other.close()
  rmSync(folder, { recursive: true })
})

const sample = join(folder, 'kawasaki-2013.json')
writeFileSync(sample, asFile(samplePaper()).bytes)
const paper = join(root, 'examples/documents/kawasaki-2013.html')

/** Runs a command as a person would, and gives what it said. */
const shirube = (...args: string[]) => shirubeOn(undefined, ...args)

/** The same on a ledger that is open already: opening one of its own for each command would take the test too long. */
async function shirubeOn(database: Database | undefined, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const at = { root, env: {}, print: (text: string) => out.push(text), warn: (text: string) => err.push(text) }
  const code = await main(args, database ? { ...at, database } : at)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('what is not understood', () => {
  it.each([
    [[], 2, 'out', '使い方: shirube <命令>'],
    [['--help'], 0, 'out', 'import ファイル…'],
    [['import', '--help'], 0, 'out', '--dry-run'],
    [['imports'], 2, 'err', '「imports」という命令はありません'],
    [['import'], 2, 'err', '取り込むファイルを指定してください'],
    [['import', 'x', '--formatt', 'y'], 2, 'err', '「--formatt」を理解できませんでした'],
    [['import', 'x', '--dry-run', '--format', 'csv'], 2, 'err', '--format に指定できるのは exchange です'],
    [['toString'], 2, 'err', 'という命令はありません'],
  ] as const)('%j says so and ends with %i', async (args, code, where, words) => {
    const said = await shirube(...args)
    expect(said.code).toBe(code)
    expect(said[where]).toContain(words)
  })
})

describe('import --dry-run', () => {
  it('prints the exchange of a paper, findings included, and touches no database', async () => {
    const { code, out, err } = await shirube(
      'import',
      paper,
      '--dry-run',
      '--format',
      'exchange',
      '--data',
      join(folder, 'untouched'),
    )
    expect([code, err]).toEqual([0, ''])
    const exchange = JSON.parse(out)
    expect(Object.keys(exchange)).toEqual(
      'format document items indicators observations budgets evaluations narratives terms findings'.split(' '),
    )
    expect(exchange.observations).toHaveLength(21)
    expect(exchange.findings.length).toBeGreaterThan(0)
    expect(out.split('\n')[1]).toBe('  "format": "shirube-exchange/1",')
    expect(existsSync(join(folder, 'untouched'))).toBe(false)
  })

  it.each([
    ['empty.txt', '', '空のファイル'],
    ['letter.txt', '前略、お元気ですか。', '合う様式が登録されていません'],
    ['cut.xlsx', 'PK\u0003\u0004', '壊れ'],
  ])('says in one sentence what is wrong with %s, and goes on', async (name, text, words) => {
    const path = join(folder, name)
    writeFileSync(path, text, 'latin1')
    if (!/^[\0-\xff]*$/.test(text)) writeFileSync(path, text)
    const { code, out, err } = await shirube('import', path, paper, join(folder, 'nowhere.pdf'), '--dry-run')
    expect(code).toBe(1)
    expect(err.split('\n')).toEqual([expect.stringContaining(words), expect.stringContaining('開けません')])
    expect(JSON.parse(out).items).toHaveLength(9)
  })

  it('names the schemes there are where the one asked for is not among them', async () => {
    const { code, err } = await shirube('import', paper, '--dry-run', '--scheme', 'nothing')
    expect(code).toBe(1)
    expect(err).toMatch(/様式「nothing」は登録されていません。登録済みの様式は .*kawasaki-2013/)
  })
})

describe('the ledger from the command line', () => {
  it('imports, reviews, publishes, checks and exports; backs up and restores', async () => {
    const run = (...args: string[]) => shirubeOn(ledger, ...args)
    expect(await run('publish')).toMatchObject({ code: 1, err: expect.stringContaining('計画がまだありません') })
    const imported = await run('import', sample, join(folder, 'nowhere.html'))
    expect(imported).toMatchObject({ code: 1, err: expect.stringContaining('開けません') })
    expect(imported.out).toContain('9 件の値を読み取りました')
    const [document = ''] = (await run('review')).out.split('\t')
    expect((await run('review', document)).out).toContain('開催件数　平成25年度　実績\t5件')
    expect((await run('review', 'nothing')).code).toBe(1)
    expect((await run('review', document, '--accept-all')).out).toContain('9 読取 · 9 確定 · 0 未処理')
    expect(await run('publish', '--year', '令和2')).toMatchObject({ code: 2, err: expect.stringContaining('数字を指定') })
    expect((await run('publish', '--year', '1999')).code).toBe(1)
    expect((await run('publish')).out).toContain('平成25年度は、数値目標 1 件のすべてを達成しました。')
    expect((await run('publish')).out).toContain('新しい版は作りません')
    expect((await run('check')).code).toBe(0)
    const exported = await run('export', '--year', '2013')
    expect(JSON.parse(exported.out).observations).toHaveLength(3)
    const file = join(folder, 'open.zip')
    await run('export', '--format', 'package', '--out', file)
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
    const saved = join(folder, 'ledger.backup')
    await run('backup', saved)
    expect((await shirubeOn(other, 'restore', saved)).code).toBe(0)
    expect((await shirubeOn(other, 'export', '--year', '2013')).out).toBe(exported.out)
    expect(await shirubeOn(other, 'restore', saved)).toMatchObject({
      code: 1,
      err: expect.stringContaining('すでに記録があります'),
    })
  }, 60_000)

  it('prints a sheet on the form it came on, which then says nothing new', async () => {
    const run = (...args: string[]) => shirubeOn(ledger, ...args, '--body', '別の団体')
    await run('import', paper)
    const [document = ''] = (await run('review')).out.split('\t')
    await run('review', document, '--accept-all')
    const form = join(folder, 'form.xlsx')
    expect(await run('export', '--format', 'xlsx', '--item', '52402000', '--out', form)).toMatchObject({ code: 0, err: '' })
    expect((await run('import', form)).out).toContain('変更のない値が 51 件')
    expect((await run('export', '--format', 'xlsx', '--item', '52402000')).code).toBe(2)
    expect(await run('export', '--format', 'pptx', '--item', '52402000', '--out', form)).toMatchObject({
      code: 1,
      err: expect.stringContaining('PowerPointのひな形（sheet.pptx）がありません'),
    })
  }, 60_000)

  it('is refused with the process that holds it, while one does', async () => {
    const held = join(folder, 'held')
    const lock = lockFolder(held)
    lock.writeAddress('http://127.0.0.1:3000')
    const { code, err } = await shirube('review', '--data', held)
    expect(code).toBe(1)
    expect(err).toContain(String(process.pid))
    expect(err).toContain('http://127.0.0.1:3000')
    lock.release()
  })
})
