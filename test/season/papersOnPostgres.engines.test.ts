// Beside the one on SQLite: each takes two minutes on a machine with nothing else to do.
import { test } from 'vitest'
import { usePostgres } from '../harness/onPostgres.ts'
import { usePapers } from './readPapers.ts'

const postgres = usePostgres()
const read = usePapers()

test(
  '[H85] on PostgreSQL, no document of a season says what the ledger of an auditor does not, nor leaves out what it has',
  async () => read({ seed: 4, env: { DATABASE_URL: await postgres().database() } }),
  1_200_000,
)
