import { cleanText } from '../text-fold.ts'

/** What a block mark says of its block; `none` is a bullet only. */
export type BlockMarks = Record<string, 'done' | 'ongoing' | 'none'>

/** One block of words (◆ 実施済み, ◇ 取組中): its lines joined by `\n`. `mark` is what stood at its head. */
export interface Block {
  text: string
  mark?: string
  status?: 'done' | 'ongoing'
  /** The lines as they stood before cleaning. */
  raw: string
}

/** Tags that an export left in the words, `<div style="…">`: no word of an official is Latin within angle brackets with an `=` or `/`. */
const markup = /<\/?(?:div|span|p|b|i|u|br|font|strong|em|table|tr|td|th|ul|ol|li|a)(?:\s[^<>]*)?\/?>/gi

/** Whether tags of a mark-up language stand in the words. */
export function hasMarkup(text: string): boolean {
  return text.search(markup) >= 0
}

/** Words by the exchange convention, line by line: cleaned, trimmed, without mark-up and empty lines. */
export function cleanWords(text: string): string {
  return text
    .replace(markup, ' ')
    .split('\n')
    .map((line) => cleanText(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** Headings at the end of a block, 【…】 or <…>: they belong to the block that follows. */
const headingsAtEnd = /(?:^|\s)((?:(?:【[^【】]*】|<[^<>]*>|〈[^〈〉]*〉|＜[^＜＞]*＞|《[^《》]*》)\s*)+)$/

/**
 * Splits words at the block marks, which stand at the head of a line or after white space; a heading before a mark stays with the block
 * that follows. Words without any mark are one block.
 */
export function splitBlocks(text: string, marks: BlockMarks): Block[] {
  const pieces = cutAtMarks(text.replace(markup, ' '), Object.keys(marks))
  for (let at = 0; at + 1 < pieces.length; at++) {
    const piece = pieces[at] as Piece
    const heading = headingsAtEnd.exec(piece.words)
    if (!heading) continue
    piece.words = piece.words.slice(0, heading.index)
    const next = pieces[at + 1] as Piece
    next.words = `${(heading[1] as string).trimEnd()}\n${next.words.trimStart()}`
  }
  return pieces.flatMap((piece) => {
    const words = cleanWords(piece.words)
    if (words === '') return []
    const status = piece.mark === undefined ? undefined : marks[piece.mark]
    const block: Block = { text: words, raw: piece.words.trim() }
    if (piece.mark !== undefined) block.mark = piece.mark
    if (status === 'done' || status === 'ongoing') block.status = status
    return [block]
  })
}

interface Piece {
  mark?: string
  words: string
}

function cutAtMarks(text: string, marks: string[]): Piece[] {
  if (marks.length === 0) return [{ words: text }]
  const pattern = new RegExp(`(^|[\\s\\u3000])(${marks.map(escapePattern).join('|')})`, 'g')
  const pieces: Piece[] = []
  let from = 0
  let mark: string | undefined
  for (const match of text.matchAll(pattern)) {
    pieces.push({ words: text.slice(from, match.index), ...(mark === undefined ? {} : { mark }) })
    mark = match[2] as string
    from = match.index + match[0].length
  }
  pieces.push({ words: text.slice(from), ...(mark === undefined ? {} : { mark }) })
  return pieces
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
