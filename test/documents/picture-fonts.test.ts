import { expect, it } from 'vitest'
import { drawLineChart } from '#core/chart/line-chart.ts'
import type { PaperBlock } from '#core/paper/paper.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { readDocument } from '#documents/read.ts'

const page: PaperBlock = { type: 'page', width: 595, height: 842, margins: { top: 36, right: 36, bottom: 36, left: 36 } }

// A letter that no font of a drawing has would be a box: in print its words are words, set in our fonts, read back here.
it.each([
  ['usual letters', '相談・支援の件数（％）', '相談・支援の件数（％）'],
  ['letters of other fonts', '𠮷野☑髙﨑〜', '𠮷野☑髙﨑〜'],
  ['a letter that no font has', '安全😀', '安全〓'],
])('the words of a chart in print: %s', async (_, title, shown) => {
  const points = [1, 2, 4].map((actual, nth) => ({ label: `令和${nth + 2}`, name: '', actual, target: 3 }))
  const svg = drawLineChart({ title, subtitle: '産業の支援', points })
  if (svg === undefined) throw new Error('no chart')
  const picture = { image: { kind: 'svg' as const, svg }, alt: title, width: 238, height: 132 }
  const { bytes } = printPdf({ title: '図', blocks: [page, { type: 'pictures', pictures: [picture] }] })
  const reading = await readDocument(bytes, '図.pdf')
  if ('problem' in reading) throw new Error(reading.problem.message)
  const words = reading.content.grids.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n')
  for (const word of [shown, '令和2', '令和4', '産業の支援']) expect(words).toContain(word)
})
