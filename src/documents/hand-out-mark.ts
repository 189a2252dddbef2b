import { strFromU8, strToU8, zipSync } from 'fflate'
import { problemOf } from './refuse.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import { type Container, openContainer } from './unzip.ts'

/** What an Office file says of itself beside its contents (ファイルのプロパティ). */
export interface OfficeMark {
  /** The mark of a hand-out (配布の印), where the file bears one. */
  handOut?: string
  /** Who saved it last (最終更新者). */
  lastSavedBy?: string
}

const part = 'docProps/custom.xml'
const property = 'ShirubeHandOut'
const customType = 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
const customRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties'
/** The set that Office keeps properties of one's own in (MS-OLEPS, FMTID_UserDefinedProperties). */
const propertySet = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'
/** No mark and no name is longer. */
const longest = 100

/**
 * Marks an Office file as one of a hand-out, as a custom property: Excel and LibreOffice keep it when the file is saved. Every other part stays
 * byte for byte. `mark`: letters, digits, hyphens and slashes.
 */
export function markHandOut(file: Uint8Array, mark: string): Uint8Array {
  const container = openContainer(file, 'file')
  const parts = Object.fromEntries(container.paths.map((path) => [path, container.part(path) ?? new Uint8Array()]))
  const known = parts[part] && strFromU8(parts[part])
  parts[part] = strToU8(withProperty(known, mark))
  if (known === undefined) {
    edit(parts, '[Content_Types].xml', (xml) =>
      xml.replace(/<\/(\w+:)?Types>/, `<$1Override PartName="/${part}" ContentType="${customType}"/>$&`),
    )
    edit(parts, '_rels/.rels', (xml) =>
      xml.replace(
        /<\/(\w+:)?Relationships>/,
        `<$1Relationship Id="${freeId(xml)}" Type="${customRelation}" Target="${part}"/>$&`,
      ),
    )
  }
  return zipSync(parts, { level: 6, mtime: new Date(2000, 0, 1) })
}

function edit(parts: Record<string, Uint8Array>, path: string, change: (xml: string) => string): void {
  const bytes = parts[path]
  if (bytes === undefined) throw new Error(`an Office file without ${path}`)
  parts[path] = strToU8(change(strFromU8(bytes)))
}

function freeId(xml: string): string {
  let nth = 1
  while (xml.includes(`"rIdHandOut${nth}"`)) nth += 1
  return `rIdHandOut${nth}`
}

/** The part with the mark in it, beside the properties that a template has already. */
function withProperty(known: string | undefined, mark: string): string {
  const own = (prefix: string, pid: number) =>
    `<${prefix}property fmtid="${propertySet}" pid="${pid}" name="${property}"><vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${mark}</vt:lpwstr></${prefix}property>`
  const empty =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"></Properties>'
  const others = (known ?? empty)
    .replace(/(<(?:\w+:)?Properties\b[^<>]*)\/>/, '$1></Properties>')
    .replace(
      new RegExp(
        `<(?:\\w+:)?property\\b[^<>]*\\bname="${property}"[^<>]*>(?:(?!</(?:\\w+:)?property>)[^])*</(?:\\w+:)?property>`,
        'g',
      ),
      '',
    )
  const taken = [...others.matchAll(/\bpid="(\d{1,9})"/g)].map(([, pid]) => Number(pid))
  return others.replace(/<\/(\w+:)?Properties>/, (end, prefix = '') => own(prefix, Math.max(1, ...taken) + 1) + end)
}

/** Reads what an Office file says of itself; nothing of what is none, or is broken: its reader says so. */
export function readOfficeMark(bytes: Uint8Array, name: string): OfficeMark {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return {}
  try {
    const container = openContainer(bytes, name)
    const handOut = readText(container, name, part, (attributes) => attributeOf(attributes, 'name') === property)
    const lastSavedBy = readText(container, name, 'docProps/core.xml', (_, element) => element === 'lastModifiedBy')
    return { ...(handOut === undefined ? {} : { handOut }), ...(lastSavedBy === undefined ? {} : { lastSavedBy }) }
  } catch (error) {
    problemOf(error)
    return {}
  }
}

/** The words within the first element that is asked for. */
function readText(
  container: Container,
  name: string,
  path: string,
  isAsked: (attributes: string, element: string) => boolean,
): string | undefined {
  const bytes = container.part(path)
  if (bytes === undefined) return undefined
  let depth = 0
  let found: string | undefined
  const open = (element: string, attributes: string) => {
    if (depth > 0) depth += 1
    else if (found === undefined && isAsked(attributes, element)) {
      depth = 1
      found = ''
    }
  }
  const close = () => {
    if (depth > 0) depth -= 1
  }
  const text = (words: string) => {
    if (depth > 0) found = `${found ?? ''}${words}`.slice(0, longest)
  }
  scanXml(decodeXml(bytes, { name, part: path }), { open, close, text }, { name, part: path })
  return found?.trim() || undefined
}
