import type { DocumentFormat } from '#core/grid.ts'
import { refuse } from './refuse.ts'
import { refuseDoctypes } from './scan-xml.ts'
import { type Container, openContainer } from './unzip.ts'

/** What a file is by its bytes; a zip container comes opened. */
export type Told =
  | { format: Exclude<DocumentFormat, 'xlsx' | 'docx' | 'pptx'> }
  | { format: 'xlsx' | 'docx' | 'pptx'; container: Container }

/** Tells the format (形式) of a file from its bytes; the name decides only between plain text and CSV. */
export function tellFormat(bytes: Uint8Array, name: string): Told {
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return tellContainer(openContainer(bytes, name), name)
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return refuseOldOffice(bytes, name)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return { format: 'pdf' }
  if (head.startsWith('{\\rtf')) refuse('file-old-format', { name, kind: 'rtf' })
  const text = withoutNulls(head)
  if (
    /^(?:\s|<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*<(?:!doctype html|html|head|body|meta|table|div|h[1-6]|p|title)[\s>]/i.test(
      text,
    )
  )
    return { format: 'html' }
  if (/^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(text) || (/\.(?:json|ndjson|jsonl)$/i.test(name) && !isBinary(bytes)))
    return { format: 'json' }
  if (isBinary(bytes)) refuse('format-unknown', { name })
  return { format: /\.[ct]sv$/i.test(name) ? 'csv' : 'text' }
}

/** The start of a file without its byte order mark, and without the zero halves of UTF-16. */
function withoutNulls(head: string): string {
  return head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '')
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, index) => bytes[index] === character.charCodeAt(0))
}

function tellContainer(container: Container, name: string): Told {
  const has = (pattern: RegExp) => container.paths.some((path) => pattern.test(path))
  if (has(/^xl\/.*\.bin$/) && !has(/^xl\/worksheets\/.*\.xml$/)) refuse('file-other-office', { name, kind: 'xlsb' })
  refuseDoctypes(container, name)
  if (has(/^xl\/.*\.xml$/)) return { format: 'xlsx', container }
  if (has(/^word\/.*\.xml$/)) return { format: 'docx', container }
  if (has(/^ppt\/.*\.xml$/)) return { format: 'pptx', container }
  const mimetype = new TextDecoder().decode(container.part('mimetype') ?? new Uint8Array())
  const kind = mimetype.includes('opendocument.spreadsheet') ? 'ods' : mimetype.includes('opendocument.text') ? 'odt' : 'other'
  return refuse('file-other-office', { name, kind })
}

/** The old container (OLE) names its streams in UTF-16: encrypted new files, .xls, .doc and .ppt come in it. */
function refuseOldOffice(bytes: Uint8Array, name: string): never {
  const names = new TextDecoder('latin1').decode(bytes).replaceAll('\0', '')
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo')) refuse('file-encrypted', { name })
  if (/WordDocument/.test(names)) refuse('file-old-format', { name, kind: 'doc' })
  if (/PowerPoint Document/.test(names)) refuse('file-old-format', { name, kind: 'ppt' })
  return refuse('file-old-format', { name, kind: /Workbook|Book/.test(names) ? 'xls' : 'other' })
}

/** Control characters that no text has; UTF-16 with its mark is text. */
function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false
  return bytes.subarray(0, 65_536).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b))
}
