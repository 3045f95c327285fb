import { expect, test } from 'vitest'
import { systemClock } from '../../server/clock.ts'
import { openInstallation } from '../../server/openInstallation.ts'
import { aFolder } from './log/openLog.ts'
import { configOf } from './testWorld.ts'

test('a start without PostgreSQL says in a sentence which server does not answer and what to do, without its password', async () => {
  const config = configOf({ DATABASE_URL: 'postgres://ruta:secret@127.0.0.1:1/ruta', DATA_DIR: aFolder() })
  const opening = openInstallation(config, { clock: systemClock, report: () => undefined, copied: () => undefined })
  await expect(opening).rejects.toThrow(
    'PostgreSQL at 127.0.0.1:1 cannot be used: connect ECONNREFUSED 127.0.0.1:1. Start it, or correct DATABASE_URL.',
  )
})
