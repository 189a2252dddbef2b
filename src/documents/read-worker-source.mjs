// How the reading thread starts from source (tests, development): a thread does not inherit the loader for TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./read-worker.ts')
