import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { root, shirubeOn } from './shirube.ts'

const folder = mkdtempSync(join(tmpdir(), 'shirube-pack-'))
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  await shirube('import', join(root, 'examples/documents/kawasaki-2013.html'))
  const [first = ''] = (await shirube('review')).out.split('\t')
  await shirube('review', first, '--accept-all')
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const shirube = (...args: string[]) => shirubeOn(database, args)

const make = (name: string, ...more: string[]) =>
  shirube('pack', '--meeting', '第1回 評価委員会', '--format', 'xlsx', '--out', join(folder, name), ...more)

it('records a pack that is handed out, lists it, and begins an errata from it', async () => {
  expect((await shirube('pack', '--issued')).out).toContain('配布した版の記録はまだありません。')
  const first = await make('1.xlsx')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).not.toContain('記録')
  expect((await shirube('pack', '--issued')).out).toContain('配布した版の記録はまだありません。')

  const second = await make('2.xlsx', '--record', '--final')
  const id = second.out.match(/配布した版として記録しました（([0-9a-f]{20})）。/)?.[1] ?? ''
  const listed = (await shirube('pack', '--issued')).out.split('\t')
  expect([listed[0], ...listed.slice(2)]).toEqual([id, '第1回 評価委員会', '確定', '担当者', '第1回 評価委員会-2013.xlsx'])

  const third = await make('3.xlsx', '--since', id)
  expect(third).toMatchObject({ code: 0 })
  expect(third.err).toMatch(/「第1回 評価委員会」資料（確定）から変わったところはないため、正誤表はつけていません。/)
  expect(readFileSync(join(folder, '3.xlsx')).length).toBeGreaterThan(1000)
})

it.each(['0123456789abcdef0123', 'きのう', '2026-13-40T10:00'])('does not take %s for a version or a time', async (since) => {
  const refused = await make('no.xlsx', '--since', since)
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('--since には、配布した版（--issued で並ぶ記号）か') })
  expect(existsSync(join(folder, 'no.xlsx'))).toBe(false)
})

it('takes a time of Japan too', async () => {
  const made = await make('4.xlsx', '--since', '2000-01-01T10:00')
  expect(made).toMatchObject({ code: 0, err: '' })
})
