import { type Finding, finding } from '../finding.ts'
import type { Source } from '../source.ts'
import { cleanText } from '../text-fold.ts'

const mark = /([^\s、。「」()（）]{0,24})[「」]?[(（]([*※]\d{1,2})[)）]/g

/** Marks of notes (注記) in words, *1 and ※2, that no line of the paper explains. Each once. */
export function findMissingNotes(texts: { text: string; source: Source }[], lines: string[]): Finding[] {
  const explained = new Set(lines.flatMap((line) => /^\s*[(（]?([*※]\d{1,2})[)）]?[\s:：]/.exec(cleanText(line))?.[1] ?? []))
  const found = new Map<string, Finding>()
  for (const { text, source } of texts)
    for (const [, word = '', note = ''] of cleanText(text).matchAll(mark))
      if (!explained.has(note) && !found.has(note))
        found.set(note, finding('footnote-missing', { mark: `${word}(${note})` }, { source }))
  return [...found.values()]
}
