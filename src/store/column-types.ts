import pg from 'pg'

/** How values are read, by PostgreSQL's numbers for their types; every other type is read as `pg` does. */
const parsers: Record<number, (text: string) => unknown> = {
  20: parseInt8,
  1082: keepText,
  1114: keepText,
  1184: parseInstant,
}

/** For `pg`: the same for both engines. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

function keepText(text: string): string {
  return text
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
