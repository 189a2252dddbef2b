import { displayWidth, fitDisplay } from './display-width.ts'

/** Where a bar is drawn: a terminal whose last line can be written anew. */
export interface Terminal {
  write: (text: string) => void
  /** Width in columns. */
  columns: number
}

const barWidth = 24

/** One line that says how far many files have come: 「[████····] 12/200 商工/票.xlsx」. */
export function formatBar(done: number, total: number, name: string, columns: number): string {
  const full = total > 0 ? Math.floor((barWidth * Math.min(done, total)) / total) : barWidth
  const head = `[${'█'.repeat(full)}${'·'.repeat(barWidth - full)}] ${done}/${total} `
  // The blocks are drawn in one column each, though they count as two in `displayWidth`.
  const taken = displayWidth(head) - full
  return `${head}${fitDisplay(name, Math.max(0, columns - taken - 1))}`
}

/** Draws the line over the one before. */
export function drawBar(terminal: Terminal, done: number, total: number, name: string): void {
  terminal.write(`\r\x1b[2K${formatBar(done, total, name, terminal.columns)}`)
}

/** Takes the bar away, so that ordinary lines may follow. */
export function clearBar(terminal: Terminal): void {
  terminal.write('\r\x1b[2K')
}
