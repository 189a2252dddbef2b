import type { Narrative, Term } from './exchange.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'

/** Words (文章) as a form has them: each block on a line of its own, with the mark that says what it is. */
export function formatBlocks(blocks: Pick<Narrative, 'text' | 'status'>[], marks: Scheme['blocks']): string {
  return blocks.map(({ text, status }) => (markOf(status, marks) ?? '') + text).join('\n')
}

function markOf(status: Narrative['status'], marks: Scheme['blocks']): string | undefined {
  return Object.entries(marks).find(([, meaning]) => meaning === (status ?? 'none'))?.[0]
}

/** A comment of several blocks as a form has it. Lines that belong to the one before (・, ※ or in brackets) take no mark. */
export function formatComment(comment: string, marks: Scheme['blocks']): string {
  const mark = markOf(undefined, marks) ?? ''
  return comment
    .split('\n')
    .map((line) => (/^[\s・※(（-]/.test(line) ? line : mark + line))
    .join('\n')
}

/** A title (事業名) with the marks that left it when it was read: (協調), (新規). */
export function formatTitle(item: Item, titleMarks: Scheme['titleMarks']): string {
  const marks = Object.entries(titleMarks).filter(([, { delivery, isNew }]) => {
    return (delivery !== undefined && delivery === item.delivery) || (isNew === true && item.isNew === true)
  })
  return item.title + marks.map(([mark]) => mark).join('')
}

/** Terms (用語説明), one a line. */
export function formatTerms(terms: Term[]): string {
  return terms.map(({ term, definition }) => `${term}:${definition}`).join('\n')
}
