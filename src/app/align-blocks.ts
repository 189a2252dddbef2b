import { narrativeGroup } from '#core/narrative-group.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { saysTheSame } from '#core/statement-key.ts'

type Words = Extract<Statement, { list: 'narratives' }>

/** A group with more blocks than this is compared place by place. */
const mostBlocks = 200

/**
 * Gives the blocks of a paper the places of the current blocks that they repeat (記述の対応付け), so that a block which was dropped or appended
 * does not make all that follow it look changed. A group into which a block was inserted keeps its own places: there is none free between.
 */
export function alignBlocks(read: readonly Statement[], current: readonly KeptStatement[]): Statement[] {
  const known = groupWords(current)
  const orders = new Map<Statement, number>()
  for (const [group, blocks] of groupWords(read)) {
    const former = (known.get(group) ?? []).toSorted((one, other) => orderOf(one) - orderOf(other))
    if (former.length === 0 || Math.max(former.length, blocks.length) > mostBlocks) continue
    for (const [index, order] of (alignGroup(former, blocks) ?? []).entries()) orders.set(blocks[index] as Words, order)
  }
  return read.map((statement) => {
    const order = orders.get(statement)
    return statement.list === 'narratives' && order !== undefined
      ? { list: 'narratives', row: { ...statement.row, order } }
      : statement
  })
}

const orderOf = ({ row }: Words): number => row.order ?? Number.MAX_SAFE_INTEGER

function groupWords(statements: readonly Statement[]): Map<string, Words[]> {
  const groups = new Map<string, Words[]>()
  for (const statement of statements) {
    const group = narrativeGroup(statement)
    if (group === undefined || statement.list !== 'narratives' || statement.row.order === undefined) continue
    const found = groups.get(group)
    if (found) found.push(statement)
    else groups.set(group, [statement])
  }
  return groups
}

/** The places of new blocks among the former ones; `undefined` where one was inserted. */
function alignGroup(former: Words[], blocks: Words[]): number[] | undefined {
  const places = former.map(orderOf)
  if (new Set(places).size < places.length) return undefined
  const orders: number[] = []
  let [at, from] = [0, 0]
  for (const [one, other] of [...commonBlocks(former, blocks), [former.length, blocks.length] as const]) {
    const isLast = one === former.length
    for (; from < other; from++, at++) {
      if (at >= one && !isLast) return undefined
      orders.push(places[at] ?? (places.at(-1) ?? -1) + 1 + at - former.length)
    }
    at = one + 1
    from = other + 1
    if (!isLast) orders.push(places[one] as number)
  }
  return orders
}

/** Pairs of blocks that both say, in the order of both: the longest there are (longest common subsequence). */
function commonBlocks(former: Words[], blocks: Words[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: former.length + 1 }, () => new Array<number>(blocks.length + 1).fill(0))
  const length = (one: number, other: number) => lengths[one]?.[other] ?? Number.NaN
  const isSame = (one: number, other: number) => saysTheSame(former[one] as Words, blocks[other] as Words)
  for (let one = former.length - 1; one >= 0; one--) {
    for (let other = blocks.length - 1; other >= 0; other--) {
      const best = isSame(one, other) ? length(one + 1, other + 1) + 1 : Math.max(length(one + 1, other), length(one, other + 1))
      const row = lengths[one]
      if (row) row[other] = best
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let [one, other] = [0, 0]; one < former.length && other < blocks.length; ) {
    if (isSame(one, other)) pairs.push([one++, other++])
    else if (length(one + 1, other) >= length(one, other + 1)) one++
    else other++
  }
  return pairs
}
