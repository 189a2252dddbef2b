import type { SplitLine } from './woven-rows.ts'

/**
 * Names that were broken over lines: a row without a name takes the words above it and below it, a row with one those below it that no
 * other row takes. Words further down belong to no table.
 */
export function joinFragments(split: SplitLine[]): SplitLine[] {
  const lastRow = split.findLastIndex(({ amounts, figures }) => figures !== undefined || amounts?.kind === 'unnamed')
  const joined = split.map((one) => ({ ...one }))
  const free = (one: SplitLine | undefined) => one !== undefined && /\p{L}/u.test(one.words) && !one.amounts && !one.figures
  const isNameless = ({ amounts, figures }: SplitLine) =>
    figures?.name === '' || (amounts?.kind === 'unnamed' && amounts.label === '')
  joined.forEach((one, i) => {
    if (!isNameless(one)) return
    const around = [joined[i - 1], joined[i + 1]].filter((other): other is SplitLine => free(other))
    const [cost, rest] = namesOf(
      one,
      around.map(({ words }) => words),
    )
    if (one.amounts?.kind === 'unnamed' && one.amounts.label === '') one.amounts = { ...one.amounts, label: cost }
    if (one.figures?.name === '')
      one.figures = { ...one.figures, name: rest, ...(around[0] ? { nameAt: around[0].line.locator } : {}) }
    for (const other of around) other.words = ''
  })
  joined.forEach((one, i) => {
    const next = joined[i + 1]
    if (i >= lastRow + 1 || !one.figures || !next || !free(next) || i + 1 > lastRow + 1) return
    one.figures = { ...one.figures, name: one.figures.name + next.words }
    next.words = ''
  })
  return joined
}

/** The words around a row for its cost and for its indicator: where neither has a name, the first words of each line are the cost's. */
function namesOf({ amounts, figures }: SplitLine, lines: string[]): [string, string] {
  const whole = lines.join('')
  if (amounts?.kind !== 'unnamed' || amounts.label !== '' || figures?.name !== '') return [whole, whole]
  const parted = lines.map((words) => /^(\S+)\s*(.*)$/.exec(words))
  return [parted.map((part) => part?.[1] ?? '').join(''), parted.map((part) => part?.[2] ?? '').join('')]
}
