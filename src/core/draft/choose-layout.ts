import type { DocumentContent } from '../grid.ts'
import { matchDocument } from '../match/match.ts'
import { parseScheme } from '../scheme-file.ts'
import type { Layout } from '../scheme-layout.ts'
import { guessLayout } from './guess-layout.ts'
import type { SchemeDraft } from './scheme-draft.ts'
import { schemeOfDraft } from './scheme-of-draft.ts'

/** A list so long is a ledger, and only guessed at: trying would cost more than it tells. */
const mostTried = 20_000

/**
 * How the contents lie on the page (配置): where that may be a list, every layout that reads lists is tried on the paper itself, and the one
 * that gives the most facts is proposed; of equals the first.
 */
export function chooseLayout(draft: SchemeDraft, content: DocumentContent, known: readonly Layout[]): Layout {
  const guessed = guessLayout(content, known)
  const size = content.grids.reduce((sum, { cells }) => sum + cells.length, 0)
  if (guessed === 'form' || size > mostTried) return guessed
  const tried = [...new Set<Layout>([guessed, 'grid', 'records', 'rows'])].filter((layout) => known.includes(layout))
  const scored = tried.map((layout) => ({ layout, score: scoreOf({ ...draft, layout }, content) }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).layout
}

/** How many cells a draft reads facts from; what is read with a doubt, or in words where a figure is asked for, counts against it. */
function scoreOf(draft: SchemeDraft, content: DocumentContent): number {
  const parsed = parseScheme(schemeOfDraft(draft.body === '' ? { ...draft, body: '―' } : draft))
  if ('problems' in parsed) return -1
  const { items, indicators, observations, budgets, evaluations, narratives, findings } = matchDocument(parsed.scheme, content)
  const rows = [...items, ...indicators, ...observations, ...budgets, ...evaluations, ...narratives]
  const cells = new Set(rows.flatMap(({ source }) => source?.locator ?? []))
  const words = observations.filter(({ value, min, max }) => value === undefined && min === undefined && max === undefined)
  const doubts = findings.filter(({ severity, code }) => severity === 'error' || unread.has(code))
  return cells.size - words.length - doubts.length
}

const unread = new Set(['column-unread', 'grade-unread', 'row-without-item', 'amount-unreadable', 'row-amount-again'])
