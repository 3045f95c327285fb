// A destination that is away for a quarter of an hour, with a real mail server and two operators.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeKey } from '../../../../server/backup/offsite/seal.ts'
import { makeOperator } from '../../../../server/identity/operators.ts'
import { mailMomentWords } from '../../../../server/mail/words.ts'
import { startMailServer } from '../../../harness/mailServer.ts'
import { createFakeClock } from '../../fakeClock.ts'
import { aFolder } from '../../log/openLog.ts'
import { eventually } from '../../relay/sockets.ts'
import { GROUP, openWorld, signedIn } from '../../testWorld.ts'

const MINUTE = 60_000
const LONGEST_MS = 60_000
const OPERATORS = ['one@example.org', 'two@example.org']

test('[O46] off-site backups that fail for ten minutes are told to each operator once, by mail and in the state of every server, and so is that they are made again', async () => {
  const smtp = await startMailServer()
  onTestFinished(smtp.close)
  const clock = createFakeClock()
  const to = join(aFolder(), 'backups')
  writeFileSync(to, 'a file where the folder should be')
  const { recipient } = await makeKey()
  const world = await openWorld({
    ports: { clock },
    env: { BACKUP_TO: to, BACKUP_RECIPIENTS: recipient, SMTP_URL: smtp.url, MAIL_FROM: 'ruta@example.org' },
  })
  onTestFinished(world.close)
  await world.addPerson('chair@example.org', 'chair')
  for (const email of OPERATORS) await makeOperator(world.server.deps, await world.addPerson(email, null))
  // Signed in anew: a session ends while nobody uses it.
  const offsite = async () =>
    (await (await signedIn(world, 'chair@example.org')).ask('GET', `/api/groups/${GROUP}/installation`)).body.offsite
  // The chair is told of the devices on which they sign in.
  const toOperators = () => smtp.received.filter(({ to }) => OPERATORS.includes(to))
  const subjects = (subject: string) =>
    toOperators()
      .filter(({ headers }) => headers.subject === subject)
      .map((one) => one.to)
  const begunAt = clock.now()

  for (let minute = 0; minute < 9; minute++) {
    clock.advance(MINUTE)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  expect(await offsite()).toEqual({ goodAt: begunAt, failed: null })
  expect(toOperators()).toEqual([])

  const pass = async (until: () => boolean, what: string) =>
    eventually(
      async () => {
        clock.advance(MINUTE)
        await new Promise((resolve) => setTimeout(resolve, 100))
        return until()
      },
      what,
      LONGEST_MS,
    )
  await pass(() => toOperators().length >= 2, 'the mails')
  expect(subjects('The backups of Ruta fail').sort()).toEqual(OPERATORS)
  const [mail] = toOperators()
  expect(mail?.text).toContain(mailMomentWords(begunAt, '', 'en'))
  expect(mail?.text).toMatch(/Reason: .*(EEXIST|ENOTDIR)/)
  expect(await offsite()).toMatchObject({ goodAt: begunAt, failed: { why: expect.stringMatching(/EEXIST|ENOTDIR/) } })

  rmSync(to)
  await pass(() => toOperators().length >= 4, 'the mails that it is over')
  expect(subjects('The backups of Ruta are made again').sort()).toEqual(OPERATORS)
  expect(await offsite()).toMatchObject({ failed: null })
  clock.advance(MINUTE)
  expect(toOperators()).toHaveLength(4)
  const told = await world.server.deps.db.selectFrom('audit').select('action').where('action', 'like', 'backup.%').orderBy('id').execute()
  expect(told.map(({ action }) => action)).toEqual(expect.arrayContaining(['backup.failed', 'backup.made', 'backup.resumed']))
  expect(told).toHaveLength(3)
})
