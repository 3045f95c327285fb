// The sample, written and read on both engines: a server gives the same answers on both.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock, systemRandom } from '../../../server/clock.ts'
import { composeServer } from '../../../server/composeServer.ts'
import { createPasswords } from '../../../server/identity/passwords.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { whereOf } from '../../../server/openInstallation.ts'
import { SAMPLE_GROUP } from '../../../server/sample/people.ts'
import { seedSample } from '../../../server/sample/seedSample.ts'
import { HISTORIC } from '../../../server/sample/storyDates.ts'
import { openStorage } from '../../../server/storage/openStorage.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { createDice } from '../../harness/random.ts'
import { configOf, PASSWORD, signedIn, type Visitor } from '../testWorld.ts'

const postgres = usePostgres()

/** A server with the sample; and somebody of it. */
const openSampleOn = async (env: Record<string, string>): Promise<Visitor> => {
  const folder = await mkdtemp(join(tmpdir(), 'ruta-engines-'))
  const config = configOf({ DATA_DIR: folder, ...env })
  const storage = await openStorage(whereOf(config), { clock: systemClock, report: () => undefined })
  const { bytes } = createDice(1)
  await seedSample({ storage, passwords: createPasswords(), password: PASSWORD, clock: systemClock, random: bytes, dates: HISTORIC })
  await storage.close()
  const server = await composeServer(config, { logger: createLogger('silent'), random: systemRandom })
  onTestFinished(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  await server.background.projected()
  return signedIn({ server }, 'head.co@example.org')
}

const GROUP = `/api/groups/${SAMPLE_GROUP.id}`
const PLAN = `/api/documents/roadmap:${SAMPLE_GROUP.id}`
const QUESTIONS = [
  GROUP,
  `${GROUP}/members`,
  `${GROUP}/meetings`,
  `${GROUP}/decisions`,
  `${GROUP}/moments`,
  `${GROUP}/history?limit=50`,
  `${GROUP}/history?delegation=co&kind=due,status&limit=50`,
  `${GROUP}/history?q=extincion%20dominio&limit=50`,
  `${GROUP}/history?kind=checklist&limit=50`,
  `${GROUP}/history?agency=co-fgn&limit=50`,
  `${GROUP}/search?q=extincion`,
  `${GROUP}/search?q=wg-014`,
  `${GROUP}/search?q=consulta%20cartagena`,
  `${GROUP}/comparison?from=start`,
  `${PLAN}/course`,
  `${PLAN}/head`,
  `${PLAN}/head?seq=40`,
  `${PLAN}/state?at=seq:40`,
] as const

/** Without the moment at which it was asked. */
const lasting = (text: string) => text.replace(/("mark":"now",[^}]*?"at":)\d+/, '$1')
const firstDifference = (one: string, other: string) => {
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return one === other ? null : `${one.slice(at - 60, at + 60)} ≠ ${other.slice(at - 60, at + 60)}`
}

test('[N1] [M8] the sample is written on either engine, and every question about it gets the same answer', async () => {
  const embedded = await openSampleOn({})
  const shared = await openSampleOn({ DATABASE_URL: await postgres().database() })
  for (const question of QUESTIONS) {
    const [here, there] = [await embedded.ask('GET', question), await shared.ask('GET', question)]
    expect([question, here.status]).toEqual([question, 200])
    // Not as a whole: a difference of a megabyte helps nobody.
    expect([question, there.status, firstDifference(lasting(here.text), lasting(there.text))]).toEqual([question, 200, null])
  }
  const checked = await shared.ask('POST', `${GROUP}/verification`, {})
  expect(checked.body.documents.length).toBeGreaterThan(3)
  expect(checked.body.documents.every((one: { readonly ok: boolean }) => one.ok)).toBe(true)
  expect((await shared.ask('GET', `${GROUP}/archive`)).status).toBe(200)
})
