// Current names of the ids in audit entries: entries contain ids only, which stay valid when a name changes.
import type { AuditAbout } from '../../shared/api/audit.ts'
import { parseDocumentId, parseItemId } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'
import { itemCodes } from '../db/shownNumbers.ts'

interface Entry {
  readonly subject: string
  readonly detail: string
}

/** One query per table for all of these entries. */
export const aboutEntries = async (db: Store, entries: readonly Entry[]): Promise<(entry: Entry) => AuditAbout> => {
  const ids = [...new Set(entries.flatMap(idsIn))]
  if (ids.length === 0) return () => NOTHING
  const [people, links, meetings, moments, codes] = await Promise.all([
    db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute(),
    db
      .selectFrom('sign_in_link')
      .innerJoin('account', 'account.id', 'sign_in_link.account')
      .select(['sign_in_link.id', 'account.name'])
      .where('sign_in_link.id', 'in', ids)
      .execute(),
    db.selectFrom('meeting').select(['id', 'number']).where('id', 'in', ids).execute(),
    db.selectFrom('mark').select(['id', 'name']).where('id', 'in', ids).where('name', 'is not', null).execute(),
    codesIn(db, entries),
  ])
  const names = new Map([...people, ...links].map(({ id, name }) => [id, name]))
  const numbers = new Map(meetings.map(({ id, number }) => [id, Number(number)]))
  const named = new Map(moments.map(({ id, name }) => [id, name]))
  return (entry) => {
    const mine = idsIn(entry)
    return {
      person: first(mine, (id) => names.get(id)),
      session: first(mine, (id) => numbers.get(id)),
      moment: first(mine, (id) => named.get(id)),
      item: codes.get(entry.detail) ?? null,
    }
  }
}

/** By detail: `… roadmap:tco item:k3 …`. */
const codesIn = async (db: Store, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> => {
  const found = entries.flatMap(({ detail }) => {
    const [, plan, item] = /(roadmap:\S+) item:(\S+)/.exec(detail) ?? []
    const [document, id] = [parseDocumentId(plan), parseItemId(item)]
    return document && id ? [{ detail, document, id }] : []
  })
  const codes = new Map<string, string>()
  for (const [document, named] of Map.groupBy(found, (one) => one.document)) {
    const rows = await db
      .selectFrom('plan_item')
      .select('number')
      .where('document', '=', document)
      .where('id', 'in', [...new Set(named.map(({ id }) => id))])
      .execute()
    const known = await itemCodes(
      db,
      document,
      rows.map(({ number }) => number),
    )
    for (const { detail, id } of named) {
      const code = known.get(id)
      if (code !== undefined) codes.set(detail, code)
    }
  }
  return codes
}

const NOTHING: AuditAbout = { person: null, session: null, moment: null, item: null }
/** An id is the whole value, or follows a kind (`page:…`) or precedes an action. A name in a detail may look like an id, and is then not found. */
const idsIn = ({ subject, detail }: Entry): readonly string[] => `${subject} ${detail}`.split(/[:\s]+/).filter((word) => word !== '')

const first = <T>(ids: readonly string[], find: (id: string) => T | null | undefined): T | null => {
  for (const id of ids) {
    const found = find(id)
    if (found !== undefined && found !== null) return found
  }
  return null
}
