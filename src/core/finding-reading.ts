import type { Sentences } from './finding.ts'

/** What can be wrong with a file before anything is understood of it. `name`: the file's name. */
export interface ReadingFacts {
  'file-empty': { name: string }
  'format-unknown': { name: string }
}

/** Their sentences. */
export const readingSentences: Sentences<ReadingFacts> = {
  'file-empty': ['error', ({ name }) => `「${name}」は空のファイルです。中身のあるファイルを選び直してください。`],
  'format-unknown': ['error', ({ name }) => `「${name}」の形式を判別できません。Word・Excel・PDF・HTML・CSV・テキストのいずれかで渡してください。`],
}
