/** A plane transform as PDF writes it: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** The transform that does `inner` first and `outer` after it. */
export function combine(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [A, B, C, D, E, F] = inner
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f]
}

/** Where a point goes. */
export function place(matrix: Matrix, x: number, y: number): [x: number, y: number] {
  const [a, b, c, d, e, f] = matrix
  return [a * x + c * y + e, b * x + d * y + f]
}

/** By how much lengths grow, on average over directions. */
export function scaleOf(matrix: Matrix): number {
  return Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
}

/** The six numbers as a matrix; undefined when they are not six finite numbers (a damaged file). */
export function readMatrix(numbers: unknown): Matrix | undefined {
  if (!(Array.isArray(numbers) || numbers instanceof Float32Array) || numbers.length < 6) return undefined
  const six = Array.from({ length: 6 }, (_, i): unknown => numbers[i])
  return six.every((n) => typeof n === 'number' && Number.isFinite(n)) ? (six as unknown as Matrix) : undefined
}
