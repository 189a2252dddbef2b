import { deserialize, serialize } from 'node:v8'
import { setProgram } from './print-pdf.ts'
import type { Program } from './set-apart.ts'
import { yieldToServer } from './yield-to-server.ts'

// The process of `setApart`: programs come in, what was set goes out, and with the process goes all that Typst keeps of them.
yieldToServer()
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const programs = deserialize(Buffer.concat(chunks)) as Program[]
process.stdout.write(serialize(programs.map((program) => setProgram(program, program.marks))))
