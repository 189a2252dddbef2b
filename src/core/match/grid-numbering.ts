import { type Finding, finding } from '../finding.ts'
import type { Item } from '../plan.ts'

/** Numbers of items under one parent that leave one out: (1) and then (3) (番号の抜け). */
export function checkNumbering(items: Item[]): Finding[] {
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  const last = new Map<string, Item>()
  const findings: Finding[] = []
  for (const item of items) {
    const number = numberOf(item.code)
    if (number === undefined) continue
    const key = `${item.parent ?? ''} ${item.level}`
    const before = last.get(key)
    last.set(key, item)
    const previous = numberOf(before?.code)
    if (!before || previous === undefined || number <= previous + 1) continue
    const title = titles.get(item.parent ?? '') ?? item.levelLabel ?? ''
    const facts = { title, before: before.code ?? '', after: item.code ?? '' }
    findings.push(finding('numbering-gap', facts, { subject: item.id, source: item.source }))
  }
  return findings
}

/** The last number of a code: 3 of (3), ③ and 1-3. */
function numberOf(code: string | undefined): number | undefined {
  const digits = /(\d{1,3})\D*$/.exec(code?.normalize('NFKC') ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}
