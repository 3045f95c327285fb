// A short season on either engine, in every run: `npm run season` plays the long ones.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { usePostgres } from '../harness/onPostgres.ts'
import { checkSeason } from './checks.ts'
import { playSeason } from './season.ts'
import { startServer } from './server.ts'

const postgres = usePostgres()
const EDITS = 200
/** What no season may leave out. */
const KINDS = ['events', 'comparison', 'matrix', 'moves', 'hands', 'work', 'authorship', 'diff', 'archive', 'kept heads']

test.each([
  ['SQLite', 7, async () => ({})],
  ['PostgreSQL', 8, async () => ({ DATABASE_URL: await postgres().database() })],
] as const)(
  '[H83] on %s, a checker that imports nothing of Ruta agrees with every answer about a season of twelve people',
  async (_, seed, env) => {
    const folder = mkdtempSync(join(tmpdir(), 'ruta-season-'))
    const server = await startServer(folder, await env())
    onTestFinished(async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const season = await playSeason({ server, seed, edits: EDITS, say: () => undefined })
    // A season without them would prove nothing of them.
    expect(season.ledger.deeds.some(({ byLink }) => byLink !== null)).toBe(true)
    expect(new Set(season.ledger.deeds.map(({ account, seat }) => `${account} ${JSON.stringify(seat)}`)).size).toBeGreaterThan(
      new Set(season.ledger.deeds.map(({ account }) => account)).size,
    )
    const { made, faults } = await checkSeason(season)
    expect(faults).toEqual([])
    expect(KINDS.filter((kind) => !made.get(kind))).toEqual([])
  },
  240_000,
)
