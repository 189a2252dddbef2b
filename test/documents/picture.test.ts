import { unzipSync } from 'fflate'
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { drawLineChart } from '#core/chart/line-chart.ts'
import type { PageSetup, Paper, PaperBlock } from '#core/paper/paper.ts'
import type { Picture } from '#core/paper/picture.ts'
import { printLongPdf } from '#documents/print-long-pdf.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { readDocument } from '#documents/read.ts'
import { writePaper } from '#documents/write-paper.ts'
import { jpeg, pngOf } from './picture-file.ts'

const page: PageSetup = { type: 'page', width: 595, height: 842, margins: { top: 48, right: 48, bottom: 48, left: 48 } }
const green = pngOf(60, 40, [40, 120, 90])
const logo: Picture = { image: { kind: 'png', bytes: green }, alt: '市の"印"<1>', width: 60, height: 40 }
const photo: Picture = { image: { kind: 'jpeg', bytes: jpeg }, alt: '会場の写真', width: 48, height: 32 }
const broken = (bytes: Uint8Array): Picture => ({ ...logo, image: { kind: 'png', bytes }, alt: '壊れた図' })
const paperOf = (...blocks: PaperBlock[]): Paper => ({ title: '図', blocks: [page, ...blocks] })
const of = (...pictures: Picture[]): PaperBlock => ({ type: 'pictures', pictures })

/** A logo over the page, pictures beside each other, one in a cell between its words, one over a row. */
const paper = paperOf(
  { type: 'pictures', pictures: [logo], over: { from: 'page', left: 430, top: 0 } },
  { type: 'paragraph', text: '題', look: { size: 14 } },
  { type: 'pictures', pictures: [logo, photo], gap: 20, across: 'center' },
  {
    type: 'table',
    columns: [120, 200],
    rows: [
      { height: 30, cells: [{ col: 0, text: '左', look: {} }], pictures: [{ ...logo, left: 150, top: 10 }] },
      { height: 60, cells: [{ col: 1, text: '上\n下', look: {}, pictures: [{ ...photo, line: 1 }] }] },
    ],
  },
)

const imagesOf = async (bytes: Uint8Array) => {
  const pdf = await PDFDocument.load(bytes)
  const streams = pdf.context.enumerateIndirectObjects().flatMap(([, one]) => (one instanceof PDFRawStream ? [one.dict] : []))
  return streams
    .filter((dict) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
    .map((dict) => `${dict.get(PDFName.of('Width'))}×${dict.get(PDFName.of('Height'))}`)
    .sort()
}

async function wordsOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const reading = await readDocument(bytes, name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content.grids.flatMap(({ cells }) => cells.map(({ text }) => text)).filter((text) => text !== '')
}

describe('a paper with pictures', () => {
  it('as PDF has each once, and its words beside them', async () => {
    const { bytes, problems } = printPdf(paper)
    expect(problems).toEqual([])
    expect(await imagesOf(bytes)).toEqual(['24×16', '60×40'])
    expect((await wordsOf(bytes, '図.pdf')).join('').replace(/\s/g, '')).toBe('題左上下')
  })

  it('as a workbook has them over its cells, with their words for those who cannot see', async () => {
    const { bytes } = writePaper(paper, 'xlsx')
    const parts = unzipSync(bytes)
    expect(Object.keys(parts).filter((path) => path.startsWith('xl/media/'))).toEqual([
      'xl/media/image1.png',
      'xl/media/image2.jpeg',
    ])
    expect(parts['xl/media/image1.png']).toEqual(green)
    const drawing = new TextDecoder().decode(parts['xl/drawings/drawing1.xml'])
    expect(drawing.match(/<xdr:oneCellAnchor>/g)).toHaveLength(5)
    expect(drawing).toContain('descr="市の&quot;印&quot;&lt;1&gt;"')
    expect(new TextDecoder().decode(parts['[Content_Types].xml'])).toContain('Extension="jpeg" ContentType="image/jpeg"')
    expect(await wordsOf(bytes, '図.xlsx')).toEqual(['題', '左', '上\n下'])
  })

  it('as a Word file has them in their lines and over them', async () => {
    const { bytes } = writePaper(paper, 'docx')
    const parts = unzipSync(bytes)
    expect(Object.keys(parts).filter((path) => path.startsWith('word/media/'))).toHaveLength(2)
    const xml = new TextDecoder().decode(parts['word/document.xml'])
    expect([xml.match(/<wp:inline /g)?.length, xml.match(/<wp:anchor /g)?.length]).toEqual([3, 2])
    expect(await wordsOf(bytes, '図.docx')).toEqual(['題', '左', '上\n\n下'])
  })

  it('as HTML has them within the page, nothing to be fetched', () => {
    const html = new TextDecoder().decode(writePaper(paper, 'html').bytes)
    expect(html.match(/<img [^>]*src="data:image\/(?:png|jpeg);base64,/g)).toHaveLength(5)
    expect(html).toContain('alt="市の&quot;印&quot;&lt;1&gt;"')
    expect(html).not.toMatch(/src="(?!data:)|style="/)
  })

  it.each(['pdf', 'xlsx', 'docx', 'html'] as const)('gives the same bytes for the same paper: %s', (format) => {
    expect(writePaper(paper, format).bytes).toEqual(writePaper(paper, format).bytes)
  })

  it('a chart of ours is drawn in PDF and HTML; elsewhere the tables hold its figures', () => {
    const points = [1, 2, 3].map((actual) => ({ label: `令和${actual}`, name: '', actual }))
    const svg = drawLineChart({ title: '件数', subtitle: '', points })
    if (svg === undefined) throw new Error('no chart')
    const chart = paperOf(of({ image: { kind: 'svg', svg }, alt: '折れ線', width: 238, height: 132 }))
    expect(printPdf(chart).problems).toEqual([])
    expect(new TextDecoder().decode(writePaper(chart, 'html').bytes)).toContain('data:image/svg+xml')
    for (const format of ['xlsx', 'docx'] as const)
      expect(Object.keys(unzipSync(writePaper(chart, format).bytes)).some((path) => /media|drawing/.test(path))).toBe(false)
  })
})

describe('a broken picture', () => {
  const end = Uint8Array.from(green)
  end.fill(0, 45, 70)
  it.each([
    ['cut short', green.subarray(0, 60)],
    ['with spoiled inside', end],
    ['of nothing', new Uint8Array()],
    ['that is no picture', new TextEncoder().encode('#panic("no")')],
    [
      'that is a drawing from outside',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>'),
    ],
  ])('%s is told with its name, and leaves its room', async (_, bytes) => {
    const { bytes: pdf, problems } = printPdf(paperOf(of(broken(bytes), logo), { type: 'paragraph', text: '後', look: {} }))
    expect(problems.map(({ code, message }) => [code, message.includes('壊れた図')])).toEqual([['place-picture-broken', true]])
    expect(await imagesOf(pdf)).toEqual(['60×40'])
    expect(await wordsOf(pdf, '図.pdf')).toEqual(['後'])
  })

  it('is told once of a paper that is set in parts', async () => {
    const sheet = (n: number): PaperBlock[] => [
      page,
      of(broken(green.subarray(0, 60)), photo),
      { type: 'paragraph', text: `第${n}`, look: {} },
    ]
    const { bytes, problems } = await printLongPdf('図', [1, 2, 3, 4].map(sheet), { cells: 3 })
    expect(problems.map(({ code }) => code)).toEqual(['place-picture-broken'])
    expect(await wordsOf(bytes, '図.pdf')).toEqual(['第1', '第2', '第3', '第4'])
    expect((await imagesOf(bytes)).length).toBeGreaterThan(0)
  })
})
