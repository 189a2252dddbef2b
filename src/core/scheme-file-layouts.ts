import { z } from 'zod'
import { closed, text, words } from './scheme-file-words.ts'

/** What layout `columns` (並列の文章) is told. */
export const columnsLayout = closed({
  title: text,
  plan: text,
  marks: words(text),
  indicators: text,
  headings: words(z.array(text).min(1)).optional(),
})
