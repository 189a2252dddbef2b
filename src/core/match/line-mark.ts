import { narrowAscii } from '../width.ts'

/** The mark at the head of a line (行頭記号), and the line without it. */
export interface LineMark {
  /** `■`, `○`; for numbered lines `①`, `(1)` or `1.`, whatever the number. */
  mark: string
  /** The number of a numbered line. */
  number?: number
  rest: string
}

const rounds = /[○〇◯⚪]/
const bullets = /^([■□◆◇●◎○〇◯★☆▶▷▪◼▲△▼▽])\s*(\S.*)$/s
const lists = /^([・･•‣⁃*※⇒→⇨➡➢✓-])\s*(\S.*)$/s

/** Reads the mark at the head of a line: a bullet that opens something. A line of a list (・, ※, ⇒) has none here. */
export function readLineMark(line: string): LineMark | undefined {
  const text = line.trim()
  const bullet = bullets.exec(text)
  if (bullet) return { mark: sameMark(bullet[1] as string), rest: bullet[2] as string }
  const circled = /^([①-⑳])\s*(\S.*)$/s.exec(text)
  if (circled) return { mark: '①', number: (circled[1] as string).charCodeAt(0) - 0x245f, rest: circled[2] as string }
  const narrow = narrowAscii(text)
  const numbered = /^(\((\d{1,2})\)|(\d{1,2})[.．](?!\d))\s*\S/.exec(narrow)
  if (!numbered) return undefined
  const rest = text.slice((numbered[1] as string).length).trim()
  return { mark: numbered[2] === undefined ? '1.' : '(1)', number: Number(numbered[2] ?? numbered[3]), rest }
}

/** Whether a line is one of a list within its block: ・, ※, ⇒. */
export function isListLine(line: string): boolean {
  return lists.test(line.trim())
}

/** The circles that officials use for one another are one mark. */
export function sameMark(mark: string): string {
  return rounds.test(mark) ? '○' : mark
}

/** Whether a line is a heading of its own: 【…】, <…> and the like. */
export function isHeadingLine(line: string): boolean {
  return /^\s*(?:【[^【】]*】|[<＜〈《][^<>＜＞〈〉《》]*[>＞〉》])\s*(?:[(（][^()（）]{1,8}[)）])?\s*$/.test(line)
}
