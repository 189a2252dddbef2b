import { unzipSync } from 'fflate'
import { type Dice, diceOf } from './dice.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutateJson } from './mutate-json.ts'
import { mutatePdf } from './mutate-pdf.ts'
import { encodeText, mutateText } from './mutate-text.ts'
import { mutateXml } from './mutate-xml.ts'
import { mutateZip, type Parts } from './mutate-zip.ts'
import { type Kind, pickSource, type Sources } from './sources.ts'

/** A mutated file: what it was made from and how. */
export interface Mutated {
  name: string
  bytes: Uint8Array
  kind: Kind
  /** The file it was made from, and every change in turn. */
  how: string
}

const isContainer = (kind: Kind) => kind === 'xlsx' || kind === 'docx' || kind === 'pptx' || kind === 'zip'
/** Containers taken apart: the same few are damaged again and again. */
const apart = new WeakMap<Uint8Array, Parts>()

function partsOf(bytes: Uint8Array): Parts {
  const parts = apart.get(bytes) ?? unzipSync(bytes)
  if (bytes.length < 200_000) apart.set(bytes, parts)
  return parts
}

/** Makes file `nth` of a run: the same for the same seed and the same sources. */
export function mutatedFile(sources: Sources, seed: number, nth: number): Mutated {
  const dice = diceOf(seed, nth)
  const source = pickSource(sources, dice)
  const other = pickSource(sources, dice)
  let { bytes } = source
  const hows: string[] = []
  const take = (done: { bytes: Uint8Array; how: string }) => {
    bytes = done.bytes
    hows.push(done.how)
  }
  // A large zip unpacks to more than the reader may hold beside what it reads.
  const isPlain = dice.oneIn(5) || (source.kind === 'zip' && source.large)
  if (isPlain || bytes.length === 0) take(mutateBytes(bytes, dice, other.bytes))
  else if (isContainer(source.kind)) take(mutateZip(partsOf(bytes), dice, other.bytes))
  else if (source.kind === 'pdf') take(mutatePdf(bytes, dice))
  else take(mutateWritten(source.kind, bytes, dice))
  if (dice.oneIn(12)) take(mutateBytes(bytes, dice, other.bytes))
  const name = dice.oneIn(30) ? `票.${dice.pick(['csv', 'txt', 'xlsx', 'pdf', 'html', 'json', 'tsv', 'x'])}` : source.name
  return { name, bytes, kind: source.kind, how: `${source.name}: ${hows.join('; ')}` }
}

/** Damages what is written in letters: as text, as HTML or as JSON, one to four times. */
function mutateWritten(kind: Kind, bytes: Uint8Array, dice: Dice): { bytes: Uint8Array; how: string } {
  let text = Buffer.from(bytes).toString('utf8')
  const hows: string[] = []
  for (let times = dice.pick([1, 1, 2, 4]); times > 0; times--) {
    const own = !dice.oneIn(3)
    const done =
      own && kind === 'html' ? mutateXml(text, dice) : own && kind === 'json' ? mutateJson(text, dice) : mutateText(text, dice)
    text = done.text
    hows.push(done.how)
    if (text.length > 2_000_000) break
  }
  return { bytes: encodeText(text, dice), how: hows.join(', ') }
}
