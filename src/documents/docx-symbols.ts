/** Characters of Windows' symbol fonts (Wingdings, Symbol), which stand in the private use area, as ordinary ones. */
const symbols: Record<number, string> = {
  61548: '●',
  61550: '■',
  61551: '□',
  61553: '❑',
  61557: '◆',
  61558: '❖',
  61601: '○',
  61607: '▪',
  61608: '□',
  61618: '◇',
  61623: '●',
  61656: '➢',
  61664: '→',
  61672: '➡',
  61692: '✓',
  61693: '☒',
  61694: '☑',
}

/** A symbol by its code in the font; an unknown one is a plain dot, as a bullet most often is. */
export function showSymbol(code: number): string {
  const inPrivateUse = code < 0x100 ? code + 0xf000 : code
  return symbols[inPrivateUse] ?? (inPrivateUse >= 0xf000 && inPrivateUse <= 0xf0ff ? '・' : String.fromCodePoint(code))
}

/** Text with the symbols in it shown as ordinary characters. */
export function showSymbols(text: string): string {
  return text.replace(/[\uf000-\uf0ff]/g, (character) => showSymbol(character.charCodeAt(0)))
}
