import type { Exchange } from '#core/exchange.ts'

/** What was read, a line a row, in a form that a person can check against the paper. */
export function summary({ document, items, indicators, observations, budgets, evaluations, narratives, terms }: Exchange) {
  const titleOf = (id: string | undefined) => items.find((item) => item.id === id)?.title ?? ''
  const nameOf = (id: string) => indicators.find((one) => one.id === id)?.name ?? ''
  const shown = (words: (string | number | boolean | undefined)[]) =>
    words.filter((word) => word !== undefined && word !== '').join(' | ')
  return {
    year: document.fiscalYear,
    items: items.map((one) =>
      shown([
        one.levelLabel,
        one.code,
        one.title,
        one.parent && `< ${titleOf(one.parent)}`,
        one.delivery,
        one.isNew && 'new',
        one.startFiscalYear,
        one.units?.join(),
        one.relistedUnder && `again < ${one.relistedUnder.map(titleOf).join()}`,
      ]),
    ),
    indicators: indicators.map((one) => shown([titleOf(one.item), one.name, one.unit, one.kind, one.fromProse && 'prose'])),
    observations: observations.map((one) =>
      shown([nameOf(one.indicator), one.measure, one.fiscalYear, one.comparator, one.value, one.relativeTo?.quantity, one.text]),
    ),
    budgets: budgets.map((one) => shown([titleOf(one.item), one.fiscalYear, one.stage, one.amount, one.relisted && 'again'])),
    evaluations: evaluations.map((one) => shown([titleOf(one.item), one.fiscalYear, one.grades.map(({ code }) => code).join()])),
    narratives: narratives.map((one) => shown([titleOf(one.item), one.role, one.text.replaceAll('\n', ' / ')])),
    terms: terms.map(({ term, definition }) => `${term}: ${definition}`),
  }
}
