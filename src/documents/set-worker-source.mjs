// How the setting process starts from source (tests, development).
import { register } from 'tsx/esm/api'

register()
await import('./set-worker.ts')
