import type { Sentences } from './finding.ts'

/** What the matcher of layout `columns` (並列の文章) says. */
export interface ColumnsFacts {
  'goal-without-figure': { text: string }
  'goal-missing': { title: string; reason: string }
  'columns-unheaded': Record<string, never>
  'footnote-missing': { mark: string }
}

/** Their sentences. */
export const columnsSentences: Sentences<ColumnsFacts> = {
  'goal-without-figure': ['info', ({ text }) => `数値目標の「${text}」に数値が見つからないため、文章の目標として読みました。`],
  'goal-missing': ['info', ({ title, reason }) => `「${title}」の目標は${reason}です。`],
  'columns-unheaded': [
    'error',
    () => '取組・目標・進捗の見出しが見つからないため、内容を読めませんでした。見出しが様式のとおりか確かめてください。',
  ],
  'footnote-missing': ['info', ({ mark }) => `注記「${mark}」の説明が文書の中に見つかりません。`],
}
