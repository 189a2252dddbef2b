import { zip } from 'fflate'

/** Files as one zip (ZIP), dated as given (ISO 8601). Large ones are packed in threads of their own: a server goes on answering. */
export const zipFiles = (files: readonly (readonly [name: string, bytes: Uint8Array])[], created: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) =>
    zip(Object.fromEntries(files), { mtime: new Date(created), level: 6 }, (error, bytes) =>
      error ? reject(error) : resolve(bytes),
    ),
  )
