import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { bytesSource } from '#documents/byte-source.ts'
import { listingLimits } from '#documents/limits.ts'
import { type Listed, listFiles } from '#documents/list-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'shirube-list-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What became of each file: the first words of what it holds, or why it is not read. */
async function tell(list: Awaited<ReturnType<typeof listFiles>>): Promise<[string, string][]> {
  const told: [string, string][] = []
  for await (const file of list.files()) told.push([file.name, await tellOne(file)])
  return told
}

async function tellOne(file: Listed): Promise<string> {
  if ('leftOut' in file) return file.leftOut.code
  const read = 'problem' in file ? file : await file.read()
  return 'problem' in read ? read.problem.code : new TextDecoder().decode(read.bytes.subarray(0, 20))
}

const ofZip = async (bytes: Uint8Array, name = '資料.zip') => tell(await listFiles([{ name, source: bytesSource(bytes) }]))

interface Entry {
  /** Bytes of the name, in whatever encoding. */
  name: Uint8Array
  content?: Uint8Array
  flags?: number
  method?: number
  /** Unix mode, where a Unix made it. */
  mode?: number
  /** What the directory says of the size, where that is a lie. */
  declared?: number
}

/** A zip written by hand, so that it can say what no program writes. */
function handmadeZip(entries: Entry[], { count = entries.length, at }: { count?: number; at?: number } = {}): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, content = new Uint8Array(), flags = 0, method = 8, mode, declared = content.length } of entries) {
    const packed = method === 8 ? deflateRawSync(content) : content
    const local = new DataView(new ArrayBuffer(30))
    local.setUint32(0, 0x04034b50, true)
    local.setUint16(26, name.length, true)
    const central = new DataView(new ArrayBuffer(46))
    central.setUint32(0, 0x02014b50, true)
    central.setUint8(5, mode === undefined ? 0 : 3)
    central.setUint16(8, flags, true)
    central.setUint16(10, method, true)
    central.setUint32(16, crc32(content), true)
    central.setUint32(20, packed.length, true)
    central.setUint32(24, declared, true)
    central.setUint16(28, name.length, true)
    if (mode !== undefined) central.setUint16(40, mode, true)
    central.setUint32(42, at ?? offset, true)
    if (at === undefined || parts.length === 0) parts.push(new Uint8Array(local.buffer), name, packed)
    directory.push(new Uint8Array(central.buffer), name)
    if (at === undefined || offset === 0) offset += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(10, count, true)
  end.setUint32(12, size, true)
  end.setUint32(16, offset, true)
  return Buffer.concat([...parts, ...directory, new Uint8Array(end.buffer)])
}

/** 「表示/ソ予算.txt」 in Shift_JIS: two of its characters end in the byte of a backslash. */
const japanese = Uint8Array.from(Buffer.from('955c8ea62f835c975c8e5a2e747874', 'hex'))
const content = strToU8('本文')

describe('names in a zip', () => {
  it.each<[string, Entry, string]>([
    ['Shift_JIS, as Windows writes it', { name: japanese, content }, '表示/ソ予算.txt'],
    ['UTF-8 with its flag', { name: strToU8('表示/予算.txt'), content, flags: 0x800 }, '表示/予算.txt'],
    ['UTF-8 without its flag, as some programs leave it out', { name: strToU8('表示/予算.txt'), content }, '表示/予算.txt'],
    ['half-width kana in Shift_JIS', { name: Uint8Array.from([0xc2, 0xb1, 0x2e, 0x74, 0x78, 0x74]), content }, 'ﾂｱ.txt'],
    ['parted by backslashes', { name: strToU8('a\\b.txt'), content }, 'a/b.txt'],
    ['taken apart, as macOS does', { name: strToU8('が.txt'.normalize('NFD')), content }, 'が.txt'],
  ])('%s', async (_, entry, name) => {
    expect(await ofZip(handmadeZip([entry]))).toEqual([[`資料.zip/${name}`, '本文']])
  })
})

describe('a zip that means harm, or is broken: one sentence each, in bounded time', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n): Entry => ({ name: strToU8(`${n}.txt`) }))
  const bomb = new Uint8Array(60_000_000)
  it.each<[string, () => Uint8Array, [string, string][]]>([
    [
      'climbing out',
      () => handmadeZip([{ name: strToU8('../../etc/x.txt'), content }]),
      [['資料.zip/../../etc/x.txt', 'archive-path-outside']],
    ],
    [
      'an absolute path',
      () => handmadeZip([{ name: strToU8('/etc/x.txt'), content }]),
      [['資料.zip//etc/x.txt', 'archive-path-outside']],
    ],
    ['a drive', () => handmadeZip([{ name: strToU8('C:\\x.txt'), content }]), [['資料.zip/C:/x.txt', 'archive-path-outside']]],
    [
      'a NUL in the name',
      () => handmadeZip([{ name: strToU8('x.txt\0.exe'), content }]),
      [['資料.zip/x.txt\0.exe', 'archive-path-outside']],
    ],
    [
      'a symbolic link',
      () => handmadeZip([{ name: strToU8('x.txt'), content: strToU8('/etc/passwd'), mode: 0xa1ff }]),
      [['資料.zip/x.txt', 'archive-link']],
    ],
    [
      'an encrypted entry',
      () =>
        handmadeZip([
          { name: strToU8('x.txt'), content, flags: 1 },
          { name: strToU8('y.txt'), content },
        ]),
      [
        ['資料.zip/x.txt', 'file-encrypted'],
        ['資料.zip/y.txt', '本文'],
      ],
    ],
    [
      'a way of packing that is not known',
      () => handmadeZip([{ name: strToU8('x.txt'), content, method: 9 }]),
      [['資料.zip/x.txt', 'archive-method']],
    ],
    ['a bomb', () => handmadeZip([{ name: strToU8('x.txt'), content: bomb }]), [['資料.zip/x.txt', 'archive-too-dense']]],
    [
      'a bomb that declares little',
      () => handmadeZip([{ name: strToU8('x.txt'), content: bomb, declared: 100 }]),
      [['資料.zip/x.txt', 'file-broken']],
    ],
    [
      'entries laid over one another',
      () =>
        handmadeZip(
          many(200).map((entry) => ({ ...entry, content: bomb.subarray(0, 100_000), declared: 100_000 })),
          { at: 0 },
        ),
      [['資料.zip', 'archive-too-dense']],
    ],
    [
      'one that grows beyond two gigabytes',
      () => handmadeZip(many(600).map((entry) => ({ ...entry, declared: 4_000_000 }))),
      [['資料.zip', 'archive-too-large']],
    ],
    ['100,000 entries', () => handmadeZip(many(300), { count: 65_000 }), [['資料.zip', 'archive-too-many']]],
    [
      'the same name twice',
      () =>
        handmadeZip([
          { name: strToU8('x.txt'), content },
          { name: strToU8('x.txt'), content },
        ]),
      [
        ['資料.zip/x.txt', '本文'],
        ['資料.zip/x.txt', 'archive-twice'],
      ],
    ],
    ['cut short', () => zipSync({ 'x.txt': content }).subarray(0, 60), [['資料.zip', 'file-broken']]],
    ['empty', () => zipSync({}), [['資料.zip', 'folder-empty']]],
    [
      'a folder with the name of a file',
      () => zipSync({ '票.xlsx/': new Uint8Array(), '票.xlsx/中.txt': content }),
      [
        ['資料.zip/票.xlsx/', 'folder-named-like-file'],
        ['資料.zip/票.xlsx/中.txt', '本文'],
      ],
    ],
  ])('%s', async (_, make, told) => {
    const bytes = make()
    const began = performance.now()
    expect(await ofZip(bytes)).toEqual(told)
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('counts the files of zips in zips together, and opens none that lies deeper', async () => {
    const inner = zipSync({ '中.txt': content, '深い.zip': zipSync({ 'a.txt': content }) })
    expect(await ofZip(zipSync({ '内.zip': inner, '外.txt': content }))).toEqual([
      ['資料.zip/内.zip/中.txt', '本文'],
      ['資料.zip/内.zip/深い.zip', 'archive-too-deep'],
      ['資料.zip/外.txt', '本文'],
    ])
    const full = zipSync(Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [`${n}.txt`, content])), { level: 0 })
    const twice = await ofZip(zipSync({ 'a.zip': full, 'b.zip': full }, { level: 0 }))
    expect(twice.filter(([, became]) => became === '本文')).toHaveLength(6_000)
    expect(twice.at(-1)).toEqual(['資料.zip/b.zip', 'archive-too-many'])
  })

  it('takes a workbook that is called .zip for what it is', async () => {
    const book = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') })
    const [[name, words = ''] = []] = await ofZip(book, '票.zip')
    expect([name, words.slice(0, 2)]).toEqual(['票.zip', 'PK'])
  })

  it('never throws, whatever bytes it is given', async () => {
    const good = handmadeZip([
      { name: japanese, content },
      { name: strToU8('b.txt'), content: strToU8('b'.repeat(2_000)) },
    ])
    const mutation = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(mutation, fc.nat(good.length), async (changes, length) => {
        const bytes = Uint8Array.from(good)
        for (const [at, byte] of changes) bytes[at] = byte
        await ofZip(bytes.subarray(0, length))
        await ofZip(bytes)
      }),
      { numRuns: 200 },
    )
  })

  it('keeps within its own limits', () => {
    expect(listingLimits.archiveFiles).toBeLessThan(65_000)
  })
})

describe('a folder', () => {
  it('is read with its folders, sorted, without what programs leave behind', async () => {
    const root = join(folder, '令和5年度')
    mkdirSync(join(root, '商工/.git'), { recursive: true })
    for (const name of ['b.txt', 'a.txt', '~$a.xlsx', '.DS_Store', 'Thumbs.db', '商工/c.txt', '商工/.git/x'])
      writeFileSync(join(root, name), '本文')
    symlinkSync(root, join(root, '商工/輪'))
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from('955c2e747874', 'hex')]), '本文')
    execFileSync('mkfifo', [join(root, 'z-pipe')])
    const list = await listFiles([{ path: root }])
    expect(await tell(list)).toEqual([
      ['令和5年度/.DS_Store', 'file-left-out'],
      ['令和5年度/Thumbs.db', 'file-left-out'],
      ['令和5年度/a.txt', '本文'],
      ['令和5年度/b.txt', '本文'],
      ['令和5年度/z-pipe', 'file-not-regular'],
      ['令和5年度/~$a.xlsx', 'file-left-out'],
      ['令和5年度/商工/.git', 'file-left-out'],
      ['令和5年度/商工/c.txt', '本文'],
      ['令和5年度/商工/輪', 'file-left-out'],
      ['令和5年度/表.txt', '本文'],
    ])
    expect(list.count()).toBe(5)
  })

  it('that is empty, is not there or may not be opened says so', async () => {
    const root = join(folder, '空')
    mkdirSync(root)
    mkdirSync(join(folder, '禁止/中'), { recursive: true })
    chmodSync(join(folder, '禁止/中'), 0)
    expect(await tell(await listFiles([{ path: root }, { path: join(folder, 'どこにもない') }]))).toEqual([
      ['空', 'folder-empty'],
      ['どこにもない', 'file-unreachable'],
    ])
    const forbidden = await tell(await listFiles([{ path: join(folder, '禁止') }]))
    expect(forbidden).toEqual([process.getuid?.() === 0 ? ['禁止', 'folder-empty'] : ['禁止/中', 'file-unreachable']])
    chmodSync(join(folder, '禁止/中'), 0o700)
  })

  it('that is a zip larger than one file may be is read file by file', async () => {
    const large = Object.fromEntries(
      [1, 2].map((n) => [`${n}.txt`, [new Uint8Array(40_000_000).fill(65 + n), { level: 0 }] as const]),
    )
    const path = join(folder, '大.zip')
    writeFileSync(path, zipSync(large as Parameters<typeof zipSync>[0]))
    expect(await tell(await listFiles([{ path }]))).toEqual([
      ['大.zip/1.txt', 'B'.repeat(20)],
      ['大.zip/2.txt', 'C'.repeat(20)],
    ])
  })
})
