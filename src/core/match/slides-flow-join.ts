import type { FlowLine } from './slides-flow.ts'
import { continuesLine, widthOf } from './unwrap.ts'

const opensLine = /^(?:[・●○◯〇■◆▶※]|[(（]\d{1,2}[)）]|[①-⑳]|[^\s:：、。]{2,8}[:：])/

/** A particle never begins a line of its own. */
const particle = /^(?:[をにのはがへ]|な(?!お|ど、|ら))/

/** Joins lines where the page broke them: the line is as full as any, or a numbered heading has not come to its noun. */
export function joinFlow(lines: FlowLine[]): FlowLine[] {
  const capacity = Math.max(...lines.map(({ text }) => widthOf(text)))
  const joined: FlowLine[] = []
  let last = ''
  for (const line of lines) {
    const open = joined.at(-1)
    const unfinished = /^(?:[(（]\d{1,2}[)）]|[①-⑳])/.test(last) && /(?:[をにのはがとで、]|により|する|える|資する)$/.test(last)
    // A heading is seldom longer than a line and a half: what is as long again begins the words under it.
    const heading = /^(?:[(（]\d{1,2}[)）]|[①-⑳])/.test(last) && !unfinished
    const fits = continuesLine(last, line.text, capacity) && !(heading && widthOf(line.text) > capacity / 2)
    if (open && !opensLine.test(line.text) && (unfinished || fits || (particle.test(line.text) && !last.endsWith('。'))))
      joined[joined.length - 1] = { ...open, text: `${open.text}${line.text}` }
    else joined.push(line)
    last = line.text
  }
  return joined
}
