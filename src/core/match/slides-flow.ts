import type { Cell, Grid } from '../grid.ts'
import { cleanText } from '../text-fold.ts'

/** A line of a presentation copied out as plain text (文字だけの写し): boxes, columns and their order are lost. */
export interface FlowLine {
  text: string
  cell: Cell
  /** A blank line stands before it, or it is indented as the first line of a box is. */
  apart: boolean
  indented: boolean
  /** A label stands between it and the line before. */
  labelled?: true
}

/** The filled lines of a stretch of plain text. */
export function flowLines(grids: Grid[]): FlowLine[] {
  const lines: FlowLine[] = []
  let blank = true
  for (const cell of grids.flatMap((grid) => grid.cells)) {
    const text = cleanText(cell.text).replace(/[ \t\u3000]+/g, ' ')
    const indented = /^[ \u3000]/.test(cell.text)
    if (text !== '') lines.push({ text, cell, apart: blank || indented, indented })
    blank = text === ''
  }
  return lines
}

const sentenceEnd = /(?:する|[うくすつぬむるぐぶ]|した|。)$/

/** Whether words end as a sentence of a plan does (する, 図る, めざす). */
export const endsSentence = (text: string) => sentenceEnd.test(text.replace(/[\s)）」]+$/, ''))

/** Whether words can be a name alone: short, with no comma and no sentence's end. */
export const isNameLike = (text: string) => text.length <= 45 && !/[、。]/.test(text) && !endsSentence(text)

/** 「名称 文」 in one line: cut at the space after which Japanese words go on to a sentence. */
export function cutNamed(text: string): { name: string; words: string } | undefined {
  for (const gap of text.matchAll(/\s+(?=[\u3041-\u30ff\u3400-\u9fff「『０-９])/g)) {
    const [name, words] = [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)]
    if (isNameLike(name) && name.length >= 3 && words.length >= 10 && (/[、をにで]/.test(words) || endsSentence(words)))
      return { name, words }
  }
  return undefined
}
