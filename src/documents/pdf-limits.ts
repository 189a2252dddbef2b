/** What one PDF may take, so that a hostile one ends within 5 seconds and 512 MiB. */
export const pdfLimits = {
  pages: 2000,
  /** Operators of all pages together; a dense sheet has some 5,000. */
  operators: 3_000_000,
  /** Characters of one page; a dense sheet has some 5,000. */
  glyphs: 200_000,
  /** Growth of the process in bytes while the file is read. */
  growth: 288 * 1024 * 1024,
} as const

/**
 * Computing time for a file in milliseconds: 3 seconds, and more for a long file in proportion to its bytes (a second per 100 kB).
 * It is the processor's time that counts, so that a busy machine refuses no good file.
 */
export function timeFor(bytes: number): number {
  return 3000 + Math.min(60_000, Math.floor(bytes / 100))
}

/** So many times the computing time may pass on the clock, should the file make the reader wait rather than work. */
export const patience = 4
