import type { Grade } from '../exchange.ts'
import { writeNumber } from '../numeral.ts'
import type { DecidingIndicator } from '../propose.ts'
import { quote } from '../quote.ts'
import type { PointsProposal } from '../scheme-rule.ts'
import type { Combined } from './combine.ts'

/**
 * Adds up points (点数): of the indicators' classes, and of the lines that a person answers. A line nobody answered is a question; an indicator
 * without points leaves a sum open, and is left out of a mean.
 */
export function addPoints({ indicators, lines = {} }: PointsProposal, deciding: DecidingIndicator[], answers: Grade[]): Combined {
  const groups = groupsOf(indicators, deciding)
  const sums = groups.map((group) => sumOf(indicators, group))
  const known = sums.flatMap((sum) => (sum === undefined ? [] : [sum]))
  if (known.length === 0 || known.length < sums.length) return { lack: 'points' }
  const given = Object.entries(lines).map(([scale, points]) => {
    const code = answers.find((one) => one.scale === scale)?.code
    return { scale, code, points: code === undefined ? undefined : points[code] }
  })
  const open = given.filter(({ points }) => points === undefined).map(({ scale }) => scale)
  const figures = known.reduce((sum, points) => sum + points, 0)
  if (open.length > 0)
    return {
      waitsFor: open,
      reason: `指標の点数は${write(figures)}点です。評価案には、${open.map(quote).join('と')}の回答が要ります。`,
    }
  const answered = given.flatMap(({ points }) => (points === undefined ? [] : [points]))
  const value = answered.reduce((sum, points) => sum + points, figures)
  const parts = [
    `指標${known.map((points) => `${write(points)}点`).join('と')}`,
    ...given.map(({ scale, points, code }) => `${quote(scale)}の${quote(code ?? '')}${write(points as number)}点`),
  ]
  return { value, words: `合計${write(value)}点（${parts.join('、')}）` }
}

const write = (points: number) => writeNumber(Number(points.toFixed(2)))

/** All together, or one group a role (成果指標, 活動指標). */
function groupsOf(how: PointsProposal['indicators'], deciding: DecidingIndicator[]): DecidingIndicator[][] {
  if (how !== 'mean-by-role') return deciding.length === 0 ? [] : [deciding]
  const roles = [...new Set(deciding.map(({ indicator }) => indicator.role))]
  return roles.map((role) => deciding.filter(({ indicator }) => indicator.role === role))
}

function sumOf(how: PointsProposal['indicators'], group: DecidingIndicator[]): number | undefined {
  const points = group.flatMap(({ verdict: { attained } }) => attained?.points ?? [])
  if (points.length === 0 || (how === 'sum' && points.length < group.length)) return undefined
  const sum = points.reduce((all, one) => all + one, 0)
  return how === 'sum' ? sum : sum / points.length
}
