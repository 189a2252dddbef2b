import type { Term } from './exchange.ts'
import type { Filling } from './fill-field.ts'
import { foldText } from './text-fold.ts'

/** Terms that the sheet's words use; every term where the facts are of this one sheet. */
export function termsOf({ scheme, facts, item, fiscalYear }: Filling): Term[] {
  const evaluated = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label
  if (!facts.items.some((one) => one.id !== item.id && one.levelLabel === evaluated)) return facts.terms
  const words = [
    item.title,
    ...facts.narratives
      .filter((one) => one.item === item.id && (one.fiscalYear ?? fiscalYear) === fiscalYear)
      .map(({ text }) => text),
    ...facts.evaluations.filter((one) => one.item === item.id).flatMap(({ comment }) => comment ?? []),
    ...facts.indicators.filter((one) => one.item === item.id).flatMap(({ name, description }) => [name, description ?? '']),
  ]
  const folded = foldText(words.join('\n'))
  return facts.terms.filter(({ term }) => folded.includes(foldText(term)))
}
