import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#store/open.ts'
import { asFile, samplePaper } from '../app/fresh-app.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { shirubeOn } from './shirube.ts'

const folder = mkdtempSync(join(tmpdir(), 'shirube-open-data-'))
const sample = join(folder, 'kawasaki-2013.json')
writeFileSync(sample, asFile(samplePaper()).bytes)

let ledger: Database
beforeAll(async () => {
  ledger = await openTestDatabase()
  await shirube('import', sample)
  const [document = ''] = (await shirube('review')).out.split('\t')
  await shirube('review', document, '--accept-all')
})
afterAll(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true })
})

const shirube = (...args: string[]) => shirubeOn(ledger, args)

const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('check --machine-readable', () => {
  it('names the rule that is broken, where, and what to do, and ends with 1', async () => {
    const { code, out, err } = await shirube(
      'check',
      '--machine-readable',
      write('表.csv', '品目,件数\n①木,"1,200"\n石,4\n草,5\n'),
    )
    expect([code, err]).toEqual([1, ''])
    const lines = out.split('\n').map((line) => line.trim().split('\t'))
    expect(lines[0]).toEqual(['表.csv'])
    expect(lines).toContainEqual([
      ...[
        '守られていない',
        'L1-08 機種依存文字を使わない',
        '2行目1列目',
        '機種依存文字「①」を、ほかの文字に置き換えてください。',
      ],
    ])
    expect(lines).toContainEqual([
      '守られていない',
      'L2-01 数値は数値だけで書く',
      '2行目2列目',
      expect.stringContaining('「1,200」'),
    ])
    expect(lines.filter(([word]) => word === '人が確かめる').map(([, rule]) => rule?.slice(0, 5))).toEqual([
      'L3-02',
      'L3-07',
      'L3-08',
    ])
    expect(lines.at(-1)?.[0]).toBe('30のルールのうち、守られている 20、守られていない 2、人が確かめる 3、対象外 5です。')
  })

  it('needs a file, and says of one that is not there or is not read', async () => {
    expect((await shirube('check', '--machine-readable')).code).toBe(2)
    const absent = await shirube('check', '--machine-readable', join(folder, 'ない.csv'))
    expect([absent.code, absent.err]).toEqual([1, expect.stringContaining('ない.csv')])
    const broken = await shirube('check', '--machine-readable', write('壊.csv', '品目\n"木'))
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('引用符')])
  })
})

describe('export as open data', () => {
  const file = join(folder, 'out.zip')

  it('a package passes our own check, with its terms of use and without a byte order mark where that is wanted', async () => {
    const { code } = await shirube('export', '--format', 'package', '--out', file, '--bom', 'no', '--licence', 'CC-BY-4.0')
    expect(code).toBe(0)
    const checked = await shirube('check', '--machine-readable', file)
    expect([checked.code, checked.err]).toEqual([0, ''])
    const files = unzipSync(readFileSync(file))
    expect(strFromU8(files['items.csv'] ?? new Uint8Array())).toMatch(/^bodyCode,id,parent.*\r\n141305,/)
    const { licenses } = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array()))
    expect(licenses).toMatchObject([{ name: 'CC-BY-4.0' }])
    expect((await shirube('export', '--format', 'package', '--out', file, '--licence', 'MIT')).code).toBe(2)
  })

  it('the RS-compatible set says what it has no column for', async () => {
    const { code, out } = await shirube('export', '--format', 'rs', '--year', '2013', '--out', file)
    expect(code).toBe(0)
    expect(out).toContain('行政事業レビューと同じ列のCSVにしました')
    expect(out).toMatch(/列がないため含めなかったもの: 事業費.*1件、用語 1件/)
    expect(Object.keys(unzipSync(readFileSync(file))).map((name) => name.slice(0, 11))).toEqual(
      ['1-1', '1-2', '1-3', '2-1', '3-1', '4-1'].map((number) => `${number}_RS_2013`),
    )
  })
})
