const digits = '〇一二三四五六七八九'
const small: [string, number][] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
]
const large: [string, number][] = [
  ['兆', 1e12],
  ['億', 1e8],
  ['万', 1e4],
]

/** How a kanji number is written: 二〇二〇 by place, 三十二 by scale, 一千五百 by scale with 一 before 千. */
export type KanjiStyle = 'positional' | 'scaled' | 'scaledOne'
const styles: KanjiStyle[] = ['scaled', 'positional', 'scaledOne']

/** A number in kanji (漢数字): 三十二 → 32, 二〇二〇 → 2020, 一億二千万. `undefined` unless it writes back as it stands. */
export function parseKanjiNumber(text: string): { value: number; style: KanjiStyle } | undefined {
  const plain = text.replaceAll('零', '〇')
  if (!/^[〇一二三四五六七八九十百千万億兆]+$/.test(plain)) return undefined
  const value = /[十百千万億兆]/.test(plain) ? readScaled(plain) : Number([...plain].map((c) => digits.indexOf(c)).join(''))
  const style = styles.find((candidate) => formatKanjiNumber(value, candidate) === plain)
  return style === undefined ? undefined : { value, style }
}

/** A whole number ≥ 0 in kanji. */
export function formatKanjiNumber(value: number, style: KanjiStyle): string {
  if (style === 'positional') return [...String(value)].map((c) => digits[Number(c)] ?? c).join('')
  if (value === 0) return '〇'
  let rest = value
  let text = ''
  for (const [name, size] of large) {
    const count = Math.floor(rest / size)
    if (count > 0) text += writeSection(count, true) + name
    rest %= size
  }
  return text + (rest > 0 ? writeSection(rest, style === 'scaledOne') : '')
}

/** 1 to 9999. 一 before 千 is usual before 万 and 億 (一千万), rare elsewhere. */
function writeSection(value: number, withOne: boolean): string {
  let rest = value
  let text = ''
  for (const [name, size] of small) {
    const count = Math.floor(rest / size)
    if (count > 0) text += (count > 1 || (withOne && size === 1000) ? (digits[count] ?? '') : '') + name
    rest %= size
  }
  return text + (rest > 0 ? (digits[rest] ?? '') : '')
}

function readScaled(text: string): number {
  let [total, section, digit] = [0, 0, 0]
  for (const c of text) {
    const smallSize = small.find(([name]) => name === c)?.[1]
    const largeSize = large.find(([name]) => name === c)?.[1]
    if (smallSize !== undefined) {
      section += (digit === 0 ? 1 : digit) * smallSize
      digit = 0
    } else if (largeSize !== undefined) {
      total += (section + digit) * largeSize
      section = 0
      digit = 0
    } else digit = digit * 10 + digits.indexOf(c)
  }
  return total + section + digit
}
