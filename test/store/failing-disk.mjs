// A disk that fails: in the database's thread, the 40th fsync and all after it report an input/output error.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

const { fsyncSync } = fs
let calls = 0
if (!isMainThread) {
  fs.fsyncSync = (file) => {
    calls += 1
    if (calls >= 40) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' })
    fsyncSync(file)
  }
  syncBuiltinESMExports()
}
