import { linesOf } from './docx-words.ts'

/** A figure where the template has one among words keeps the words: 2013年度, 0件. */
export function withWords(value: number, specimen: string): string {
  const [figure = ''] = linesOf(value)
  const [, before = '', after = ''] = /^(\D*)\d[\d,]*(?:\.\d+)?(\D*)$/.exec(specimen) ?? []
  return before + figure + after
}

/** Whether a place has one paragraph with soft breaks (段落内改行): that is how its template writes lines. */
export function isSoft(paragraphs: readonly { text: string }[]): boolean {
  return paragraphs.length === 1 && paragraphs[0]?.text.includes('\n') === true
}

const headOf = (text: string) => /^\s*([^\p{L}\p{N}\s])/u.exec(text)?.[1]

/** Which paragraph of the template a line looks like (見本の段落): the one with the same mark at its head (○, ・), else the one in its place. */
export function likeLine(paragraphs: readonly { text: string }[], line: string, nth: number): number {
  const head = headOf(line)
  const same = head === undefined ? -1 : paragraphs.findIndex(({ text }) => headOf(text) === head)
  return same >= 0 ? same : Math.min(nth, paragraphs.length - 1)
}
