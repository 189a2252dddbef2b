import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { makeDocx } from '../../test/documents/office-file.ts'
import { lattice, makePdf, write } from '../../test/documents/pdf/make-pdf.ts'
import { makePptx } from '../../test/documents/slides-file.ts'
import type { Dice } from './dice.ts'

const kinds = ['txt', 'html', 'csv', 'json', 'xlsx', 'docx', 'pptx', 'pdf', 'zip'] as const
/** Formats (形式) of which files are mutated. */
export type Kind = (typeof kinds)[number]

/** A file to mutate. `large`: one that is taken seldom, as it costs much to read. */
export interface Source {
  name: string
  kind: Kind
  bytes: Uint8Array
  large: boolean
}

export type Sources = Record<Kind, Source[]>

/** How often each format is tried, of 100: PDF readers are the slowest, and the text of every format meets the same matchers. */
const shares: Record<Kind, number> = { txt: 16, html: 18, csv: 16, json: 9, xlsx: 16, docx: 11, pptx: 6, pdf: 4, zip: 4 }
/** A large file is taken once in so many times. */
const seldom = 40

const root = join(import.meta.dirname, '../..')

/** Whether the real papers stand beside the repository. */
export const hasReal = existsSync(join(root, '../shared/documents'))

/** A file to mutate, by the shares of the formats; the smallest of three, as most of what goes wrong goes wrong in small files too. */
export function pickSource(sources: Sources, dice: Dice): Source {
  let at = dice.below(100)
  const kind = kinds.find((one) => {
    at -= shares[one]
    return at < 0
  })
  const all = sources[kind ?? 'txt']
  const small = all.filter(({ large }) => !large)
  if (small.length < all.length && (small.length === 0 || dice.oneIn(seldom))) return dice.pick(all.filter(({ large }) => large))
  const three = [dice.pick(small), dice.pick(small), dice.pick(small)]
  return three.reduce((least, one) => (one.bytes.length < least.bytes.length ? one : least))
}

/** The files to mutate: those of the repository, and the real ones of `../shared` (with small pieces of the large ones) where asked for. */
export function loadSources(real: boolean): Sources {
  return sourcesByKind([...ownFiles(), ...madeFiles(), ...(real ? realFiles() : [])])
}

/** Sources by their formats, of which none may be without. */
export function sourcesByKind(found: Source[]): Sources {
  const sources = Object.fromEntries(kinds.map((kind) => [kind, found.filter((one) => one.kind === kind)])) as Sources
  for (const kind of kinds) if (sources[kind].length === 0) throw new Error(`no file to mutate: ${kind}`)
  return sources
}

function kindOf(name: string): Kind | undefined {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase()
  return ending === 'ndjson' ? 'json' : kinds.find((kind) => kind === ending)
}

function filesIn(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((path) => {
      const kind = kindOf(path)
      if (kind === undefined) return []
      const bytes = new Uint8Array(readFileSync(join(folder, path)))
      return [{ name: basename(path), kind, bytes, large: bytes.length > 60_000 }]
    })
}

const ownFiles = () => ['test/documents', 'test/draft', 'schemes', 'examples'].flatMap((folder) => filesIn(join(root, folder)))

/** Small files of the formats of which the repository keeps none. */
function madeFiles(): Source[] {
  const table = (row: string) => `<w:tbl>${row.repeat(6)}</w:tbl>`
  const cell = (text: string) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="1"/><w:vMerge/></w:tcPr><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const docx = makeDocx(
    `<w:p><w:r><w:t>施策評価票（令和5年度）</w:t></w:r></w:p>${table(`<w:tr>${['成果指標', '目標', '120件以上', '実績', '98件'].map(cell).join('')}</w:tr>`)}`,
  )
  const rows = [40, 80, 120, 160, 200, 240].map((y, n) => write('成果指標', 55, y) + write(`${n * 10}件`, 205, y))
  const page = lattice([50, 200, 350], [30, 70, 110, 150, 190, 230, 270]) + rows.join('')
  const pdf = makePdf([{ content: page }, { content: write('施策の概要と進捗', 50, 200) }], { compress: true })
  const box = (nth: number, text: string) => ({ at: [20, 20 + nth * 60, 300, 50] as [number, number, number, number], text })
  const pptx = makePptx([
    { boxes: ['令和5年度 主要事業', '目標：参加者 120人以上', '予算額 1,200千円'].map((text, nth) => box(nth, text)) },
    {
      tables: [
        {
          at: [20, 20],
          widths: [100, 100, 80],
          rows: [
            ['事業', '指標', '目標'],
            ['相談', '件数', '30件'],
            ['^', '人数', '20人'],
          ],
        },
      ],
    },
  ])
  const zip = zipSync({
    '商工/票.csv': strToU8('施策,目標,実績\n相談,30件,28件\n'),
    '福祉/票.html': strToU8('<table><tr><td>目標<td>3件</table>'),
    '票.docx': docx,
  })
  const made: [string, Kind, Uint8Array][] = [
    ['票.docx', 'docx', docx],
    ['票.pdf', 'pdf', pdf],
    ['票.pptx', 'pptx', pptx],
    ['資料.zip', 'zip', zip],
  ]
  return made.map(([name, kind, bytes]) => ({ name, kind, bytes, large: false }))
}

/** Of longer files only pieces are mutated: what they cost whole is a measure of its own (`npm run bench`). */
const mostBytes = 1_000_000

function realFiles(): Source[] {
  const folders = ['documents', 'data', 'gold']
    .map((folder) => join(root, '../shared', folder))
    .filter((folder) => existsSync(folder))
  const files = folders.flatMap(filesIn)
  return [...files.filter(({ bytes }) => bytes.length <= mostBytes), ...files.filter(({ large }) => large).flatMap(piecesOf)]
}

/** Small pieces of a large file, so that its kind is tried often. */
function piecesOf({ name, kind, bytes }: Source): Source[] {
  const small = (piece: Uint8Array, ending: Kind = kind) => ({
    name: name.replace(/\w+$/, ending),
    kind: ending,
    bytes: piece,
    large: false,
  })
  if (kind === 'csv') return [small(bytes.slice(0, 6000))]
  if (kind === 'zip')
    return Object.values(unzipSync(bytes)).flatMap((inner) => {
      const head = inner.slice(0, inner.indexOf(10, 12_000) + 1)
      return [small(head, 'csv'), small(zipSync({ '表.csv': head }))]
    })
  if (kind === 'xlsx') return [small(firstRows(bytes, 40))]
  if (kind !== 'json') return []
  const text = Buffer.from(bytes).toString('utf8')
  if (name.endsWith('.ndjson'))
    return text
      .split('\n')
      .slice(0, 12)
      .map((line) => small(strToU8(line)))
  const data: unknown = JSON.parse(text)
  return Array.isArray(data) ? [small(strToU8(JSON.stringify(data.slice(0, 4))))] : []
}

/** A workbook with the first rows of each sheet and the first of its strings. */
function firstRows(bytes: Uint8Array, count: number): Uint8Array {
  const cut = (xml: string, element: string, most: number) => {
    const ends = [...xml.matchAll(new RegExp(`</${element}>`, 'g'))]
    const [last, first] = [ends.at(-1), ends[most]]
    return first && last ? xml.slice(0, first.index) + xml.slice(last.index) : xml
  }
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]): [string, Uint8Array] => {
    if (!/\/(?:sheet\d+|sharedStrings)\.xml$/.test(path)) return [path, part]
    const xml = Buffer.from(part).toString('utf8')
    return [path, strToU8(path.includes('sharedStrings') ? cut(xml, 'si', 1500) : cut(xml, 'row', count))]
  })
  return zipSync(Object.fromEntries(parts))
}
