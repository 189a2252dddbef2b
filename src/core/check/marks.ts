import { type Finding, finding } from '../finding.ts'
import type { Item } from '../plan.ts'
import type { Paper } from './paper.ts'

/** 実施済み by its mark, and not yet by its last words (印と本文の食い違い). */
export function checkMarks({ narratives, scheme }: Paper): Finding[] {
  const mark = Object.entries(scheme.blocks ?? {}).find(([, status]) => status === 'done')?.[0]
  return narratives.flatMap(({ status, text, item, source }) => {
    const [words] =
      /[^。、\n]{0,16}(?:調整中|準備中|検討中|協議中|実施予定|開催予定|予定である|未実施)(?=[。\s)）]*$)/.exec(text.slice(-60)) ??
      []
    if (status !== 'done' || words === undefined) return []
    return [finding('mark-text-conflict', { mark: `${mark ?? ''}（実施済み）`, words: words.trim() }, { subject: item, source })]
  })
}

/** Numbers of items that leave one out: (1), (3). Codes that are no plain numbers from 1 say nothing. */
export function checkNumbering({ items, childrenOf }: Paper): Finding[] {
  const parents = new Set(items.map(({ parent }) => parent))
  return [...parents].flatMap((parent) => {
    const levels = new Set(childrenOf(parent).map(({ level }) => level))
    return [...levels].flatMap((level) => gapsIn(childrenOf(parent).filter((item) => item.level === level)))
  })
}

function gapsIn(items: Item[]): Finding[] {
  const numbered = items.flatMap((item) => {
    const number = numberOf(item.code)
    return number === undefined ? [] : [{ item, number }]
  })
  if (numbered.length < 2 || numbered.length < items.length || numbered[0]?.number !== 1) return []
  return numbered.flatMap(({ item, number }, i) => {
    const before = numbered[i - 1]?.number
    if (before === undefined || number !== before + 2) return []
    const missing = item.code?.replace(/\d+/, String(number - 1)) ?? ''
    return [finding('number-skipped', { title: item.title, missing }, { subject: item.id, source: item.source })]
  })
}

function numberOf(code: string | undefined): number | undefined {
  const [, digits] = /^[(（]?(\d{1,2})[)）.．]?$/.exec(code ?? '') ?? []
  return digits === undefined ? undefined : Number(digits)
}
