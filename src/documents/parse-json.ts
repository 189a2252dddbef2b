/** A number as it is written: `0.0` stays apart from `0`, and long codes lose no digit. */
export interface JsonNumber {
  raw: string
}

export type JsonValue = string | boolean | null | JsonNumber | JsonValue[] | Map<string, JsonValue>

/** Levels of lists and objects within each other. */
export const deepestJson = 64

/** Gives up at an index of the text: it is no JSON from there on, or nested too deep. Never returns. */
export type JsonRefusal = (at: number, fault: 'broken' | 'depth') => never

interface Reading {
  text: string
  at: number
  refuse: JsonRefusal
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const space = /[ \t\r\n]*/y
const literals: [string, true | false | null][] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

/** Reads one JSON value (RFC 8259) from an index on: the value and the index after it. */
export function parseJsonAt(text: string, from: number, refuse: JsonRefusal): { value: JsonValue; end: number } {
  const reading: Reading = { text, at: skipSpace(text, from), refuse }
  const value = readValue(reading, 0)
  return { value, end: reading.at }
}

/** The first index from `at` on that is no white space. */
export function skipSpace(text: string, at: number): number {
  space.lastIndex = at
  space.test(text)
  return space.lastIndex
}

function readValue(reading: Reading, depth: number): JsonValue {
  const { text, at } = reading
  const first = text[at]
  if (first === '"') return readString(reading)
  if (first === '{' || first === '[') {
    if (depth >= deepestJson) reading.refuse(at, 'depth')
    return first === '{' ? readObject(reading, depth + 1) : readList(reading, depth + 1)
  }
  number.lastIndex = at
  const raw = number.exec(text)?.[0]
  if (raw !== undefined) {
    reading.at += raw.length
    return { raw }
  }
  const literal = literals.find(([word]) => text.startsWith(word, at))
  if (!literal) return reading.refuse(at, 'broken')
  reading.at += literal[0].length
  return literal[1]
}

function readObject(reading: Reading, depth: number): Map<string, JsonValue> {
  const fields = new Map<string, JsonValue>()
  readMembers(reading, '}', () => {
    if (reading.text[reading.at] !== '"') reading.refuse(reading.at, 'broken')
    const key = readString(reading)
    reading.at = skipSpace(reading.text, reading.at)
    if (reading.text[reading.at] !== ':') reading.refuse(reading.at, 'broken')
    reading.at = skipSpace(reading.text, reading.at + 1)
    fields.set(key, readValue(reading, depth))
  })
  return fields
}

function readList(reading: Reading, depth: number): JsonValue[] {
  const values: JsonValue[] = []
  readMembers(reading, ']', () => values.push(readValue(reading, depth)))
  return values
}

/** What stands between an opening bracket and its end, parted by commas. */
function readMembers(reading: Reading, end: '}' | ']', readOne: () => unknown): void {
  const { text } = reading
  reading.at = skipSpace(text, reading.at + 1)
  if (text[reading.at] === end) {
    reading.at++
    return
  }
  for (;;) {
    readOne()
    reading.at = skipSpace(text, reading.at)
    const next = text[reading.at]
    if (next !== ',' && next !== end) reading.refuse(reading.at, 'broken')
    reading.at++
    if (next === end) return
    reading.at = skipSpace(text, reading.at)
  }
}

/** A string up to its closing quote, however long: only what is escaped in it is looked at closer. */
function readString(reading: Reading): string {
  const { text, at: start } = reading
  let end = text.indexOf('"', start + 1)
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  if (end < 0) return reading.refuse(start, 'broken')
  const written = text.slice(start, end + 1)
  reading.at = end + 1
  if (!/[\\\u0000-\u001f]/.test(written)) return written.slice(1, -1)
  try {
    return JSON.parse(written) as string
  } catch {
    return reading.refuse(start, 'broken')
  }
}

/** A quote after an odd number of backslashes is part of the string. */
function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1
  while (text[at] === '\\') at--
  return (quote - at) % 2 === 0
}
