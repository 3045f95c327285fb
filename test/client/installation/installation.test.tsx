// The state of the installation: what its figures mean, and how it is said.
import { cleanup, render, screen, within } from '@solidjs/testing-library'
import { afterEach, describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { InstallationScreen } from '../../../client/installation/InstallationScreen.tsx'
import { partSentence } from '../../../client/installation/partSentences.ts'
import {
  INSTALLATION_PARTS,
  type InstallationPart,
  type PartStates,
  partStates,
  type State,
} from '../../../client/installation/partStates.ts'
import type { Installation } from '../../../shared/api/installation.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { instant } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { createServer, GROUP, GROUP_INFO, inside, json, me, noServer, refusal } from '../ui/server.tsx'

const en = CATALOGUE.en.installation

const NOW = Date.UTC(2026, 10, 25, 18)
const HOUR = 3_600_000
const ago = (hours: number) => instant(NOW - hours * HOUR)
const WELL: Installation = {
  now: instant(NOW),
  version: '0.1.0',
  engine: 'sqlite',
  startedAt: ago(30),
  work: { writtenAt: ago(0.1), unsavedFor: 3, ackMs: 6.2, failing: false },
  file: { checkedAt: ago(10), damaged: { derived: 0, log: 0, rows: 0 }, checkpoints: 0, mended: 0 },
  logs: { documents: 7, damaged: 0, unreadable: 0, checkedAt: ago(10), signedAt: ago(0.2), signingAt: ago(0.1), behind: 0 },
  backupAt: ago(12),
  restored: null,
  offsite: { goodAt: ago(0.01), failed: null },
  erased: { owedSince: null },
  mail: { from: 'Ruta <ruta@example.org>', waiting: 0, sentAt: ago(2), trouble: null, undelivered: [] },
  scanner: { answers: true },
  providers: [{ name: { es: 'Cuenta del ministerio', en: 'Ministry account' }, trouble: null }],
  people: { connections: 12, documents: 5 },
  servers: { bus: 'alone', count: 1, clockAhead: null },
  space: { database: 42_000_000, free: 80e9, disk: 250e9 },
  refusals: [{ where: 'http', why: 'sign-in-needed', count: 3 }],
}
const { work, logs, servers, space } = WELL
const WHOLE = { checkedAt: ago(10), damaged: { derived: 0, log: 0, rows: 0 }, checkpoints: 0, mended: 0 }
const NEW: Installation = {
  ...WELL,
  work: { writtenAt: null, unsavedFor: 0, ackMs: null, failing: false },
  logs: { ...logs, documents: 0, checkedAt: null, signedAt: null, signingAt: ago(0.1) },
  backupAt: null,
  people: { connections: 0, documents: 0 },
  refusals: [],
}
/** What is wrong, and of which part it makes what. */
const ILLS: readonly (readonly [what: string, is: Installation, part: InstallationPart, state: State])[] = [
  ['edits wait for the disk', { ...WELL, work: { ...work, unsavedFor: 3_000 } }, 'work', 'attention'],
  ['edits wait for the disk for long', { ...WELL, work: { ...work, unsavedFor: 15_000 } }, 'work', 'danger'],
  ['writes fail', { ...WELL, work: { ...work, failing: true } }, 'work', 'danger'],
  ['a page of history is damaged', { ...WELL, file: { ...WHOLE, damaged: { derived: 1, log: 0, rows: 0 } } }, 'file', 'attention'],
  ['a checkpoint cannot be read', { ...WELL, file: { ...WHOLE, checkpoints: 1 } }, 'file', 'attention'],
  ['a page of a log is damaged', { ...WELL, file: { ...WHOLE, damaged: { derived: 0, log: 1, rows: 0 } } }, 'file', 'danger'],
  ['a page of accounts is damaged', { ...WELL, file: { ...WHOLE, damaged: { derived: 2, log: 0, rows: 1 } } }, 'file', 'danger'],
  [
    'a sign-in provider does not answer',
    { ...WELL, providers: [{ name: { es: 'A', en: 'A' }, trouble: 'fetch failed' }] },
    'providers',
    'attention',
  ],
  ['the scanner of files does not answer', { ...WELL, scanner: { answers: false } }, 'scanner', 'attention'],
  ['a log is damaged', { ...WELL, logs: { ...logs, damaged: 1 } }, 'logs', 'danger'],
  ['a document cannot be opened', { ...WELL, logs: { ...logs, unreadable: 2 } }, 'logs', 'danger'],
  ['a night went without a check', { ...WELL, logs: { ...logs, checkedAt: ago(27) } }, 'logs', 'attention'],
  ['nothing was signed for an hour', { ...WELL, logs: { ...logs, signingAt: ago(1.1) } }, 'signatures', 'attention'],
  ['nothing was signed since the start', { ...WELL, logs: { ...logs, signedAt: null, signingAt: null } }, 'signatures', 'attention'],
  ['nobody knows of a backup', { ...WELL, backupAt: null }, 'backup', 'attention'],
  ['a backup was restored', { ...WELL, backupAt: null, restored: { at: ago(1), of: ago(30) } }, 'backup', 'attention'],
  ['a backup was restored last week', { ...WELL, restored: { at: ago(24 * 8), of: null } }, 'backup', 'danger'],
  ['the backup is of the day before', { ...WELL, backupAt: ago(27) }, 'backup', 'attention'],
  ['the backup is of last week', { ...WELL, backupAt: ago(24 * 8) }, 'backup', 'danger'],
  [
    'nothing was stored off the server for a quarter of an hour',
    { ...WELL, offsite: { goodAt: ago(0.25), failed: null } },
    'offsite',
    'attention',
  ],
  ['what was erased is not overwritten for two hours', { ...WELL, erased: { owedSince: ago(2) } }, 'erased', 'attention'],
  [
    'another server has told that backups fail',
    { ...WELL, offsite: { goodAt: null, failed: { at: ago(0.1), why: 'no answer' } } },
    'offsite',
    'attention',
  ],
  ['nothing was stored off the server for two hours', { ...WELL, offsite: { goodAt: ago(2), failed: null } }, 'offsite', 'danger'],
  ['it is slow', { ...WELL, work: { ...work, ackMs: 300 } }, 'speed', 'attention'],
  ['it is very slow', { ...WELL, work: { ...work, ackMs: 4_000 } }, 'speed', 'danger'],
  ['the bus is lost', { ...WELL, servers: { ...servers, bus: 'lost' } }, 'servers', 'attention'],
  ['the clock is ahead of the database’s', { ...WELL, servers: { ...servers, clockAhead: 4_000 } }, 'servers', 'attention'],
  ['the clock is an hour behind the database’s', { ...WELL, servers: { ...servers, clockAhead: -HOUR } }, 'servers', 'danger'],
  ['little space is left', { ...WELL, space: { ...space, free: 1.5e9 } }, 'space', 'attention'],
  ['the disk is nearly full', { ...WELL, space: { ...space, free: 0.3e9 } }, 'space', 'danger'],
  ['history is behind', { ...WELL, logs: { ...logs, behind: 5_000 } }, 'history', 'attention'],
  ['edits were refused', { ...WELL, refusals: [{ where: 'update', why: 'forged-author', count: 2 }] }, 'refusals', 'attention'],
]
const wrongIn = (judged: PartStates) => INSTALLATION_PARTS.filter((part) => judged[part] === 'attention' || judged[part] === 'danger')

const show = (role: Role, answer: () => Response) => {
  const server = createServer({
    'GET /api/session': json({ me: me(role) }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    [`GET /api/groups/${GROUP}/installation`]: answer,
  })
  render(() => inside(server, () => <InstallationScreen />))
  return server
}
afterEach(() => {
  cleanup()
  localStorage.clear()
})

describe('[O8] the state of the installation', () => {
  test('says by how much a clock differs in the largest unit of which there are two', () => {
    const { ahead } = CATALOGUE.es.installation.servers
    expect([2_400, 119_000, 120_000, 7_199_000, 7_200_000].map((ms) => ahead(ms).match(/va (.*) por/)?.[1])).toEqual([
      '2 segundos',
      '119 segundos',
      '2 minutos',
      '120 minutos',
      '2 horas',
    ])
    expect(en.servers.behind(9_000)).toContain('9 seconds behind')
  })

  test('calls nobody when all is well, or when it has just been set up', () => {
    expect(wrongIn(partStates(WELL))).toEqual([])
    expect(wrongIn(partStates(NEW))).toEqual([])
    // A copy of all that there is stays good, however old it is.
    expect(partStates({ ...WELL, work: { ...work, writtenAt: ago(500) }, backupAt: ago(499) }).backup).toBe('fine')
  })

  for (const [what, is, part, state] of ILLS)
    test(`when ${what}, names that and nothing else, and says what to do, in both languages`, () => {
      const judged = partStates(is)
      expect(wrongIn(judged)).toEqual([part])
      expect(judged[part]).toBe(state)
      for (const language of LANGUAGES) {
        const well = partSentence(part, { is: WELL, judged: partStates(WELL), text: CATALOGUE[language], language })
        const said = partSentence(part, { is, judged, text: CATALOGUE[language], language })
        expect(said.sentence).not.toBe(well.sentence)
        expect([well.todo, said.todo]).toEqual([null, expect.stringMatching(/\w{3}/)])
      }
    })

  test('is read by the secretariat as sentences, what needs somebody first', async () => {
    show(
      'secretariat',
      json({ ...WELL, backupAt: null, servers: { bus: 'joined', count: 2, clockAhead: 12 }, space: { ...space, free: 0.2e9 } }),
    )
    await screen.findByText(en.things(2))
    const parts = screen.getAllByRole('listitem')
    expect(parts.map((part) => within(part).getByRole('heading').textContent).slice(0, 2)).toEqual([en.space.title, en.backup.title])
    expect(parts[0]?.textContent).toContain(en.states.danger)
    expect(parts[1]?.textContent).toContain(en.backup.todo)
    expect(screen.getByText(en.speed.of100(6))).toBeTruthy()
    expect(screen.getByText(en.servers.joined(2))).toBeTruthy()
    expect(screen.getByText(en.people.some(12, 5))).toBeTruthy()
    expect(screen.getByText(`3 ${en.refusals.signIn}`)).toBeTruthy()
  })

  test('is not requested by others, who see whose it is', async () => {
    const server = show('delegate', json(WELL))
    await screen.findByText(en.notYours)
    expect(server.asked.filter(({ what }) => what.endsWith('/installation'))).toEqual([])
  })

  test('says that it needs a connection when nothing is known, and that it is old when something is', async () => {
    show('chair', noServer)
    await screen.findByRole('alert')
    cleanup()
    const server = show('chair', json(WELL))
    await screen.findByText(en.allWell)
    server.answers[`GET /api/groups/${GROUP}/installation`] = refusal({ refusal: 'unavailable', message: 'Not now.' }, 503)
    window.dispatchEvent(new Event('online'))
    await screen.findByText(en.needsConnection)
    expect(screen.getByText(en.allWell)).toBeTruthy()
  })
})
