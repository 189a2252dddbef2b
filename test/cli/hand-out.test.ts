import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '#store/open.ts'
import { writeOutside } from '../app/handed-out.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { root, shirubeOn } from './shirube.ts'

const folder = mkdtempSync(join(tmpdir(), 'shirube-hand-out-'))
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const shirube = (...args: string[]) => shirubeOn(database, args)

it('hands out, and collects what was changed with who filled it in', async () => {
  const zip = join(folder, '配布.zip')
  expect(await shirube('hand-out', '--out', zip)).toMatchObject({ code: 1, err: expect.stringContaining('計画がまだありません') })
  await shirube('import', join(root, 'examples/documents/kawasaki-2013.html'))
  const [first = ''] = (await shirube('review')).out.split('\t')
  await shirube('review', first, '--accept-all')

  expect(await shirube('hand-out')).toMatchObject({ code: 2, err: expect.stringContaining('--out で書き出すZIPファイル') })
  expect((await shirube('hand-out', '--section', '無い課', '--out', zip)).err).toContain('条件に当てはまる評価票がありません')
  const handed = await shirube('hand-out', '52402000', '--out', zip)
  expect(handed).toMatchObject({ code: 0, err: '' })
  expect(handed.out).toContain('評価票 1 件を 1 個のファイルにして')

  const [[name = '', bytes] = []] = Object.entries(unzipSync(new Uint8Array(readFileSync(zip))))
  const file = join(folder, name)
  writeFileSync(file, writeOutside({ bytes: bytes as Uint8Array }, { E29: 6 }))
  const back = await shirube('import', file, '--by', '記入 花子')
  expect(back.out).toContain('配布したときから変わった 1 件を下書きにしました。')
  const document = back.out.match(/review ([0-9a-f]+)/)?.[1] ?? ''
  expect((await shirube('review', document)).out).toMatch(/未処理\t知的財産交流会の開催件数.*前回 5 → 6/)
})
