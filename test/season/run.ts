// `npm run season`: plays a season against a server of its own and checks every answer. SEED, EDITS; ENGINE=postgres for PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSeason } from './checks.ts'
import { playSeason } from './season.ts'
import { startServer } from './server.ts'

process.setMaxListeners(0)
const folder = mkdtempSync(join(tmpdir(), 'ruta-season-'))
// Only where it is asked for: a cluster as the other tests start it.
const postgres = process.env.ENGINE === 'postgres' ? await (await import('../harness/postgres.ts')).startPostgres() : null
const server = await startServer(folder, postgres ? { DATABASE_URL: await postgres.database() } : {})
const seed = Number(process.env.SEED ?? 1)
const season = await playSeason({ server, seed, edits: Number(process.env.EDITS ?? 5000), say: console.log })
const { made, faults } = await checkSeason(season)
await server.stop()
await postgres?.stop()
rmSync(folder, { recursive: true, force: true })
console.log(`seed ${seed} on ${postgres ? 'PostgreSQL' : 'SQLite'}: ${season.edits()} edits, ${season.ledger.deeds.length} deeds`)
for (const [kind, count] of made) console.log(`  ${count} ${kind}, ${faults.filter((fault) => fault.startsWith(`${kind}:`)).length} wrong`)
for (const kind of made.keys())
  for (const fault of faults.filter((one) => one.startsWith(`${kind}:`)).slice(0, Number(process.env.SHOW ?? 3))) console.log(fault)
process.exit(faults.length === 0 ? 0 : 1)
