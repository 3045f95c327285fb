// Starts `main`, or what the first argument names in cli/. Plain JavaScript, so that an old Node too can say what it lacks.
const entries = { main: './main.ts', demo: './cli/demo.ts', dev: './cli/dev.ts' }

// 24.6 is the first whose zstd takes a dictionary: checkpoints are stored as differences.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 6)) {
  console.error(
    `Ruta needs Node 24.6 or newer; this is ${process.versions.node}. On Linux (x64) \`npm ci\` brings it, and \`npm start\` uses it.`,
  )
  process.exit(1)
}
await import(entries[process.argv[2]] ?? entries.main)
