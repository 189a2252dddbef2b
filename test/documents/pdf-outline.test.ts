import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import type { PaperBlock } from '#core/paper/paper.ts'
import { printLongPdf } from '#documents/print-long-pdf.ts'

const page: PaperBlock = { type: 'page', width: 400, height: 300, margins: { top: 36, right: 36, bottom: 36, left: 36 } }
const say = (text: string, heading?: 1 | 2): PaperBlock => ({
  type: 'paragraph',
  text,
  look: { size: 10 },
  ...(heading ? { heading } : {}),
})

/** Numbered papers: one of headings of its own, one of many sheets over one to three pages each. */
const papers = (sheets: number): PaperBlock[][] => [
  [page, { type: 'contents', title: '目次' }],
  [
    page,
    { type: 'bookmark', text: '資料1　集計', depth: 1 },
    say('分野別', 2),
    ...lines('集計', 3),
    say('部署別', 2),
    ...lines('集計', 30),
  ],
  ...Array.from({ length: sheets }, (_, n): PaperBlock[] => [
    page,
    ...(n === 0 ? [{ type: 'bookmark' as const, text: '資料2　評価票', depth: 1 as const }] : []),
    { type: 'bookmark', text: `事業${n + 1}`, depth: 2 },
    ...lines(`本文${n + 1}`, 4 + (n % 3) * 14),
  ]),
  [page, { type: 'bookmark', text: '資料3　指摘', depth: 1 }, ...lines('指摘', 2)],
]
const lines = (word: string, count: number) => Array.from({ length: count }, (_, n) => say(`${word}の${n + 1}行`))

interface OutlineItem {
  title: string
  dest: string | unknown[] | null
  items: OutlineItem[]
}

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise
}

async function pageOf(pdf: PDFDocumentProxy, dest: string | unknown[] | null): Promise<number> {
  const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
  return (await pdf.getPageIndex(place?.[0] as { num: number; gen: number })) + 1
}

const wordsOn = async (pdf: PDFDocumentProxy, page: number) =>
  (await (await pdf.getPage(page)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')

/** Every entry of the outline with the first words of its page, nested by spaces. */
async function outlineOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const walk = async (items: OutlineItem[], depth: number): Promise<string[]> => {
    const found: string[] = []
    for (const { title, dest, items: under } of items) {
      const words = await wordsOn(pdf, await pageOf(pdf, dest))
      found.push(`${'  '.repeat(depth)}${title} → ${words.slice(0, 8)}`, ...(await walk(under, depth + 1)))
    }
    return found
  }
  return await walk((await pdf.getOutline()) as OutlineItem[], 0)
}

/** Where the links of the contents' pages lead. */
async function linksOf(pdf: PDFDocumentProxy): Promise<number[]> {
  const found: number[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const annotations = await (await pdf.getPage(number)).getAnnotations()
    for (const { subtype, dest, url } of annotations) {
      expect([subtype, url]).toEqual(['Link', undefined])
      found.push(await pageOf(pdf, dest))
    }
  }
  return found
}

describe.each([
  ['in one program', 100_000],
  ['in parts', 40],
])('a paper with contents, set %s', (_, cells) => {
  it('has an outline: sheets under their numbered paper, each leading to its page', async () => {
    const pdf = await openPdf((await printLongPdf('資料', papers(5), { cells })).bytes)
    expect(await outlineOf(pdf)).toEqual([
      '資料1　集計 → 分野別集計の1行',
      '  分野別 → 分野別集計の1行',
      '  部署別 → 分野別集計の1行',
      '資料2　評価票 → 本文1の1行本文',
      '  事業1 → 本文1の1行本文',
      '  事業2 → 本文2の1行本文',
      '  事業3 → 本文3の1行本文',
      '  事業4 → 本文4の1行本文',
      '  事業5 → 本文5の1行本文',
      '資料3　指摘 → 指摘の1行指摘の',
    ])
  })

  it('leads from each line of the contents to the page that the line names', { timeout: 30_000 }, async () => {
    const pdf = await openPdf((await printLongPdf('資料', papers(40), { cells })).bytes)
    const said = (await Promise.all([1, 2, 3, 4].map((number) => wordsOn(pdf, number)))).join('')
    const named = [...said.matchAll(/[.．\s]{4,}(\d+)/g)].map(([, number]) => Number(number))
    expect(named).toHaveLength(45)
    const links = await linksOf(pdf)
    expect([...new Set(links)]).toEqual([...new Set(named)])
    for (const [nth, page] of named.slice(4, 44).entries())
      expect(await wordsOn(pdf, page)).toMatch(new RegExp(`^本文${nth + 1}の1行`))
  })
})

it('a heading at the foot of a page goes with what it heads, and so does its entry', async () => {
  const blocks = [
    page,
    { type: 'contents' as const, title: '目次' },
    { type: 'pageBreak' as const },
    ...lines('前', 14),
    say('題', 1),
  ]
  const tall: PaperBlock = {
    type: 'table',
    columns: [100],
    rows: [{ height: 120, cells: [{ col: 0, text: '表の中', look: {} }] }],
  }
  const pdf = await openPdf((await printLongPdf('資料', [[...blocks, tall]], { cells: 1 })).bytes)
  expect(await outlineOf(pdf)).toEqual(['題 → 題表の中'])
})
