import { findFiscalYears } from '../fiscal-year.ts'
import type { Item } from '../plan.ts'
import type { Source } from '../source.ts'
import { foldText } from '../text-fold.ts'
import type { RowsContext } from './rows-draft.ts'
import { readTargetsCell } from './rows-indicators.ts'
import { cleanName } from './rows-targets.ts'
import { draftOf, type SlidesDraft } from './slides-draft.ts'
import type { WrittenLine } from './slides-words.ts'
import { cutEntries } from './target-pieces.ts'

const bullets = /(^|[\s\u3000])[▶▷►➢✓◆◇](?=\s*\S)/g

/**
 * Reads targets under a label (成果目標): 「・参加者数：220人以上」, one an entry. Words before the first bullet say of what and of which
 * year they are. Of several items each target goes to the one whose words it shares most.
 */
export function readSlideTargets(draft: SlidesDraft, items: Item[], lines: WrittenLine[]): void {
  const [item] = items
  const [first] = lines
  if (!item || !first) return
  const text = lines.map((line) => line.text.replace(bullets, '$1○')).join('\n')
  const { preamble, rest } = cutPreamble(text)
  const year = preamble === undefined ? undefined : findFiscalYears(preamble)[0]?.year
  const context = contextOf(draft, year)
  const groups = items.length > 1 ? cutEntries(rest) : [rest]
  for (const entry of groups) {
    const own = items.length > 1 ? nearestItem(draft, items, entry) : item
    const open = draftOf(draft, own)
    const before = open.indicators.length
    const line = lines.find(({ text: words }) => entry.includes(words.slice(1, 12))) ?? first
    readTargetsCell(open, { ...line.piece.cell, text: entry }, 0, context)
    for (const indicator of open.indicators.slice(before)) {
      if (preamble !== undefined) indicator.description = cleanName(preamble).replace(/[のはを、:：]+$/, '')
      locate(
        indicator,
        open.observations.filter((one) => one.indicator === indicator.id),
        lines,
      )
    }
  }
}

/** What stands before the first bullet, where bullets follow. */
function cutPreamble(text: string): { preamble?: string; rest: string } {
  const at = text.search(/(?:^|[\s\u3000])[○◯〇・●](?=\s*\S)/)
  const before = at < 0 ? '' : text.slice(0, at).trim()
  return before === '' || /\d\s*\S{0,3}(?:以上|以下|程度)?$/.test(before)
    ? { rest: text }
    : { preamble: before, rest: text.slice(at) }
}

/** The line in which an indicator's name begins is its source, and its figures'. */
function locate(indicator: { name: string; source?: Source }, said: { source?: Source }[], lines: WrittenLine[]): void {
  const start = foldText(indicator.name).slice(0, 14)
  const line = lines.find(({ text }) => foldText(text).includes(start))
  if (!line) return
  // The bullet that stands for every kind of them is not the paper's own.
  const asWritten = (text: string) => (line.text.includes(text) ? text : text.replace(/^○\s*/, ''))
  for (const row of [indicator, ...said])
    if (row.source) row.source = { locator: line.piece.cell.locator, text: asWritten(row.source.text) }
}

function contextOf({ scheme, stage, fiscalYear }: SlidesDraft, year: number | undefined): RowsContext {
  const about = year ?? fiscalYear
  return { scheme, stage, marks: scheme.blocks, ...(about === undefined ? {} : { fiscalYear: about }) }
}

/** The item whose title and words share most pairs of letters with a target's. */
function nearestItem(draft: SlidesDraft, items: Item[], entry: string): Item {
  const pairs = pairsOf(entry)
  const scored = items.map((item) => {
    const said = [
      ...draft.before.narratives.filter((one) => one.item === item.id),
      ...(draft.drafts.get(item.id)?.narratives ?? []),
    ]
    const own = pairsOf([item.title, item.title, ...said.map(({ text }) => text)].join('\n'))
    const title = pairsOf(item.title)
    let score = 0
    for (const pair of pairs) score += (own.has(pair) ? 1 : 0) + (title.has(pair) ? 1 : 0)
    return { item, score }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).item
}

function pairsOf(text: string): Set<string> {
  const folded = foldText(text).replace(/[\p{P}\p{S}\d]/gu, '')
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < folded.length; at++)
    if (!/[\u3041-\u309f]{2}/.test(folded.slice(at, at + 2))) pairs.add(folded.slice(at, at + 2))
  return pairs
}
