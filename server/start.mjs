// Starts `main`, or what the first argument names in cli/. Plain JavaScript, so that an old Node too can say what it lacks.
const entries = { main: './main.ts', demo: './cli/demo.ts', dev: './cli/dev.ts' }

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Ruta needs Node 24 or newer; this is ${process.versions.node}. On Linux (x64) \`npm ci\` brings it, and \`npm start\` uses it.`,
  )
  process.exit(1)
}
await import(entries[process.argv[2]] ?? entries.main)
