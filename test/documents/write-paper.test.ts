import { describe, expect, it } from 'vitest'
import type { PageSetup, Paper } from '#core/paper/paper.ts'
import { readXlsx } from '#documents/read-xlsx.ts'
import { writePaper } from '#documents/write-paper.ts'

const setup: PageSetup = { type: 'page', width: 842, height: 595, margins: { top: 40, right: 40, bottom: 40, left: 40 } }
const say = (text: string) => ({ type: 'paragraph', text, look: {} }) as const
const paper: Paper = {
  title: '計画',
  blocks: [
    setup,
    say('はじめに'),
    say('本文'),
    { type: 'pageBreak' },
    say('一覧\t課'),
    { type: 'pageBreak' },
    { type: 'pageBreak' },
    setup,
    say('一覧'),
  ],
}

describe('a paper as a workbook', () => {
  it('has a sheet for each page that the paper begins by itself, named by its first words', () => {
    const { grids } = readXlsx(writePaper(paper, 'xlsx').bytes, 'a.xlsx')
    expect(grids.map(({ place, cells }) => [place, cells.map(({ text }) => text).filter((text) => text !== '')])).toEqual([
      ['はじめに', ['はじめに', '本文']],
      ['一覧', ['一覧\t課']],
      ['一覧2', ['一覧']],
    ])
  })
})
