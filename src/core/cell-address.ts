/** 0-based column → its letters: 0 is `A`, 26 is `AA`. */
export function formatColumn(col: number): string {
  let letters = ''
  for (let left = col + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

/** 0-based row and column → `C5`, the address of a cell (セル番地). */
export function formatAddress(row: number, col: number): string {
  return `${formatColumn(col)}${row + 1}`
}
