import { createHash } from 'node:crypto'
import { strToU8 } from 'fflate'
import type { Exchange } from '#core/exchange.ts'
import { type Licence, licences } from '#core/licence.ts'
import { writeCsvInTurns } from './csv-cell.ts'
import { mapInTurns } from './in-turns.ts'
import { codeTable, columnTable } from './package-dictionary.ts'
import type { PackageTable } from './package-table.ts'
import { type PackageBody, tablesOf } from './package-tables.ts'
import { zipFiles } from './zip-files.ts'

/** What a Data Package says of itself. */
export interface PackageAbout {
  /** Its name in addresses. */
  name: string
  title: string
  /** ISO 8601 instant. */
  created: string
  body: PackageBody
  /** 版 */
  version?: string
  /** 利用条件; absent where the body has chosen none. */
  licence?: Licence | undefined
  /** Whether its files begin with a byte order mark, by which Excel knows UTF-8. */
  bom: boolean
}

/**
 * Data Package (オープンデータ, Frictionless v2): the seven lists as CSV with the tables of what is a list within them, of codes and of columns, and
 * `datapackage.json`, zipped. Keeps the rules of machine readability. Equal facts and date give equal bytes. A large one is written in turns and
 * packed outside this thread, so that a server goes on answering.
 */
export async function writePackage(exchange: Exchange, about: PackageAbout): Promise<Uint8Array> {
  const lists = tablesOf(exchange, about.body)
  const codes = codeTable(lists, exchange.document)
  const files: { table: PackageTable; bytes: Uint8Array; hash: string }[] = []
  for (const table of [...lists, codes, columnTable([...lists, codes])]) {
    const head = table.columns.map(({ name }) => name)
    const bytes = await writeCsvInTurns(head, table.rows, about.bom)
    files.push({ table, bytes, hash: await hashInTurns(bytes) })
  }
  const resources = files.map(({ table, bytes, hash }) => describeTable(table, { bytes: bytes.length, hash }, about.bom))
  const descriptor = `${JSON.stringify({ ...describePackage(exchange, about), resources }, null, 2)}\n`
  const entries = files.map(({ table, bytes }): [string, Uint8Array] => [`${table.name}.csv`, bytes])
  return await zipFiles([['datapackage.json', strToU8(descriptor)], ...entries], about.created)
}

const pieceBytes = 1024 * 1024

async function hashInTurns(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  const starts = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, nth) => nth * pieceBytes)
  await mapInTurns(starts, (start) => hash.update(bytes.subarray(start, start + pieceBytes)))
  return `sha256:${hash.digest('hex')}`
}

function describePackage({ format, document }: Exchange, { name, title, created, body, version, licence }: PackageAbout) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...{ name: nameOf(name), title, created },
    description: `${body.name}の計画・指標・事業費・評価。欠けた値は空欄で表し、0とは区別する。同じ内容の原文は交換形式（JSON）にある。`,
    ...(version === undefined ? {} : { version }),
    ...(licence === undefined ? {} : { licenses: [{ name: licence, ...licences[licence] }] }),
    contributors: [{ title: body.name, roles: ['publisher'] }],
    sources: [{ title: [document.issuer, document.title].filter((one) => one !== undefined).join(' ') || body.name }],
    keywords: ['行政評価', '施策評価', '指標', '事業費'],
    ...(body.code === undefined ? {} : { bodyCode: body.code }),
    ...{ format, document },
  }
}

/** A name of Frictionless: lower case letters, digits, `-`, `_` and `.`. */
const nameOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-')

function describeTable(
  { name, title, description, columns, key, refers }: PackageTable,
  file: { bytes: number; hash: string },
  bom: boolean,
) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    ...{ name, type: 'table', path: `${name}.csv`, title, description },
    ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', byteOrderMark: bom },
    ...file,
    dialect: { header: true, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: columns.map(describeColumn),
      missingValues: [''],
      ...(key.length > 0 ? { primaryKey: key } : {}),
      ...(refers.length > 0 ? { foreignKeys: refers.map(({ column, ...to }) => referTo(name, column, to)) } : {}),
    },
  }
}

/** A key that leads within its own table names no resource. */
const referTo = (own: string, column: string, { table, key }: { table: string; key: string }) => ({
  fields: [column],
  reference: { ...(table === own ? {} : { resource: table }), fields: [key] },
})

const describeColumn = ({ name, title, type, description = title, unit, codes, required }: PackageTable['columns'][number]) => ({
  ...{ name, type, title, description },
  ...(unit === undefined ? {} : { unit }),
  ...(codes === undefined ? {} : { categories: Object.entries(codes).map(([value, label]) => ({ value, label })) }),
  ...(required ? { constraints: { required: true } } : {}),
})
