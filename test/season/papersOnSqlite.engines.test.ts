// Beside the one on PostgreSQL: each takes two minutes on a machine with nothing else to do.
import { test } from 'vitest'
import { usePapers } from './readPapers.ts'

const read = usePapers()

test(
  '[H85] on SQLite, no document of a season says what the ledger of an auditor does not, nor leaves out what it has',
  () => read({ seed: 3, env: {} }),
  1_200_000,
)
