import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')
const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n').filter(existsSync)

describe('dependencies', () => {
  const page = read('docs/dependencies.md')
  const named = (part: string) =>
    [...part.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    )
  const [forUse = '', forDevelopment = ''] = page.split('## For development only')

  it('each have one reason, and no reason stands without its package', () => {
    expect(named(forUse).sort()).toEqual(Object.keys(manifest.dependencies).sort())
    expect(named(forDevelopment).sort()).toEqual(Object.keys(manifest.devDependencies).sort())
  })

  it('have exact versions', () => {
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('are locked without download addresses, with a version for every platform', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }>
    }
    const packages = Object.entries(lock.packages)
    expect(packages.filter(([, one]) => one.resolved !== undefined)).toEqual([])
    const absent = packages.flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages.some(([other]) => other === `node_modules/${name}` || other === `${place}/node_modules/${name}`),
      ),
    )
    expect(absent).toEqual([])
  })
})

describe('documentation', () => {
  const pages = tracked.filter((path) => path.endsWith('.md'))
  it.each(pages)('the links of %s lead somewhere', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([])
  })

  it.each(['README.md', 'README.en.md'])('%s names the two commands', (page) => {
    expect(read(page)).toMatch(/^npm start\b/m)
    expect(read(page)).toMatch(/^npm test\b/m)
  })
})
