/** Rows and columns that a cell takes, from 0. */
export interface Span {
  row: number
  col: number
  rowSpan: number
  colSpan: number
}

/** Which sides of the elementary cells are drawn. `left[row * (colCount + 1) + x]`, `top[y * colCount + col]`. */
export interface Walls {
  left: boolean[]
  top: boolean[]
}

/** Elementary cells that no drawn side divides, joined; what lies open to the outside is no cell. */
export function joinRegions(rowCount: number, colCount: number, walls: Walls): number[][] {
  const seen = Array.from({ length: rowCount * colCount }, () => false)
  const regions: number[][] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start]) continue
    seen[start] = true
    const region = [start]
    let open = false
    for (let i = 0; i < region.length; i++) {
      for (const neighbour of passages(region[i]!, rowCount, colCount, walls)) {
        if (neighbour === undefined) open = true
        else if (!seen[neighbour]) {
          seen[neighbour] = true
          region.push(neighbour)
        }
      }
    }
    if (!open) regions.push(region)
  }
  return regions
}

/** Neighbours that no wall shuts off; `undefined` is the outside. */
function passages(cell: number, rowCount: number, colCount: number, { left, top }: Walls): (number | undefined)[] {
  const row = Math.floor(cell / colCount)
  const col = cell % colCount
  const ways: (number | undefined)[] = []
  if (!left[row * (colCount + 1) + col]) ways.push(col === 0 ? undefined : cell - 1)
  if (!left[row * (colCount + 1) + col + 1]) ways.push(col === colCount - 1 ? undefined : cell + 1)
  if (!top[row * colCount + col]) ways.push(row === 0 ? undefined : cell - colCount)
  if (!top[(row + 1) * colCount + col]) ways.push(row === rowCount - 1 ? undefined : cell + colCount)
  return ways
}

/** A region as rectangles: one, where it is one; else from the top, each as wide and then as high as it can be. */
export function rectangles(region: number[], colCount: number): Span[] {
  const rest = new Set(region)
  const found: Span[] = []
  for (const start of [...region].sort((a, b) => a - b)) {
    if (!rest.has(start)) continue
    let colSpan = 1
    while ((start % colCount) + colSpan < colCount && rest.has(start + colSpan)) colSpan += 1
    let rowSpan = 1
    while (rowOf(start + rowSpan * colCount, colSpan).every((cell) => rest.has(cell))) rowSpan += 1
    for (let row = 0; row < rowSpan; row++) for (const cell of rowOf(start + row * colCount, colSpan)) rest.delete(cell)
    found.push({ row: Math.floor(start / colCount), col: start % colCount, rowSpan, colSpan })
  }
  return found
}

function rowOf(start: number, length: number): number[] {
  return Array.from({ length }, (_, i) => start + i)
}

/** A box drawn within a cell (枠囲み), from which it has the cell on two opposite sides, is part of the cell and no cell of its own. */
export function absorbBoxes(regions: number[][], rowCount: number, colCount: number): number[][] {
  const owner = new Map<number, number>()
  for (const [i, region] of regions.entries()) for (const cell of region) owner.set(cell, i)
  const merged = regions.map((region) => [...region])
  for (const [i, region] of regions.entries()) {
    const [span, ...more] = rectangles(region, colCount)
    if (!span || more.length > 0) continue
    const around = surrounder(span, owner, rowCount, colCount)
    if (around === undefined || around === i) continue
    merged[around]!.push(...merged[i]!)
    for (const cell of merged[i]!) owner.set(cell, around)
    merged[i] = []
  }
  return merged.filter((region) => region.length > 0)
}

function surrounder(
  { row, col, rowSpan, colSpan }: Span,
  owner: Map<number, number>,
  rowCount: number,
  colCount: number,
): number | undefined {
  const side = (cells: number[]): number | undefined => {
    const owners = new Set(cells.map((cell) => owner.get(cell)))
    return owners.size === 1 ? [...owners][0] : undefined
  }
  const column = (at: number): number[] => Array.from({ length: rowSpan }, (_, i) => (row + i) * colCount + at)
  const line = (at: number): number[] => rowOf(at * colCount + col, colSpan)
  const left = col > 0 ? side(column(col - 1)) : undefined
  const top = row > 0 ? side(line(row - 1)) : undefined
  if (left !== undefined && col + colSpan < colCount && side(column(col + colSpan)) === left) return left
  if (top !== undefined && row + rowSpan < rowCount && side(line(row + rowSpan)) === top) return top
  return undefined
}
