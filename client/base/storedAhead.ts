// What this device keeps of the plan that the address names, read while the code that shows it is being loaded: its rows are then in the first
// picture of the frame. Read only where it may be shown before the server has answered.
import { parseGroupId, roadmapId } from '../../shared/ids.ts'
import { presentActor } from './cachedActor.ts'
import { documentDatabaseName, openDocumentDatabase, readPieces, type StoredPieces } from './documentDatabase.ts'

interface Ahead {
  readonly database: IDBDatabase
  readonly stored: StoredPieces
  /** Another tab has sealed or removed what was read. */
  readonly isGone: () => boolean
}
let ahead: { readonly name: string; readonly opened: Promise<Ahead | null> } | null = null

export const readAhead = (path: string, now: number): void => {
  const actor = presentActor(now)
  const group = parseGroupId(/^\/g\/([^/]+)/.exec(path)?.[1])
  if (group === null || !actor?.memberships.some((membership) => membership.group === group)) return
  const name = documentDatabaseName(actor.account, roadmapId(group))
  const opened = openAndRead(name).catch((error: unknown) => {
    console.info('The plan is read when it is opened', error)
    return null
  })
  ahead = { name, opened }
}

/** Once, for the first life of the document. Null where nothing was read, or where it has gone since. */
export const takeAhead = async (name: string): Promise<Ahead | null> => {
  if (ahead?.name !== name) return null
  const { opened } = ahead
  ahead = null
  const found = await opened
  return found?.isGone() ? null : found
}

const openAndRead = async (name: string): Promise<Ahead | null> => {
  const database = await openDocumentDatabase(name)
  let gone = false
  database.onversionchange = () => {
    gone = true
    database.close()
  }
  return { database, stored: await readPieces(database), isGone: () => gone }
}
