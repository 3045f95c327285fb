// `npm run season`: plays a season against a server of its own and checks every answer, then one whose documents are read. `npm run season papers` plays
// the second alone. SEED, EDITS; ENGINE=postgres for PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSeason, type Report } from './checks.ts'
import { checkPapers } from './papers/checkPapers.ts'
import { playPapers } from './papers/paperSeason.ts'
import { playSeason } from './season.ts'
import { type RunningServer, startServer } from './server.ts'

process.setMaxListeners(0)
// Only where it is asked for: a cluster as the other tests start it.
const postgres = process.env.ENGINE === 'postgres' ? await (await import('../harness/postgres.ts')).startPostgres() : null
const seed = Number(process.env.SEED ?? 1)

const onServer = async (work: (server: RunningServer) => Promise<Report>): Promise<Report> => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-season-'))
  const server = await startServer(folder, postgres ? { DATABASE_URL: await postgres.database() } : {})
  try {
    return await work(server)
  } finally {
    await server.stop()
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
    await onServer(async (server) => {
      const season = await playSeason({ server, seed, edits: Number(process.env.EDITS ?? 5000), say: console.log })
      console.log(`seed ${seed} on ${postgres ? 'PostgreSQL' : 'SQLite'}: ${season.edits()} edits, ${season.ledger.deeds.length} deeds`)
      return checkSeason(season)
    }),
  )
reports.push(
  await onServer(async (server) => {
    const report: Report = { made: new Map(), faults: [] }
    await playPapers({ server, seed, say: console.log, audit: (stop, season) => checkPapers(stop, season, report) })
    return report
  }),
)
await postgres?.stop()
for (const report of reports) tell(report)
process.exit(reports.every(({ faults }) => faults.length === 0) ? 0 : 1)
