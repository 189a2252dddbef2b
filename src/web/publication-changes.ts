import type { Exchange } from '#core/exchange.ts'
import { type Statement, statementsOf } from '#core/statement.ts'
import { sayAbout, sayValue } from '#core/statement-words.ts'
import type { PublicationChange } from './pages/publish-page.tsx'

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** Every statement of an exchange in words, by what it speaks of. */
function inWords(exchange: Exchange): Map<string, string> {
  const items = new Map(exchange.items.map((item) => [item.id, item]))
  const indicators = new Map(exchange.indicators.map((indicator) => [indicator.id, indicator]))
  const words = new Map<string, string>()
  for (const statement of statementsOf({ ...exchange, narratives: exchange.narratives }) as Statement[]) {
    const indicator = statement.list === 'observations' ? indicators.get(statement.row.indicator) : undefined
    const item = items.get(statement.list === 'observations' ? (indicator?.item ?? '') : statement.row.item)
    if (!item) continue
    const context = { item, indicator, moneyUnit: '千円' }
    const about =
      statement.list === 'observations' ? `${item.title}　${sayAbout(statement, context)}` : sayAbout(statement, context)
    let key = about
    for (let n = 2; words.has(key); n += 1) key = `${about}（${n}）`
    words.set(key, sayValue(statement, context))
  }
  return words
}

/** What a new publication says otherwise than the last one. */
export function comparePublications(before: Exchange, after: Exchange): PublicationChange[] {
  const was = inWords(before)
  const is = inWords(after)
  const changes: PublicationChange[] = []
  for (const [about, value] of is) {
    const old = was.get(about)
    if (old !== value) changes.push({ about, before: old === undefined ? '—' : short(old), after: short(value) })
  }
  for (const [about, value] of was) if (!is.has(about)) changes.push({ about, before: short(value), after: '（なくなる）' })
  return changes
}
