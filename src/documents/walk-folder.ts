import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { type Finding, finding } from '#core/finding.ts'
import { findLeftOut } from './leave-out.ts'
import { listingLimits } from './limits.ts'

const separator = new Uint8Array([47]) // a slash

/** What stands in a folder: a file by its path on the disk, or what is not read and why. `name`: as a person sees it. */
export type Walked = { name: string } & ({ path: Buffer } | { problem: Finding } | { leftOut: Finding })

/** Lists a folder with all its folders, sorted by name. Links are not followed: they may lead round in a circle. */
export async function walkFolder(path: Buffer, name: string): Promise<Walked[]> {
  const found: Walked[] = []
  await walkInto(path, name, found)
  if (found.length > listingLimits.folderFiles)
    return [{ name, problem: finding('folder-too-many', { name, limit: listingLimits.folderFiles }) }]
  return found.length > 0 ? found : [{ name, leftOut: finding('folder-empty', { name }) }]
}

async function walkInto(path: Buffer, name: string, found: Walked[]): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true, encoding: 'buffer' }).catch(() => undefined)
  if (!entries) {
    found.push({ name, problem: finding('file-unreachable', { name }) })
    return
  }
  const named = entries.map((entry) => ({ entry, own: decodeName(entry.name) }))
  for (const { entry, own } of named.sort((one, other) => (one.own < other.own ? -1 : 1))) {
    if (found.length > listingLimits.folderFiles) return
    await addEntry(Buffer.concat([path, separator, entry.name]), `${name}/${own}`, own, entry, found)
  }
}

async function addEntry(path: Buffer, name: string, own: string, entry: Dirent<Buffer>, found: Walked[]): Promise<void> {
  const left = findLeftOut(own)
  if (left || entry.isSymbolicLink()) found.push({ name, leftOut: finding('file-left-out', { name, why: left?.why ?? 'link' }) })
  else if (entry.isDirectory()) await walkInto(path, name, found)
  else if (entry.isFile()) found.push({ name, path })
  else found.push({ name, problem: finding('file-not-regular', { name }) })
}

/** A name on the disk: UTF-8, or Shift_JIS where a zip from Windows was unpacked without being converted. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}
