// A real server on either engine, of which one document was damaged while it stood still.
import { readFileSync, writeFileSync } from 'node:fs'
import { join as pathOf } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { EntryDraft } from '../../../server/log/log.ts'
import type { Installation } from '../../../shared/api/installation.ts'
import { type AccountId, type DocumentId, parseDelegationId, parseDocumentId, roadmapId } from '../../../shared/ids.ts'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'
import { eventually, join } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type World } from '../testWorld.ts'

const postgres = usePostgres()
const PLAN = roadmapId(GROUP)
const colombia = must(parseDelegationId('co'), 'a delegation')
/** A Yjs update of nothing, and one that says so at length: found in a file of the database by its bytes. */
const NOTHING = Uint8Array.of(0, 0)
const MARK = Buffer.from('what stands in the third entry, '.repeat(4))

let world: World | null = null
afterEach(async () => {
  await world?.server.close()
  world = null
})

const append = async (open: World, document: DocumentId, account: AccountId, updates: readonly Uint8Array[]) => {
  const drafts = updates.map(
    (update): EntryDraft => ({ updates: [update], kind: 'live', author: account, delegation: colombia, source: null }),
  )
  await open.server.log.append([{ document, after: await open.server.log.head(document), claims: [], drafts }])
}

/** A plan and a text with three entries each; the server has ended since. */
const anInstallation = async (engine: 'sqlite' | 'postgres') => {
  const folder = aFolder()
  const env = { DATA_DIR: folder, ...(engine === 'postgres' ? { DATABASE_URL: await postgres().database() } : {}) }
  const open = await openWorld({ env })
  const account = await open.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(open, 'chair@example.org')
  const text = must(parseDocumentId((await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id), 'a text')
  await append(open, PLAN, account, [NOTHING, NOTHING, NOTHING])
  await append(open, text, account, [NOTHING, NOTHING, MARK])
  await open.server.close()
  return { folder, env, text, account }
}
const entriesOf = async (open: World, document: DocumentId) =>
  await open.server.deps.db
    .selectFrom('log_entry')
    .innerJoin('log_document', 'log_document.number', 'log_entry.document')
    .selectAll('log_entry')
    .where('log_document.id', '=', document)
    .orderBy('seq')
    .execute()

type Damage = (open: World, number: number) => Promise<unknown>
const DAMAGES: Readonly<Record<string, Damage>> = {
  'a flipped byte': ({ server }, number) =>
    server.deps.db
      .updateTable('log_entry')
      .set({ updates: Uint8Array.of(2, 0, 1) })
      .where('document', '=', number)
      .where('seq', '=', 2)
      .execute(),
  'a truncated row': ({ server }, number) =>
    server.deps.db
      .updateTable('log_entry')
      .set({ updates: new Uint8Array() })
      .where('document', '=', number)
      .where('seq', '=', 3)
      .execute(),
  'a row that is gone': ({ server }, number) =>
    server.deps.db.deleteFrom('log_entry').where('document', '=', number).where('seq', '=', 3).execute(),
  'a head that says another end': ({ server }, number) =>
    server.deps.db.updateTable('log_head').set({ seq: 7 }).where('document', '=', number).execute(),
}

/** The damaged one is closed to everybody and named everywhere; the other one takes edits; and nothing of the damaged one is changed. */
const expectQuarantine = async (open: World, text: DocumentId, account: AccountId) => {
  const before = await entriesOf(open, text)
  const chair = await signedIn(open, 'chair@example.org')
  expect(await (await join(open, chair, text)).closed).toBe(CLOSE_CODES.damaged)
  const plan = await join(open, chair, PLAN)
  expect(plan.status).toBe(101)
  await append(open, PLAN, account, [NOTHING])
  const { documents } = (await chair.ask('POST', `/api/groups/${GROUP}/verification`, {})).body
  expect(documents).toContainEqual(expect.objectContaining({ document: PLAN, ok: true }))
  expect(documents.filter(({ ok }: { ok: boolean }) => !ok)).toMatchObject([{ document: text }])
  expect((await chair.ask('GET', '/readyz')).body).toMatchObject({ ready: true, quarantined: [text], damaged: [text] })
  const metrics = (await chair.ask('GET', '/metrics')).text
  expect(metrics).toContain('ruta_logs_quarantined 1')
  expect(metrics).toContain('ruta_logs_damaged 1')
  const state: Installation = (await chair.ask('GET', `/api/groups/${GROUP}/installation`)).body
  expect(state.logs).toMatchObject({ damaged: 1, unreadable: 1 })
  expect(plan.ws.readyState).toBe(plan.ws.OPEN)
  plan.ws.close()
  await eventually(() => open.server.rooms.stats().connections === 0, 'everybody has left')
  expect(await entriesOf(open, text)).toEqual(before)
}

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`[L5] [O9] on ${engine}`, () => {
    for (const [what, damage] of Object.entries(DAMAGES))
      test(`${what} closes that document alone, and is said wherever somebody looks`, async () => {
        const { env, text, account } = await anInstallation(engine)
        const open = await openWorld({ env, bare: true })
        world = open
        const { number } = await open.server.deps.db
          .selectFrom('log_document')
          .select('number')
          .where('id', '=', text)
          .executeTakeFirstOrThrow()
        await damage(open, number)
        await expectQuarantine(open, text, account)
      })
  })

test('[L5] [O9] a byte that was flipped in the file itself closes the document that it stands in, and no other', async () => {
  const { folder, env, text, account } = await anInstallation('sqlite')
  const file = pathOf(folder, 'ruta.db')
  const bytes = readFileSync(file)
  const at = bytes.indexOf(MARK)
  expect(at).toBeGreaterThan(0)
  bytes[at + 9] = (bytes[at + 9] ?? 0) ^ 1
  writeFileSync(file, bytes)
  world = await openWorld({ env, bare: true })
  await expectQuarantine(world, text, account)
})
