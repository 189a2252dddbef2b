import type { ComposedRow } from '#core/filling.ts'

/** Columns of each row into which a cell of a composed row above reaches (縦に結合された列). */
export function coveredColumns(rows: ComposedRow[]): Set<number>[] {
  const reach = new Map<number, number>()
  return rows.map(({ cells }, nth) => {
    const covered = new Set([...reach].flatMap(([col, until]) => (until > nth ? [col] : [])))
    for (const { col, down = 1 } of cells) if (!covered.has(col)) reach.set(col, nth + down)
    return covered
  })
}
