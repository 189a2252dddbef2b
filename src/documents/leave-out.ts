/** Names that programs leave behind in folders and zips, and why they are not read (除外). */
const patterns: [RegExp, 'lock' | 'system' | 'hidden'][] = [
  [/^~\$/, 'lock'],
  [/^\.~lock\./, 'lock'],
  [/^~.*\.tmp$/i, 'lock'],
  [/^(?:\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX|\.fseventsd|\.Spotlight-V100|\.Trashes|\$RECYCLE\.BIN)$/i, 'system'],
  [/^\./, 'hidden'],
]

/**
 * Which part of a path is left out, and why: it is hidden, a lock file of Office, or of the system. `path` ends with the folder or file
 * that is; `undefined` where all of it is to be read.
 */
export function findLeftOut(path: string): { path: string; why: 'lock' | 'system' | 'hidden' } | undefined {
  const names = path.split('/')
  for (const [index, name] of names.entries()) {
    if (name === '' || name === '.' || name === '..') continue
    const found = patterns.find(([pattern]) => pattern.test(name))
    if (found) return { path: names.slice(0, index + 1).join('/'), why: found[1] }
  }
  return undefined
}
