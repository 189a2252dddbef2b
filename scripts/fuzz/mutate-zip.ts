import type { Dice } from './dice.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutateText } from './mutate-text.ts'
import { mutateXml } from './mutate-xml.ts'
import { type WrittenEntry, writeZip } from './zip-by-hand.ts'

/** A zip container taken apart. */
export type Parts = Record<string, Uint8Array>

const strangePaths = [
  '../../etc/x',
  '/x',
  'C:/x',
  'a\\..\\b.csv',
  'xl/worksheets/sheet1.xml',
  'word/document.xml',
  'x'.repeat(5000),
  '\u0000.csv',
  '.hidden.csv',
  '~$票.xlsx',
  '票/',
  '票.zip',
  '',
]

/** Parts that hold the words of a document: damaged more often than the others. */
const telling =
  /(?:document|sheet\d+|slide\d+|sharedStrings|styles|numbering|workbook|presentation)\.xml(?:\.rels)?$|\.(?:csv|html|txt)$/

function pickEntry(entries: WrittenEntry[], dice: Dice): WrittenEntry {
  const words = entries.filter(({ path }) => telling.test(path))
  return dice.pick(words.length > 0 && !dice.oneIn(4) ? words : entries)
}

function damagePart(entry: WrittenEntry, dice: Dice, other: Uint8Array): string {
  const text = Buffer.from(entry.bytes).toString('utf8')
  const isXml = /\.(?:xml|rels|html)$/.test(entry.path)
  const choice = dice.below(10)
  if (choice < 2 || entry.bytes.length > 3_000_000) {
    const damaged = mutateBytes(entry.bytes, dice, other)
    entry.bytes = damaged.bytes
    return `part ${damaged.how}`
  }
  const damaged = isXml && choice < 7 ? mutateXml(text, dice) : isXml ? mutateWords(text, dice) : mutateText(text, dice)
  entry.bytes = new Uint8Array(Buffer.from(damaged.text))
  return `part ${damaged.how}`
}

/** Damages the words between two tags, so that the XML stays whole. */
function mutateWords(xml: string, dice: Dice): { text: string; how: string } {
  const runs = [...xml.matchAll(/>([^<>]+)</g)].slice(0, 4000)
  if (runs.length === 0) return mutateXml(xml, dice)
  const run = dice.pick(runs)
  const { text, how } = mutateText(run[1] ?? '', dice)
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return { text: xml.slice(0, run.index + 1) + safe + xml.slice(run.index + run[0].length - 1), how }
}

type ZipMutation = (entries: WrittenEntry[], dice: Dice, other: Uint8Array) => string

const lies: ZipMutation = (entries, dice) => {
  const entry = dice.pick(entries)
  const big = dice.pick([0, 1, 0xffffffff, 0x7fffffff, 41_943_041, entry.bytes.length + 1])
  Object.assign(
    entry,
    dice.pick([
      { declared: big },
      { packedSize: big },
      { at: big },
      { crc: 1 },
      { method: dice.pick([0, 1, 9, 12, 99]) },
      { flags: dice.pick([0, 1, 8, 0x2000]) },
    ]),
  )
  if (dice.oneIn(3))
    entry.extra = Uint8Array.from([1, 0, dice.pick([0, 8, 16, 255]), 0, ...new Array<number>(dice.below(24)).fill(0xff)])
  return 'entry that lies'
}

const twice: ZipMutation = (entries, dice, other) => {
  const entry = { ...dice.pick(entries) }
  if (dice.oneIn(2)) damagePart(entry, dice, other)
  entries.splice(dice.below(entries.length + 1), 0, entry)
  return 'entry twice'
}

const renamed: ZipMutation = (entries, dice) => {
  const entry = dice.pick(entries)
  entry.path = dice.oneIn(2) ? dice.pick(strangePaths) : dice.pick(entries).path
  return 'entry renamed'
}

const dropped: ZipMutation = (entries, dice) => {
  entries.splice(dice.below(entries.length), 1)
  return 'entry dropped'
}

const grown: ZipMutation = (entries, dice) => {
  const entry = pickEntry(entries, dice)
  const byte = dice.pick([0, 0x20, 0x41, 0x0a])
  entry.bytes = new Uint8Array(Buffer.concat([entry.bytes, Buffer.alloc(dice.pick([10_000, 1_000_000, 45_000_000]), byte)]))
  return 'entry grown'
}

const many: ZipMutation = (entries, dice) => {
  const { bytes } = dice.pick(entries)
  const count = bytes.length > 10_000 ? 5 : dice.pick([20, 300, 11_000])
  for (let nth = 0; nth < count; nth++)
    entries.push({ path: `m${nth}.${dice.pick(['txt', 'xml', 'csv'])}`, bytes: bytes.subarray(0, 200), stored: true })
  return 'many entries'
}

/** Takes a part of another container in, under the name of one of ours. */
const foreign: ZipMutation = (entries, dice, other) => {
  pickEntry(entries, dice).bytes = other.subarray(0, 200_000)
  return 'foreign part'
}

/** Damages a zip container: mostly one part inside an otherwise sound zip, sometimes the zip's own directory. */
export function mutateZip(parts: Parts, dice: Dice, other: Uint8Array): { bytes: Uint8Array; how: string } {
  const entries: WrittenEntry[] = Object.entries(parts).map(([path, bytes]) => ({ path, bytes, stored: dice.oneIn(20) }))
  const hows: string[] = []
  for (let times = dice.pick([1, 1, 1, 2, 4]); times > 0; times--) {
    if (entries.length === 0) break
    if (!dice.oneIn(4)) hows.push(damagePart(pickEntry(entries, dice), dice, other))
    else
      hows.push(
        (dice.oneIn(12) ? dice.pick([grown, many]) : dice.pick([lies, twice, renamed, dropped, foreign]))(entries, dice, other),
      )
  }
  const count = dice.oneIn(40) ? dice.pick([0, 1, 0xffff, entries.length + 1]) : undefined
  return { bytes: writeZip(entries, count), how: hows.join(', ') }
}
