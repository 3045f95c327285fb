// An archive proves what the server decided, and what it says of people is what its acts say.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyArchive } from '../../../server/cli/verifyArchive.ts'
import type { Closing } from '../../../shared/api/trust.ts'
import { closingFingerprint } from '../../../shared/closingFingerprint.ts'
import { type AccountId, actsId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { checkArchive, readArchive, whys } from '../../shared/proof/both.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { GROUP, openWorld, type Visitor, type World } from '../testWorld.ts'

const ACTS = actsId(GROUP)
let world: World
let chair: Visitor
let ana: AccountId
beforeEach(async () => {
  world = await openWorld()
  chair = await arrive(world, 'chair@example.org', 'chair')
  ana = await world.addPerson('ana@example.org', 'delegate')
  const { id } = await newMeeting(chair)
  for (const state of ['open', 'inSession', 'closed', 'open', 'closed'] as const) await become(chair, id, state)
})
afterEach(() => world.close())

const db = () => world.server.deps.db
const download = async (): Promise<Uint8Array> => {
  const answer = await fetch(`${world.server.url}/api/groups/${GROUP}/archive`, { headers: { Cookie: chair.cookieHeader } })
  return new Uint8Array(await answer.arrayBuffer())
}
const faultsOf = async () => whys(await checkArchive(await download()))

describe('[J8] an archive', () => {
  test('holds every act and the words beside them, and proves both', async () => {
    const bytes = await download()
    const checked = await checkArchive(bytes)
    expect(checked.faults).toEqual([])
    expect(checked.logs.find(({ document }) => document === ACTS)?.verified).toMatchObject({ ok: true, entries: 10 })
    expect(checked.acts.at(-1)?.what.type).toBe('archiveExported')
    expect(checked.words.map(({ words }) => words).sort()).toEqual(['ana', 'chair'])
    // What older verifiers know of marks is left as it was; reopening stands in the acts, with its heads.
    expect((await readArchive(bytes)).marks.map(({ kind }) => kind).sort()).toEqual(['closed', 'opened', 'started'])
  })

  test('[T55] holds every closing: which replaces which, each with the fingerprint that the server prints', async () => {
    const { closings } = await checkArchive(await download())
    expect(closings.map(({ number, nth, of, stands }) => [number, nth, of, stands])).toEqual([
      [1, 2, 2, 'counts'],
      [1, 1, 2, 'replaced'],
    ])
    const printed: readonly Closing[] = (await chair.ask('GET', `/api/groups/${GROUP}/closings`)).body
    const of = (heads: Closing['heads']) => closingFingerprint(GROUP, heads)
    expect(await Promise.all(closings.map(({ heads }) => of(heads)))).toEqual(await Promise.all(printed.map(({ heads }) => of(heads))))
    await become(chair, must(closings[0]?.meeting ?? null, 'a session'), 'open')
    expect((await checkArchive(await download())).closings.map(({ stands }) => stands)).toEqual(['corrected', 'replaced'])
  })

  test('prints them as sentences, each with its hour, and says how many there are', async () => {
    const said: string[] = []
    expect(await verifyArchive(await download(), [], (line) => void said.push(line), true)).toBe(0)
    const lines = said.filter((line) => / UTC {2}/.test(line)).map((line) => line.slice(22))
    expect(lines).toEqual([
      'The server administrator created the group',
      'chair joined the group as chair',
      'ana joined the group as delegate, CO',
      'chair created session 1',
      'chair convened session 1',
      'chair started session 1',
      'chair closed session 1',
      'chair reopened session 1 after its closing: “Correct the minutes”',
      'chair closed session 1 again',
      'chair downloaded the archive of the group',
    ])
    expect(said.join('\n')).toContain('10 acts of the server')
  })

  test('is found out when its server changed a name, a role or a word behind its own acts', async () => {
    expect(await faultsOf()).toEqual([])
    await db().updateTable('account').set({ name: 'Somebody else' }).where('id', '=', ana).execute()
    expect(await faultsOf()).toEqual([`the name of ${ana} is not the one in the acts`])
    await db().updateTable('account').set({ name: 'ana' }).where('id', '=', ana).execute()
    await db().updateTable('membership').set({ role: 'observer' }).where('account', '=', ana).execute()
    expect(await faultsOf()).toEqual([`${ana} is not what the acts say in its list of members`])
    await db().updateTable('membership').set({ role: 'delegate' }).where('account', '=', ana).execute()
    await db().updateTable('act_word').set({ words: 'Ana the second' }).where('account', '=', ana).execute()
    await db().updateTable('account').set({ name: 'Ana the second' }).where('id', '=', ana).execute()
    expect(await faultsOf()).toEqual([`a name of ${ana} is not the one that its acts hold the hash of`])
  })

  test('still proves everything else after a person was erased from it', async () => {
    await db().deleteFrom('act_word').where('account', '=', ana).execute()
    const checked = await checkArchive(await download())
    expect([checked.faults, checked.words.map(({ words }) => words)]).toEqual([[], ['chair']])
  })

  test('is read as far as this version knows when it holds a record of a later one; anything but a record is not', async () => {
    const bytes = Buffer.from(await download())
    const seal = bytes.lastIndexOf(Buffer.from('S\0\0'))
    const withRecord = (kind: string) =>
      new Uint8Array(Buffer.concat([bytes.subarray(0, seal), Buffer.from(`${kind}\0\0\0\x02[]`), bytes.subarray(seal)]))
    expect(await readArchive(withRecord('Z'))).toMatchObject({ faults: [], people: { people: expect.any(Array) } })
    expect(whys(await readArchive(withRecord('!')))).toContain(`what stands at byte ${seal} cannot be read`)
    // The seal is of all that stands before it.
    expect((await checkArchive(withRecord('Z'))).faults).toHaveLength(1)
  })
})
