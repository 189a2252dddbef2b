import type { Exchange } from '#core/exchange.ts'
import type { PaperSheet } from './form-paper.ts'

/** What a reader has to find on a printed sheet, in words that compare: one line a row. */
export function expectedFacts(sheet: PaperSheet): Record<string, string[]> {
  const missing = (text: string) => text === '' || /^[-―]$/.test(text)
  const plain = (text: string) => Number(text.replace(/[,()]/g, ''))
  const stages: Record<string, string> = { 計画事業費: 'planned', 予算: 'initial', 決算: 'settled', 決算見込: 'settledEstimate' }
  const roles = ['purpose', 'overview', 'goal', 'progress', 'issue', 'direction']
  const path = [sheet.basicPolicy, sheet.direction, sheet.basicMeasure].filter((title) => title !== '')
  const reason = sheet.reason.replace(/^●/, '')
  return {
    items: [
      ...[...path, sheet.measure].map((title, i) => [title, path[i - 1] ?? ''].join(' < ')),
      ...sheet.children.map(({ title }) => `${title} < ${sheet.measure}`),
    ],
    units: [...new Set([sheet.writer, ...sheet.related])],
    marks: sheet.priority ? ['重点'] : [],
    indicators: sheet.indicators.map((one) => [one.name, one.description, one.direction, one.years[0]?.unit ?? ''].join(' | ')),
    observations: sheet.indicators.flatMap((one, i) =>
      one.years.flatMap(({ year, target, actual }) => [
        ...(missing(target) ? [] : [`${i + 1} target ${year} ${plain(target)}`]),
        ...(missing(actual) ? [] : [`${i + 1} actual ${year} ${plain(actual)}`]),
      ]),
    ),
    budgets: sheet.budgets.flatMap(({ year, amounts }) =>
      amounts
        .filter(({ written }) => !missing(written))
        .map(
          ({ stage, written }) => `${year} ${stages[stage]} ${plain(written) * 1000}${written.startsWith('(') ? ' 再掲' : ''}`,
        ),
    ),
    evaluations: [
      ...sheet.grades.map(({ year, letters }) => `${year} ${letters} ${year === sheet.fiscalYear ? reason : ''}`),
      ...sheet.children.filter(({ state }) => state !== '').map(({ title, state }) => `${title} ${state}`),
    ],
    narratives: sheet.words.flatMap((blocks, i) => blocks.map((text) => `${roles[i]} ${text.replace(/^●/, '')}`)),
    terms: sheet.terms.map(({ term, definition }) => `${term}=${definition}`),
  }
}

/** The same of what was read. */
export function readFacts(exchange: Exchange, evaluated: string): Record<string, string[]> {
  const titleOf = (id: string | undefined) => exchange.items.find((item) => item.id === id)?.title ?? ''
  const item = exchange.items.find(({ title, level }) => title === evaluated && level === 'measure')
  const directions = { increase: '大きいほどよい', decrease: '小さいほどよい', maintain: '現状維持' }
  return {
    items: exchange.items.map(({ title, parent }) => `${title} < ${titleOf(parent)}`),
    units: item?.units ?? [],
    marks: item?.marks ?? [],
    indicators: exchange.indicators.map((one) =>
      [one.name, one.description ?? '', one.direction ? directions[one.direction] : '', one.unit ?? ''].join(' | '),
    ),
    observations: exchange.observations.map(
      (one) =>
        `${exchange.indicators.findIndex(({ id }) => id === one.indicator) + 1} ${one.measure} ${one.fiscalYear} ${one.value}`,
    ),
    budgets: exchange.budgets.map(
      ({ fiscalYear, stage, amount, relisted }) => `${fiscalYear} ${stage} ${amount}${relisted ? ' 再掲' : ''}`,
    ),
    evaluations: exchange.evaluations.map((one) => {
      const letters = one.grades.map(({ code }) => code).join('')
      return one.item === item?.id ? `${one.fiscalYear} ${letters} ${one.comment ?? ''}` : `${titleOf(one.item)} ${letters}`
    }),
    narratives: exchange.narratives.map(({ role, text }) => `${role} ${text}`),
    terms: exchange.terms.map(({ term, definition }) => `${term}=${definition}`),
  }
}
