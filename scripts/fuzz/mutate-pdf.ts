import { deflateSync, inflateSync } from 'node:zlib'
import type { Dice } from './dice.ts'
import { mutateBytes } from './mutate-bytes.ts'

interface PdfStream {
  /** Place of the packed bytes. */
  from: number
  to: number
  /** Place of the dictionary before them. */
  dictionary: number
}

/** Streams of a PDF that are packed with Flate, as they lie in the file. */
function streamsOf(file: string): PdfStream[] {
  const found: PdfStream[] = []
  for (const match of file.matchAll(/stream\r?\n/g)) {
    if (file.slice(match.index - 3, match.index) === 'end') continue
    const from = match.index + match[0].length
    const to = file.indexOf('endstream', from)
    const dictionary = file.lastIndexOf(' obj', match.index)
    if (to > from && dictionary >= 0) found.push({ from, to, dictionary })
  }
  return found
}

const inside = [
  'q ',
  'Q ',
  'BT ',
  '1 0 0 1 99999999 -99999999 cm ',
  '0 0 0 0 0 0 cm ',
  '/F9 1e30 Tf ',
  '0 0 m 9 9 l S ',
  'NaN 0 Td ',
  '<</A ',
  '[ ',
  '(',
  '1e99 1e99 1e99 1e99 re f ',
  '/Fm0 Do ',
  'BI /W 9 ID x EI ',
]

/** Damages what a page draws: its stream is unpacked, changed and packed again. */
function damageStream(file: string, dice: Dice): string {
  const streams = streamsOf(file).filter(({ from, to }) => to - from < 300_000)
  if (streams.length === 0) return file
  const { from, to } = dice.pick(streams)
  const packed = Buffer.from(file.slice(from, to), 'latin1')
  const unpacked = unpack(packed)
  const plain = unpacked ?? packed
  const damaged = dice.oneIn(2)
    ? mutateBytes(plain, dice, plain).bytes
    : Buffer.concat([
        plain.subarray(0, dice.below(plain.length)),
        Buffer.from(dice.pick(inside).repeat(dice.pick([1, 50, 20_000]))),
        plain.subarray(dice.below(plain.length)),
      ])
  const written = unpacked ? deflateSync(damaged, { level: 1 }) : Buffer.from(damaged)
  return file.slice(0, from) + written.toString('latin1') + file.slice(to)
}

function unpack(packed: Buffer): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: 4_000_000 })
  } catch {
    return undefined
  }
}

const swapOne = (file: string, pattern: RegExp, dice: Dice, write: (found: RegExpMatchArray) => string): string => {
  const found = [...file.matchAll(pattern)].slice(0, 3000)
  if (found.length === 0) return file
  const match = dice.pick(found)
  return file.slice(0, match.index) + write(match) + file.slice((match.index ?? file.length) + match[0].length)
}

type PdfMutation = (file: string, dice: Dice) => string

const pdfMutations: Record<string, PdfMutation> = {
  stream: damageStream,
  reference: (file, dice) =>
    swapOne(file, /\b(\d+) 0 R\b/g, dice, () => `${dice.pick([0, 1, 2, 3, 5, 12, 999999, dice.below(40)])} 0 R`),
  number: (file, dice) =>
    swapOne(
      file,
      /(\/(?:Length\d?|Count|W|Size|Width|Height|Rotate|Index|Prev|N|First|Columns|Predictor|MediaBox|Kids)\s*\[?\s*)(-?[\d.]+)/g,
      dice,
      (match) => `${match[1]}${dice.pick(['-1', '0', '99999999999', '2147483648', '1e40', '0.0001'])}`,
    ),
  key: (file, dice) =>
    swapOne(file, /\/[A-Z]\w+/g, dice, () =>
      dice.pick(['/Page', '/Pages', '/Filter', '/Encrypt', '/Kids', '/Parent', '/X', '/ToUnicode', '/Length']),
    ),
  object: (file, dice) =>
    swapOne(file, /\d+ 0 obj[\s\S]{0,2000}?endobj\s/g, dice, (match) =>
      dice.pick(['', match[0] + match[0], match[0].replace(/\d+ 0 obj/, '1 0 obj')]),
    ),
  kids: (file, dice) =>
    swapOne(file, /\/Kids\s*\[([^\]]*)\]/g, dice, (match) => `/Kids [${(match[1] ?? '').repeat(dice.pick([2, 50, 3000]))}]`),
  xref: (file, dice) =>
    swapOne(file, /startxref\s+\d+|\d{10} \d{5} [nf]|xref\s/g, dice, () =>
      dice.pick(['startxref\n0', '9999999999 00000 n', '', 'xref\n0 99999999\n']),
    ),
}

/** Damages a PDF: its objects, its references, its sizes, or what its pages draw. */
export function mutatePdf(bytes: Uint8Array, dice: Dice): { bytes: Uint8Array; how: string } {
  const how = dice.oneIn(2) ? 'stream' : dice.pick(Object.keys(pdfMutations))
  const file = Buffer.from(bytes).toString('latin1')
  return { bytes: new Uint8Array(Buffer.from((pdfMutations[how] ?? damageStream)(file, dice), 'latin1')), how: `pdf ${how}` }
}
