import { describe, expect, it } from 'vitest'
import type { Finding } from '#core/finding.ts'
import { readPdf } from '#documents/read-pdf.ts'
import { lattice, makePdf, write } from './make-pdf.ts'

async function problemOf(bytes: Uint8Array): Promise<Finding | undefined> {
  const read = await readPdf(bytes, '調書.pdf')
  return 'problem' in read ? read.problem : undefined
}

const page = { content: write('本文', 50, 200) }
const whole = makePdf([page, page])

describe('readPdf: files that cannot be read', () => {
  const files: [name: string, bytes: () => Uint8Array, code: string, words: string][] = [
    ['an encrypted one', () => makePdf([page], { encrypted: true }), 'pdf-encrypted', 'パスワードで保護'],
    ['a scanned one', () => makePdf([{ content: 'q 400 0 0 300 0 0 cm /Picture Do Q' }]), 'pdf-without-text', 'OCR'],
    ['one that is cut off', () => whole.subarray(0, whole.length * 0.7), 'file-broken', '壊れて'],
    [
      'one whose inside is overwritten',
      () => whole.map((byte, i) => (i > 60 && i < whole.length - 60 ? 32 : byte)),
      'file-broken',
      '壊れて',
    ],
    ['a head and nothing else', () => new TextEncoder().encode('%PDF-1.4\nstartxref\n0\n%%EOF'), 'file-broken', '壊れて'],
    ['one of too many pages', () => makePdf(Array.from({ length: 2001 }, () => page)), 'pdf-too-long', '2001ページ'],
  ]
  it.each(files)('says so of %s', async (_, bytes, code, words) => {
    const problem = await problemOf(bytes())
    expect(problem).toMatchObject({ code, severity: 'error' })
    expect(problem?.message).toContain('「調書.pdf」')
    expect(problem?.message).toContain(words)
  })

  it('reads the other pages where one is a picture, and names that page', async () => {
    const read = await readPdf(makePdf([page, { content: 'q 400 0 0 300 0 0 cm /Picture Do Q' }, { content: '' }]), '混在.pdf')
    expect('content' in read && read.content.grids.map((grid) => grid.place)).toEqual(['p1/lines1'])
    const findings = 'content' in read ? read.content.findings : undefined
    expect(findings?.map((finding) => [finding.code, finding.source?.locator])).toEqual([['pdf-page-without-text', 'p2']])
    expect(findings?.[0]?.message).toContain('2ページ目')
  })
})

describe('readPdf: hostile files', () => {
  const hostile: [name: string, content: string][] = [
    ['a page that unpacks to 400 MB', `${' '.repeat(400_000_000)}`],
    ['three million lines', '0 0 m 9 9 l S\n'.repeat(3_000_000)],
    ['a million characters', write('あ'.repeat(1000), 50, 200).repeat(1000)],
    ['forms and graphics states without end', 'q '.repeat(2_000_000)],
  ]
  it.each(hostile)('ends %s within 5 seconds and 512 MiB', { timeout: 60_000 }, async (_, content) => {
    const bytes = makePdf([{ content }], { compress: true })
    const [start, memory] = [process.cpuUsage(), process.memoryUsage.rss()]
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss() - memory)
    }, 10)
    const problem = await problemOf(bytes)
    clearInterval(watch)
    expect(problem?.severity).toBe('error')
    // Computing time: what else the machine does is not the file's fault.
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(5)
    expect(most).toBeLessThan(512 * 1024 * 1024)
  })

  it('reads a good file after a hostile one, and two at once', async () => {
    const files = [whole, makePdf([{ content: lattice([50, 150, 250], [200, 220]) + write('表', 60, 206) }])]
    const read = await Promise.all(files.map((bytes) => readPdf(bytes, '続き.pdf')))
    expect(read.map((each) => ('content' in each ? each.content.grids.map((grid) => grid.place) : each.problem.code))).toEqual([
      ['p1/lines1', 'p2/lines1'],
      ['p1/table1'],
    ])
  })

  it('leaves the caller the bytes', async () => {
    const bytes = makePdf([page])
    await readPdf(bytes, '調書.pdf')
    expect(bytes).toEqual(makePdf([page]))
  })

  it('reads a page of thousands of lines that are no table, as text', { timeout: 60_000 }, async () => {
    const places = Array.from({ length: 3200 }, (_, i) => 10 + i * 3)
    const content = lattice(places, [10, 9700]) + lattice([10, 9700], places) + write('地図', 50, 200)
    const read = await readPdf(makePdf([{ content, width: 10_000, height: 10_000 }]), '地図.pdf')
    expect('content' in read && read.content.grids.map((grid) => grid.cells.map((cell) => cell.text))).toEqual([['地図']])
  })
})
