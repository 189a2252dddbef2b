import { expect, it } from 'vitest'
import { readPdf } from '#documents/read-pdf.ts'
import { lattice, makePdf, write } from './make-pdf.ts'

/** One column of two cells, from above. */
async function cellsOf(words: string): Promise<string[]> {
  const read = await readPdf(makePdf([{ content: lattice([50, 250], [200, 220, 240]) + words }]), 'はみ出し.pdf')
  if ('problem' in read) throw new Error(read.problem.message)
  return read.content.grids[0]?.cells.map(({ text }) => text) ?? []
}

const within = (box: string, words: string) => `q ${box} re W n ${words}Q `
const long = write('一行目', 55, 222) + write('二行目', 55, 206)

it('gives words that a cell cuts off to that cell, not to the one they would reach into', async () => {
  expect(await cellsOf(write('上の言葉', 55, 230) + within('50 200 200 20', long))).toEqual(['上の言葉', '一行目\n二行目'])
})

it('leaves words where they stand that nothing cuts off', async () => {
  expect(await cellsOf(within('0 0 400 300', long))).toEqual(['一行目', '二行目'])
  expect(await cellsOf(`${within('50 200 200 20', write('注', 150, 206))}${long}`)).toEqual(['一行目', '二行目 注'])
})

it('cuts within what is cut already, and leaves words where nothing is left to show', async () => {
  expect(await cellsOf(within('50 200 200 40', within('0 0 400 220', long)))).toEqual(['', '一行目\n二行目'])
  expect(await cellsOf(within('50 200 200 20', within('50 220 200 20', long)))).toEqual(['一行目', '二行目'])
})

it('brings nothing onto the page that lies off it', async () => {
  expect(await cellsOf(within('0 0 400 300', write('欄外', -60, 206) + write('中', 55, 206)))).toEqual(['', '中'])
})
