/** Most ways in which short rows are laid before it is given up. */
const mostWays = 20_000

/** Where the amounts of short rows stand. */
export interface Balance {
  /** Columns of each row's amounts. */
  columns: number[][]
  /** Set where zeros could stand elsewhere too. */
  doubtful: boolean
}

/**
 * Which columns the amounts of short rows stand in, where some of a row's cells left no trace in the text: the one way in which the rows
 * add up to the total in every column (財源の合計 = 事業費). `undefined` where none does, or several do that differ in more than the places
 * of zeros. An amount of `undefined` is none.
 */
export function balanceRows(total: (number | undefined)[], rows: (number | undefined)[][]): Balance | undefined {
  const width = total.length
  const ways = rows.map((row) => (row.length === width ? [row.map((_, i) => i)] : placings(row.length, width)))
  if (ways.reduce((count, list) => count * list.length, 1) > mostWays) return undefined
  const found = new Map<string, number[][][]>()
  const lay = (at: number, sums: number[], chosen: number[][]): void => {
    if (at === rows.length) {
      if (!sums.every((sum, i) => (total[i] === undefined ? sum === 0 : sum === total[i]))) return
      const key = JSON.stringify(chosen.map((columns, row) => columns.filter((_, i) => Boolean(rows[row]?.[i]))))
      found.set(key, [...(found.get(key) ?? []), chosen])
      return
    }
    for (const columns of ways[at] ?? []) {
      const next = [...sums]
      columns.forEach((column, i) => {
        const amount = rows[at]?.[i]
        if (amount !== undefined) next[column] = (next[column] as number) + amount
      })
      lay(at + 1, next, [...chosen, columns])
    }
  }
  lay(0, Array<number>(width).fill(0), [])
  const [only, ...others] = [...found.values()]
  const last = only?.at(-1)
  return last === undefined || others.length > 0 ? undefined : { columns: last, doubtful: only !== undefined && only.length > 1 }
}

/** Every way to lay so many amounts in order in so many columns. */
function placings(count: number, width: number): number[][] {
  if (count === 0) return [[]]
  if (count > width) return []
  return placings(count, width - 1).concat(placings(count - 1, width - 1).map((columns) => [...columns, width - 1]))
}
