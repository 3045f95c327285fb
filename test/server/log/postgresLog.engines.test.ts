import { openPostgres, type PostgresDatabase } from '../../../server/db/openPostgres.ts'
import { logOn, usePostgres } from '../../harness/onPostgres.ts'
import { updateLogContract } from './updateLogContract.ts'

const postgres = usePostgres()

updateLogContract('PostgreSQL', async ({ clock, meetingOf }) => {
  const url = await postgres().database()
  const opened: PostgresDatabase[] = []
  const open = async () => {
    const database = await openPostgres({ url, connections: 4, lost: () => undefined })
    opened.push(database)
    return logOn(database, clock, async () => (document) => ({ meeting: meetingOf(document), sealed: false }))
  }
  return {
    log: await open(),
    again: open,
    close: async () => {
      for (const database of opened) await database.close()
    },
  }
})
