import type { Exchange } from '#core/exchange.ts'
import type { Observation } from '#core/observation.ts'

const said = (...parts: (string | number | false | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join(' ')

/** An exchange in words, a line a row, so that a person can hold it against the paper. */
export function sayExchange({ document, items, indicators, observations, budgets, evaluations, narratives, findings }: Exchange) {
  const title = (id: string | undefined): string => items.find((item) => item.id === id)?.title ?? '?'
  const name = (id: string): string => indicators.find((indicator) => indicator.id === id)?.name ?? '?'
  return {
    document: said(document.title, document.fiscalYear, document.stage),
    items: items.map((item) =>
      said(
        item.levelLabel,
        item.code && `[${item.code}]`,
        item.title,
        item.parent && `< ${title(item.parent)}`,
        item.relistedUnder && `再掲 ${item.relistedUnder.map(title).join('・')}`,
        item.startFiscalYear && `${item.startFiscalYear}から`,
        item.units && `(${item.units.join('・')})`,
        item.marks?.join('・'),
      ),
    ),
    indicators: indicators.map(({ item, name, unit, role, accumulation, description }) =>
      said(title(item), ':', name, unit && `/${unit}`, role, accumulation, description && `「${description}」`),
    ),
    observations: observations.map((one) => said(name(one.indicator), one.measure, sayYears(one), sayFigure(one))),
    budgets: budgets.map(({ item, fiscalYear, stage, part, amount, relisted }) =>
      said(title(item), fiscalYear, stage, part && `${part.kind}:${part.name}`, `${amount}円`, relisted && '加えない'),
    ),
    evaluations: evaluations.map(({ item, fiscalYear, grades, comment }) =>
      said(title(item), fiscalYear, ...grades.map(({ scale, code }) => `${scale}=${code}`), comment && `「${comment}」`),
    ),
    narratives: narratives.map(({ item, role, label, text }) => said(title(item), role, label, `「${text}」`)),
    findings: findings.map(({ code, source }) => said(code, source?.locator)).sort(),
  }
}

const sayYears = ({ fiscalYear, fromFiscalYear, toFiscalYear }: Observation): string =>
  fromFiscalYear === undefined ? String(fiscalYear ?? '年なし') : `${fromFiscalYear}–${toFiscalYear}`

const sayFigure = ({ value, min, max, comparator, unit, text, fromProse }: Observation): string =>
  said(
    comparator,
    value,
    min !== undefined || max !== undefined ? `${min ?? ''}～${max ?? ''}` : '',
    unit,
    text && `「${text}」`,
    fromProse && '(文中)',
  )
