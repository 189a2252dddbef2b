/** PostgreSQL's numbers for the types that both engines must give back alike; every other type is left as its driver has it. */
export const columnParsers: Record<number, (text: string) => unknown> = {
  17: parseBytea,
  20: parseInt8,
  1082: keepText,
  1114: keepText,
  1184: parseInstant,
}

function keepText(text: string): string {
  return text
}

function parseBytea(text: string): Uint8Array {
  return Buffer.from(text.slice(2), 'hex')
}

/** A number where it is exact, the digits where it is not. */
function parseInt8(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/** `2026-04-01 00:00:00.1+00` → `2026-04-01T00:00:00.100Z`: as `toISOString` writes it, but keeping microseconds. Sessions run in UTC. */
function parseInstant(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/.exec(text)
  if (!match) throw new Error(`Not an instant in UTC: ${text}`)
  const [, day, time, fraction = ''] = match
  return `${day}T${time}.${fraction.padEnd(3, '0')}Z`
}
