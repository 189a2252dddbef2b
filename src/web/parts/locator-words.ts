/** A place in a document (locator) in words: `p3/table1/r4c2` → 3ページの表1の4行2列. What is not recognised stays as it is. */
export function formatLocator(locator: string): string {
  const sheet = locator.match(/^(.+)!([A-Z]+\d+)$/)
  if (sheet) return `シート「${sheet[1]}」${sheet[2]}`
  const words = locator.split('/').map((part) => {
    const [, word, digits] = part.match(/^([a-z]+) ?(\d+)$/) ?? []
    if (word === 'p') return `${digits}ページ`
    if (word === 'table') return `表${digits}`
    if (word === 'line') return `${digits}行目`
    if (word === 'para') return `${digits}段落目`
    const cell = part.match(/^r(\d+)c(\d+)$/)
    return cell ? `${cell[1]}行${cell[2]}列` : part
  })
  return words.join('の')
}

/** The name of a cell's place on a page: letters and digits stay, everything else becomes `_` and its code point, so no two cells share one. */
export const cellId = (locator: string): string =>
  `cell-${locator.replace(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`)}`
