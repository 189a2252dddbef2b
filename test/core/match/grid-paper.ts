import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../documents')

/** Folders of invented papers of layout `grid`: `paper.*`, its `scheme.yaml`, and `expected.json`. Read with the functions of `rows-paper.ts`. */
export const gridPapers = readdirSync(folder).filter((name) => name.startsWith('grid-'))
