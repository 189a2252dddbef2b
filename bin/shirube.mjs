#!/usr/bin/env node
// The command `shirube`: sees that the program is installed and built, then becomes it.
import { ensureBuilt, ensureInstalled, ensureNode } from '../scripts/ensure.mjs'

ensureNode()
ensureInstalled()
ensureBuilt()
process.env.NODE_ENV ??= 'production' // React renders ten times slower in development mode
await import('../dist/server/main.js')
