import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FileOutcome, importMany } from '#app/import-many.ts'
import { listDocuments } from '#app/list-documents.ts'
import { type FileList, listFiles } from '#documents/list-files.ts'
import { loadFacts } from '#store/load-facts.ts'
import type { Database } from '#store/open.ts'
import { makeDocx, makeXlsx } from '../documents/office-file.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, exampleFolder, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
const folder = mkdtempSync(join(tmpdir(), 'shirube-many-'))
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const oneCell = '<sheetData><row><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
const book = makeXlsx({ sheets: { 票: oneCell } })
const doctype = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
const scanned = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 22>>stream
0 0 100 100 re f 0 0 m
endstream endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF`
const large = makeXlsx({ sheets: { 票: ' '.repeat(45_000_000) } })

/** What can be wrong with a file, and what its sentence says. */
const bad: [name: string, bytes: Uint8Array, said: string][] = [
  ['01-途中で切れた.xlsx', book.subarray(0, book.length - 100), '壊れて'],
  ['02-大きすぎる.xlsx', large, '展開すると'],
  ['03-外部参照.docx', makeDocx('', { 'word/document.xml': `${doctype}<w>&e;</w>` }), '文書型宣言'],
  [
    '04-パスワード付き.xlsx',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('EncryptedPackage', 'utf16le')]),
    'パスワード',
  ],
  ['05-画像だけ.pdf', strToU8(scanned), '文字の情報がありません'],
  ['06-引用符.csv', strToU8('a,b\n1,2\n"3,4\n5,6\n'), '引用符'],
  ['07-空.txt', new Uint8Array(), '空のファイル'],
  ['08-手紙.txt', strToU8('前略、お元気ですか。'), '合う様式が登録されていません'],
  ['09-ごみ.bin', Uint8Array.from({ length: 4000 }, (_, n) => (n * 7919) % 251), '形式を判別できません'],
  ['10-爆弾.zip', zipSync({ 'x.txt': new Uint8Array(50_000_000) }), '細工の疑い'],
  ['11-外へ出る.zip', zipSync({ '../x.txt': strToU8('x') }), 'フォルダーの外を指す名前'],
  ['12-切れた.zip', zipSync({ 'x.txt': strToU8('x'.repeat(1_000)) }).subarray(0, 90), '壊れて'],
  [
    '13-古い.xls',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('Workbook', 'utf16le')]),
    '古いExcel形式',
  ],
  ['14-壊れた交換形式.json', strToU8('{"format": "shirube-exchange/1", '), '「14-壊れた交換形式.json」'],
]

async function importFolder(app: Awaited<ReturnType<typeof freshApp>>, path: string): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = []
  const report = (error: unknown) => expect(error).toBeUndefined()
  for await (const outcome of importMany(app, await listFiles([{ path }]), { report })) outcomes.push(outcome)
  return outcomes
}

describe('a folder of good files with everything bad among them', () => {
  const root = join(folder, '令和5年度')
  const paper = readFileSync(join(exampleFolder, 'documents/kawasaki-2013.html'))
  const rows = readFileSync(join(exampleFolder, 'documents/kansai-final-2020.html'))
  mkdirSync(join(root, '商工'), { recursive: true })
  for (const [name, bytes] of bad) writeFileSync(join(root, name), bytes)
  writeFileSync(join(root, '商工/評価票.html'), paper)
  writeFileSync(join(root, '00-最初.html'), rows)
  writeFileSync(
    join(root, 'kawasaki-2013-最後.json'),
    asFile(samplePaper({ document: { ...samplePaper().document, title: '施策進行管理・評価票' } })).bytes,
  )
  writeFileSync(join(root, '商工/まとめ.zip'), zipSync({ '写し/評価票.html': paper, '~$評価票.html': strToU8('x') }))

  it('brings all the good ones, and says one sentence of each bad one', async () => {
    const app = await freshApp(database)
    const outcomes = await importFolder(app, root)
    const read = outcomes.filter(({ kind }) => kind === 'read').map(({ name }) => name)
    expect(read).toEqual([
      '令和5年度/00-最初.html',
      '令和5年度/kawasaki-2013-最後.json',
      '令和5年度/商工/まとめ.zip/写し/評価票.html',
    ])
    expect(outcomes.filter(({ kind }) => kind === 'known').map(({ name }) => name)).toEqual(['令和5年度/商工/評価票.html'])
    for (const [name, , said] of bad) {
      const own = outcomes.filter((outcome) => outcome.name.includes(name))
      expect(own.map(({ kind }) => kind)).toEqual([name.startsWith('08') ? 'nothing' : 'refused'])
      expect(own[0]?.message).toContain(said)
      expect(own[0]?.message).toMatch(/^[^。]+。([^。]+。)*$/)
    }
    expect(await loadFacts(app.db, app.body)).toMatchObject({ items: [], observations: [] })
  }, 120_000)

  it('adds nothing the second time', async () => {
    const app = await freshApp(database)
    await importFolder(app, root)
    const before = (await listDocuments(app)).map(({ id, drafts }) => [id, drafts])
    const again = await importFolder(app, root)
    expect(again.filter(({ kind }) => kind === 'read')).toEqual([])
    expect((await listDocuments(app)).map(({ id, drafts }) => [id, drafts])).toEqual(before)
  }, 120_000)
})

describe('stopping', () => {
  it('leaves the files whole that were read, and nothing of the others', async () => {
    const app = await freshApp(database)
    const root = join(folder, '三つ')
    mkdirSync(root)
    for (const n of [1, 2, 3])
      writeFileSync(join(root, `${n}.json`), JSON.stringify({ ...samplePaper(), terms: [{ term: `${n}`, definition: 'x' }] }))
    for await (const outcome of importMany(app, await listFiles([{ path: root }]), { scheme: 'kawasaki-2013' })) {
      expect(outcome.kind).toBe('read')
      break
    }
    expect(await listDocuments(app)).toMatchObject([{ name: '1.json', drafts: 9 }])
  })

  it('reads one file while another is kept, and no further one', async () => {
    const app = await freshApp(database)
    const said: string[] = []
    const list: FileList = {
      count: () => 3,
      files: async function* () {
        for (const n of [1, 2, 3]) {
          const paper = { ...samplePaper(), terms: [{ term: `${n}`, definition: 'x' }] }
          const read = async () => {
            said.push(`read ${n}`)
            return { bytes: strToU8(JSON.stringify(paper)) }
          }
          yield { name: `${n}.json`, read }
        }
      },
    }
    for await (const { name } of importMany(app, list, { scheme: 'kawasaki-2013' })) said.push(name)
    expect(said).toEqual(['read 1', 'read 2', '1.json', 'read 3', '2.json', '3.json'])
  })
})
