import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Which folder may import which, and which packages: one direction, cli → web → app → (documents, store) → core. */
const allowed: Record<string, { folders: string[]; packages: string[] }> = {
  core: { folders: [], packages: [] },
  documents: {
    folders: ['core'],
    packages: ['@ironcalc/wasm', '@myriaddreamin/typst-ts-node-compiler', 'fflate', 'parse5', 'pdf-lib', 'pdfjs-dist'],
  },
  store: { folders: ['core'], packages: ['@electric-sql/pglite', 'fflate', 'kysely', 'pg'] },
  app: { folders: ['core', 'documents', 'store'], packages: ['fflate', 'kysely', 'yaml', 'zod'] },
  web: { folders: ['core', 'app'], packages: ['@hono/node-server', '@hono/zod-openapi', 'hono', 'react', 'react-dom'] },
  cli: { folders: ['core', 'documents', 'store', 'app', 'web'], packages: [] },
}
/** The one exception of core: a scheme file is checked with zod. */
const exceptions: Record<string, string[]> = {
  'core/scheme-file.ts': ['zod'],
  'core/scheme-file-examples.ts': ['zod'],
  'core/scheme-file-fields.ts': ['zod'],
  'core/scheme-file-layouts.ts': ['zod'],
  'core/scheme-file-parts.ts': ['zod'],
  'core/scheme-file-records.ts': ['zod'],
  'core/scheme-file-rules.ts': ['zod'],
  'core/scheme-file-words.ts': ['zod'],
}
const forbiddenNames = /(^|\/)(utils?|helpers?|types|.*(manager|service))\.tsx?$/

const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

/** What is wrong with one source file; empty when all is well. */
function violations(path: string, source: string): string[] {
  const folder = path.split('/')[0] ?? ''
  const rule = allowed[folder]
  if (!rule) return [`${path}: no such folder in the design`]
  const found: string[] = []
  for (const [, name = ''] of source.matchAll(/(?:\bfrom|\bimport\(|^\s*import)\s*\(?['"]([^'"]+)['"]/gm)) {
    const own = name.match(/^#(\w+)\//)?.[1]
    if (own) {
      if (own === folder || !rule.folders.includes(own)) found.push(`${path}: may not import ${name}`)
    } else if (name.startsWith('.')) {
      if (join(path, '..', name).startsWith('..') || join(path, '..', name).split('/')[0] !== folder)
        found.push(`${path}: leaves its folder by ${name}`)
    } else if (name.startsWith('node:')) {
      if (folder === 'core') found.push(`${path}: core is pure, not ${name}`)
    } else if (![...rule.packages, ...(exceptions[path] ?? [])].includes(packageOf(name))) {
      found.push(`${path}: package ${name} is not for ${folder}`)
    }
  }
  const lines = source.trimEnd().split('\n').length
  const most = folder === 'core' ? 150 : 300
  if (lines > most) found.push(`${path}: ${lines} lines, at most ${most}`)
  if (forbiddenNames.test(path)) found.push(`${path}: says nothing of its concept`)
  if (/(\?\?|\|\|) 0\b|coalesce\([^)]*, *0\)/i.test(source)) found.push(`${path}: makes missing zero`)
  if (folder === 'core' && /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(/.test(source))
    found.push(`${path}: core has no clock and no dice`)
  return found
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))

describe('the direction of dependencies', () => {
  it.each(sources)('%s', (path) => {
    expect(violations(path, readFileSync(join('src', path), 'utf8'))).toEqual([])
  })

  it.each([
    ['core/judge.ts', `import { readFile } from 'node:fs'`],
    ['core/judge.ts', `import { z } from 'zod'`],
    ['core/judge.ts', `import { openDatabase } from '#store/open.ts'`],
    ['core/judge.ts', 'const today = new Date()'],
    ['store/items.ts', `import { acceptDrafts } from '#app/accept-drafts.ts'`],
    ['web/server.ts', `import { openDatabase } from '#store/open.ts'`],
    ['web/server.ts', `const page = await import('#store/open.ts')`],
    ['documents/read.ts', `import pg from 'pg'`],
    ['app/publish.ts', `import { judge } from '../core/judge.ts'`],
    ['app/publish.ts', 'const total = amount ?? 0'],
    ['store/budgets.ts', 'select coalesce(amount, 0) from budget'],
    ['core/utils.ts', ''],
    ['core/long.ts', 'x\n'.repeat(151)],
    ['services/mail.ts', ''],
  ])('finds a planted violation in %s: %s', (path, source) => {
    expect(violations(path, source)).toHaveLength(1)
  })
})
