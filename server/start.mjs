// Starts `main`, or what the first argument names in cli/. Plain JavaScript, so that an old Node too can say what it lacks.
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const entries = { main: './main.ts', demo: './cli/demo.ts', dev: './cli/dev.ts', bench: './cli/bench.ts' }

// 24.6 is the first whose zstd takes a dictionary: checkpoints are stored as differences.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 6)) {
  console.error(
    `Ruta needs Node 24.6 or newer; this is ${process.versions.node}. On Linux (x64) \`npm ci\` brings it, and \`npm start\` uses it.`,
  )
  process.exit(1)
}
// V8's baseline compiler leaves a pointer on the stack that a later garbage collection may follow, and the process is gone (SIGSEGV:
// nodejs/node#62393, open for 24 and 26). Without it a meeting costs the same.
setFlagsFromString('--no-sparkplug')
// What is compiled once need not be again, here and in the workers: they start in half the time. Not in the folder for temporary
// files, where others may write.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url))
module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
await import(entries[process.argv[2]] ?? entries.main)
