import { endsSentence, type FlowLine } from './slides-flow.ts'

/** How a run of lines is written: sentences, bullets, under numbers, or 「時期：4月」. */
export type RunStyle = 'prose' | 'bullets' | 'numbered' | 'pairs'

/** Lines that stood in one box of the slide, as far as their look tells. */
export interface Run {
  style: RunStyle
  lines: FlowLine[]
  /** Numbers at the heads of its lines, with their headings. */
  numbers: { number: number; heading: string }[]
}

const bullet = /^[・●○◯〇■◆▶]/
const numberHead = /^(?:[(（](\d{1,2})[)）]|([①-⑳]))\s*(.*)$/
const pair = /^[^\s:：、。]{2,8}[:：]\s*\S/

const styleOf = (text: string): RunStyle =>
  bullet.test(text) ? 'bullets' : numberHead.test(text) ? 'numbered' : pair.test(text) ? 'pairs' : 'prose'

const numberOf = (found: RegExpExecArray) =>
  found[1] === undefined ? (found[2] as string).charCodeAt(0) - 0x245f : Number(found[1])

/** Groups lines into runs: numbers that begin again, another style after a blank line, a label or a full stop before one part them. */
export function cutRuns(lines: FlowLine[]): Run[] {
  const runs: Run[] = []
  const next = nextNumbers(lines)
  for (const [nth, line] of lines.entries()) {
    const open = runs.at(-1)
    const found = numberHead.exec(line.text)
    const number = found ? numberOf(found) : undefined
    if (!open || begins(open, line, number, next[nth])) runs.push({ style: styleOf(line.text), lines: [line], numbers: [] })
    else open.lines.push(line)
    if (found && number !== undefined) runs.at(-1)?.numbers.push({ number, heading: found[3] as string })
  }
  return runs
}

/** For each line the number with which a line from there on begins first. */
function nextNumbers(lines: FlowLine[]): (number | undefined)[] {
  const next: (number | undefined)[] = []
  let ahead: number | undefined
  for (let nth = lines.length - 1; nth >= 0; nth--) {
    const found = numberHead.exec((lines[nth] as FlowLine).text)
    if (found) ahead = numberOf(found)
    next[nth] = ahead
  }
  return next
}

function begins(open: Run, line: FlowLine, number: number | undefined, next: number | undefined): boolean {
  const last = open.lines.at(-1) as FlowLine
  if (number !== undefined) {
    const before = open.numbers.at(-1)?.number
    return open.style !== 'numbered' || before === undefined || number <= before
  }
  if (line.labelled) return true
  if (!line.apart) return false
  const style = styleOf(line.text)
  if (line.indented) return true
  // Bullets belong to a numbered run where its next number still follows.
  if (open.style === 'numbered') return style === 'bullets' && next !== (open.numbers.at(-1)?.number ?? Number.NaN) + 1
  if (style === 'bullets') return open.style !== 'bullets'
  if (style === 'pairs') return open.style === 'bullets' || (styleOf(last.text) === 'prose' && last.text.endsWith('。'))
  if (open.style === 'bullets') return false
  return last.text.endsWith('。') || (pair.test(last.text) && style === 'prose' && line.text.length > 20)
}

/** How much a run says what something is for (目的): the share of telling words, less what tells of doing. */
export function purposeScore({ style, lines }: Run): number {
  if (style !== 'prose') return Number.NEGATIVE_INFINITY
  const text = lines.map((line) => line.text).join('')
  const ends = /(?:を図る|促進する|めざす|目指す|推進する|向上させる|発信する|提供する|支援する|資する|行う|行なう)。?$/.test(
    text,
  )
    ? 2
    : 0
  const doing = /開催する|下記|以下の|実施する|への参加|の開催|[:：]/.test(text) ? 3 : 0
  return ends - doing + (endsSentence(text) ? 1 : 0) + Math.min(1, text.length / 120)
}
