import { cleanText } from '../text-fold.ts'
import { type ColumnLine, joinBroken } from './columns-line.ts'
import { isHeadingLine, isListLine, readLineMark } from './line-mark.ts'

/** One block of a column of words (○ …), with the headings over it. */
export interface ProseBlock {
  text: string
  /** As written. */
  raw: string
  line: ColumnLine
}

/** Cuts a column at its marks; a heading line belongs to the block that follows. Without marks, blank lines part the blocks. */
export function cutBlocks(lines: ColumnLine[]): ProseBlock[] {
  const marked = lines.some(({ text }) => isMark(text))
  const blocks: ColumnLine[][] = []
  let apart = true
  for (const line of lines) {
    if (line.text.trim() === '') {
      apart = true
      continue
    }
    const open = blocks.at(-1)
    const another = open?.at(-1)?.row !== line.row
    const opens = another || (marked ? isMark(line.text) : apart)
    if (!open || opens) blocks.push([...(open ? takeHeadings(open) : []), line])
    else open.push(line)
    apart = false
  }
  return blocks.flatMap((block) => (block.length === 0 ? [] : [blockOf(block)]))
}

const isMark = (text: string) => readLineMark(text) !== undefined && !isListLine(text)

/** Takes the headings off the end of a block. */
function takeHeadings(block: ColumnLine[]): ColumnLine[] {
  let from = block.length
  while (from > 0 && isHeadingLine((block[from - 1] as ColumnLine).text)) from--
  return block.splice(from)
}

function blockOf(block: ColumnLine[]): ProseBlock {
  const texts = joinBroken(block.map(({ text }) => text))
  const text = texts.map((line) => cleanText(bulletOff(line)).replace(/[ \u3000]+/g, ' ')).join('\n')
  return {
    text,
    raw: block
      .map((line) => line.text)
      .join('\n')
      .trim(),
    line: block[0] as ColumnLine,
  }
}

/** ○ opens the block and is no word of it; a number is. */
const bulletOff = (line: string) => {
  const mark = readLineMark(line)
  return mark !== undefined && mark.number === undefined ? mark.rest : line
}
