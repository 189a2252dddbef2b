import { refuse } from './refuse.ts'

const strict = { fatal: true } as const

/**
 * Bytes of a text file as characters, by what is valid: a byte order mark, UTF-8, then the Japanese encodings
 * (Shift_JIS/CP932, EUC-JP, ISO-2022-JP). `declared`: what the file says of itself, tried before guessing.
 */
export function decodeText(bytes: Uint8Array, name: string, declared?: string): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (hasEscapeSequence(bytes)) return new TextDecoder('iso-2022-jp').decode(bytes)
  const text =
    decodeAs('utf-8', bytes) ?? (declared === undefined ? undefined : decodeAs(declared, bytes)) ?? guessJapanese(bytes)
  return text ?? refuse('text-undecodable', { name })
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, strict).decode(bytes)
  } catch {
    return undefined // an unknown label, or bytes that are not valid in it
  }
}

/** Most EUC-JP text is valid Shift_JIS too, but then reads as half-width kana, which real text uses sparsely. */
function guessJapanese(bytes: Uint8Array): string | undefined {
  const shiftJis = decodeAs('shift_jis', bytes)
  const eucJp = decodeAs('euc-jp', bytes)
  if (shiftJis === undefined || eucJp === undefined) return shiftJis ?? eucJp
  return halfWidthKana(shiftJis) > halfWidthKana(eucJp) ? eucJp : shiftJis
}

function halfWidthKana(text: string): number {
  return [...text.matchAll(/[\uff61-\uff9f]/g)].length
}

/** ESC $ @ or ESC $ B: ISO-2022-JP, which is otherwise plain ASCII. */
function hasEscapeSequence(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42)) return true
  }
  return false
}
