import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { draftScheme, type SchemeDraft } from '#core/draft/scheme-draft.ts'
import { schemeOfDraft } from '#core/draft/scheme-of-draft.ts'
import type { Exchange } from '#core/exchange.ts'
import type { DocumentContent } from '#core/grid.ts'
import { matchDocument } from '#core/match/match.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { withholdCells } from '#core/withhold.ts'
import { readDocument } from '#documents/read.ts'

/** Sheets that were written, with the facts that a person reads on them, before any was drafted. */
export const unseenFolder = join(import.meta.dirname, 'unseen')

const lists = ['items', 'indicators', 'observations', 'budgets', 'evaluations', 'narratives'] as const
/** Facts of a sheet, one short line each. */
export type Facts = Record<(typeof lists)[number], string[]>

/** The facts that a person reads on a sheet; all formats of one sheet have the same. */
export const expectedOf = (file: string): Facts =>
  JSON.parse(readFileSync(join(unseenFolder, `${file.split('.')[0]}.expected.json`), 'utf8'))

/** Reads a sheet's file. */
export async function contentOf(file: string): Promise<DocumentContent> {
  const read = await readDocument(new Uint8Array(readFileSync(join(unseenFolder, file))), file)
  if ('problem' in read) throw new Error(read.problem.message)
  return read.content
}

/** The first proposal for a sheet; where the sheet does not name its body, the office's own name, as the page has it. */
export function draftOf(content: DocumentContent): SchemeDraft {
  const draft = draftScheme(content, 'unseen-2026')
  return draft.body === '' ? { ...draft, body: 'どこか市' } : draft
}

/** What the scheme of a draft reads on a sheet. */
export function factsBy(draft: SchemeDraft, content: DocumentContent): Facts {
  const parsed = parseScheme(schemeOfDraft(draft))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return factsOf(matchDocument(parsed.scheme, withholdCells(parsed.scheme, content)))
}

function factsOf({ items, indicators, observations, budgets, evaluations, narratives }: Exchange): Facts {
  const names = new Map(indicators.map(({ id, name }) => [id, name]))
  return {
    items: items.map(({ level, title }) => `${level}|${title}`),
    indicators: indicators.map(({ name, unit }) => `${name}|${unit === '％' ? '%' : (unit ?? '')}`),
    observations: observations.map(
      (one) => `${names.get(one.indicator)}|${one.measure}|${one.fiscalYear}|${one.value ?? one.text}`,
    ),
    budgets: budgets.map(({ fiscalYear, stage, amount, part }) => `${fiscalYear}|${stage}|${amount}|${part?.name ?? ''}`),
    evaluations: evaluations.flatMap(({ grades }) => grades.map(({ scale, code }) => `${scale}|${code}`)),
    narratives: narratives.map(({ role, text }) => `${role}|${text}`),
  }
}

/** How many facts of those expected were read, and how many that are not on the sheet; words count by their beginning. */
export function compareFacts(expected: Facts, facts: Facts): { right: number; wrong: number; all: number } {
  let right = 0
  let wrong = 0
  for (const list of lists) {
    const rest = [...facts[list]]
    for (const fact of expected[list]) {
      const at = rest.findIndex((one) => (list === 'narratives' ? one.startsWith(fact) : one === fact))
      if (at < 0) continue
      right++
      rest.splice(at, 1)
    }
    wrong += rest.length
  }
  return { right, wrong, all: lists.reduce((sum, list) => sum + expected[list].length, 0) }
}
