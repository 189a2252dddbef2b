import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** A font (書体) that is printed with: its family as Typst knows it, and its file. */
interface Font {
  family: string
  file: string
}

/** In the order in which they are asked for a letter: the forms' own, then those that have what it lacks (異体字, ☑). */
const fonts: Font[] = [
  { family: 'BIZ UDGothic', file: '@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf' },
  { family: 'BIZ UDGothic', file: '@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf' },
  { family: 'Noto Sans JP', file: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf' },
  { family: 'Noto Sans Symbols 2', file: '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf' },
]

/** Families in the order of their asking. */
export const fontFamilies = [...new Set(fonts.map(({ family }) => family))]

/** The fonts' files. */
export function readFonts(): Buffer[] {
  return fonts.map(({ file }) => readFileSync(require.resolve(file)))
}

/** Which letters (code points) some of the fonts have. */
export function readCoverage(files: Buffer[]): (letter: number) => boolean {
  const ranges = files.flatMap((file) => readRanges(new DataView(file.buffer, file.byteOffset, file.byteLength)))
  const sorted = ranges.sort(([one], [other]) => one - other)
  const merged: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = merged.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return (letter) => {
    let [low, high] = [0, merged.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((merged[middle] as [number, number])[1] < letter) low = middle + 1
      else high = middle
    }
    const found = merged[low]
    return found !== undefined && found[0] <= letter
  }
}

/** Ranges of code points in a TrueType font's `cmap`, of its tables for Unicode (formats 4 and 12). */
function readRanges(view: DataView): [number, number][] {
  const tables = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + index * 16)
  const cmap = tables.find((at) => view.getUint32(at) === 0x636d6170)
  if (cmap === undefined) return []
  const start = view.getUint32(cmap + 8)
  const parts = Array.from({ length: view.getUint16(start + 2) }, (_, index) => start + view.getUint32(start + 8 + index * 8))
  return parts.flatMap((at) => {
    const format = view.getUint16(at)
    return format === 12 ? groupsOf(view, at) : format === 4 ? segmentsOf(view, at) : []
  })
}

function groupsOf(view: DataView, at: number): [number, number][] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12
    return [view.getUint32(group), view.getUint32(group + 4)]
  })
}

function segmentsOf(view: DataView, at: number): [number, number][] {
  const count = view.getUint16(at + 6) / 2
  return Array.from({ length: count }, (_, index): [number, number] => [
    view.getUint16(at + 16 + count * 2 + index * 2),
    view.getUint16(at + 14 + index * 2),
  ]).filter(([from, to]) => from <= to && from !== 0xffff)
}
