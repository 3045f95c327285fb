// `npm run season`: plays a season against a server of its own and checks every answer, then one whose documents are read. `npm run season papers` plays
// the second alone. SEED, EDITS; ENGINE=postgres for PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audit, SURFACES } from './audit.ts'
import { checkSeason, type Report } from './checks.ts'
import { playSeason } from './season.ts'
import { startServer } from './server.ts'

process.setMaxListeners(0)
// Only where it is asked for: a cluster as the other tests start it.
const postgres = process.env.ENGINE === 'postgres' ? await (await import('../harness/postgres.ts')).startPostgres() : null
const seed = Number(process.env.SEED ?? 1)

type Work = (folder: string, env: Readonly<Record<string, string>>) => Promise<Report>
const inFolder = async (work: Work): Promise<Report> => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-season-'))
  try {
    return await work(folder, postgres ? { DATABASE_URL: await postgres.database() } : {})
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const tell = ({ made, faults }: Report): void => {
  for (const [kind, count] of made)
    console.log(`  ${count} ${kind}, ${faults.filter((fault) => fault.startsWith(`${kind}:`)).length} wrong`)
  for (const kind of made.keys())
    for (const fault of faults.filter((one) => one.startsWith(`${kind}:`)).slice(0, Number(process.env.SHOW ?? 3))) console.log(fault)
}

const reports: Report[] = []
if (process.argv[2] !== 'papers')
  reports.push(
    await inFolder(async (folder, env) => {
      const server = await startServer(folder, env)
      try {
        const season = await playSeason({ server, seed, edits: Number(process.env.EDITS ?? 5000), say: console.log })
        console.log(`seed ${seed} on ${postgres ? 'PostgreSQL' : 'SQLite'}: ${season.edits()} edits, ${season.ledger.deeds.length} deeds`)
        return await checkSeason(season)
      } finally {
        await server.stop()
      }
    }),
  )
const asked = (process.env.SURFACES ?? SURFACES.join(',')).split(',')
reports.push(
  await inFolder((folder, env) => audit({ folder, env, seed, surfaces: SURFACES.filter((one) => asked.includes(one)), say: console.log })),
)
await postgres?.stop()
for (const report of reports) tell(report)
process.exit(reports.every(({ faults }) => faults.length === 0) ? 0 : 1)
