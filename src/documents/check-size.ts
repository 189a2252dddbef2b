import { type Finding, finding } from '#core/finding.ts'
import { limits } from './limits.ts'

/** Why a file of this size (bytes) is not read; `undefined` where it may be. Asked before a large file is loaded or copied. */
export function checkSize(size: number, name: string): Finding | undefined {
  if (size === 0) return finding('file-empty', { name })
  if (size > limits.fileBytes) return finding('file-too-large', { name, megabytes: limits.fileBytes / 1048576 })
  return undefined
}
