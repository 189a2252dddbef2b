import { deepestJson } from './parse-json.ts'
import { refuse } from './refuse.ts'

/** Gives up reading JSON at an index of its text: the line and column are said. */
export function refuseJsonAt(text: string, at: number, fault: 'broken' | 'depth', name: string): never {
  const line = countLines(text)(at)
  const column = at - (text.lastIndexOf('\n', at - 1) + 1) + 1
  if (fault === 'depth') refuse('nesting-too-deep', { name, depth: deepestJson }, `line ${line}`)
  return refuse('json-broken', { name, line, column, ends: at >= text.length }, `line ${line}`)
}

/** Tells the line of an index; asked in the text's order it counts every line once. */
export function countLines(text: string): (at: number) => number {
  let line = 1
  let counted = 0
  return (at) => {
    for (let end = text.indexOf('\n', counted); end >= 0 && end < at; end = text.indexOf('\n', counted)) {
      line++
      counted = end + 1
    }
    return line
  }
}
