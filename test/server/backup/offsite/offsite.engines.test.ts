// Off-site backups of an installation while people write; its data folder is deleted, and what is restored is compared.
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { parsePlace } from '../../../../server/backup/offsite/destination.ts'
import { fetchKept } from '../../../../server/backup/offsite/fetch.ts'
import { type Keeping, keepStep } from '../../../../server/backup/offsite/keep.ts'
import { keepElsewhere } from '../../../../server/backup/offsite/keepElsewhere.ts'
import { openDestination } from '../../../../server/backup/offsite/openDestination.ts'
import { makeKey } from '../../../../server/backup/offsite/seal.ts'
import { openDatabase } from '../../../../server/db/open.ts'
import { createSqliteLog } from '../../../../server/log/sqliteLog.ts'
import { seq } from '../../../../shared/ids.ts'
import { type Postgres, startPostgres } from '../../../harness/postgres.ts'
import { type S3, startS3 } from '../../../harness/s3.ts'
import { createFakeClock } from '../../fakeClock.ts'
import { aFolder } from '../../log/openLog.ts'
import { anEdit, appendTo, collect, createSettableClock, page } from '../../log/updateLogContract.ts'
import { installationAt, keyFile, run, SETTLED } from '../installation.ts'

let s3: S3
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(() => s3.close())

/** Each command is a process of its own, beside others of other tests. */
const PROCESSES = { timeout: 300_000 }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** An open installation, as a running server has it. */
const anInstallation = async () => {
  const file = join(aFolder(), 'ruta.db')
  const database = await openDatabase({ file })
  database.sqlite.exec(SETTLED)
  const log = createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null })
  let isOpen = true
  const close = () => {
    if (isOpen) database.close()
    isOpen = false
  }
  onTestFinished(close)
  return { file, folder: dirname(file), database, log, close, write: (n: number) => appendTo(log, page, { drafts: [anEdit(n)] }) }
}
const entriesIn = async (folder: string) => {
  const database = await openDatabase({ file: join(folder, 'ruta.db') })
  onTestFinished(() => database.close())
  return (await collect(createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null }).read(page, seq(0)))).length
}
const placeAt = (text: string) => {
  const place = parsePlace(text)
  if (!place) throw new Error('no place')
  return openDestination(place)
}
const keepingOf = async (folder: string, to: string, clock = createFakeClock()) => {
  const key = await makeKey()
  const keeping: Keeping = {
    where: { engine: 'sqlite', file: join(folder, 'ruta.db') },
    destination: await placeAt(to),
    recipients: [key.recipient],
    days: 30,
    folder,
    now: () => clock.now(),
    prove: async () => undefined,
    installation: await installationAt({ engine: 'sqlite', file: join(folder, 'ruta.db') }),
  }
  return { key, keeping, clock }
}
/** All that this machine had. */
const lose = (folder: string) => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
}

describe.each([
  ['a folder', () => join(aFolder(), 'backups')],
  ['S3', () => s3.address(`run-${process.hrtime.bigint()}`)],
])('[O18] [O28] kept in %s', (_, place) => {
  test('by hand: the machine is lost, and restored from there with the key alone', PROCESSES, async () => {
    const { folder, write, close } = await anInstallation()
    await write(1)
    const key = join(aFolder(), 'key')
    const made = await run('backup', '--new-key', key)
    expect(made).toEqual({ code: 0, said: expect.stringMatching(/^age1\w+\n/) })
    const recipient = made.said.split('\n')[0] ?? ''
    const to = place()
    expect(await run('backup', '--to', to, '--recipient', recipient, folder)).toEqual({
      code: 0,
      said: expect.stringMatching(/ MB, encrypted; every chain verified, and the upload read back and compared/),
    })
    close()
    lose(folder)
    const checked = await run('restore', '--from', to, '--key', key, '--check', folder)
    expect(checked).toEqual({
      code: 0,
      said: expect.stringMatching(
        /as it was at .* \(the full backup ruta-\d+T\d+Z\.whole\.age and 0 changes after it\)[\s\S]*nothing was changed/,
      ),
    })
    expect(readdirSync(folder)).toEqual([])
    expect(await run('restore', '--from', to, '--key', key, folder)).toEqual({
      code: 0,
      said: expect.stringMatching(/is the backup now\.\n[\s\S]*All API tokens have ended[\s\S]*Remove the key from this machine\./),
    })
    expect(await entriesIn(folder)).toBe(1)
    const other = join(aFolder(), 'key')
    await run('backup', '--new-key', other)
    expect(await run('restore', '--from', to, '--key', other, '--check')).toEqual({
      code: 2,
      said: expect.stringContaining('Nothing was changed.'),
    })
  })

  test('each minute what has changed: what was acknowledged before the last one comes back, rows and entries', PROCESSES, async () => {
    const { file, folder, write, database, close } = await anInstallation()
    const to = place()
    const { key, keeping, clock } = await keepingOf(folder, to)
    await write(1)
    expect((await keepStep(keeping)).is).toBe('whole')
    const sizes: number[] = []
    for (let minute = 1; minute <= 3; minute++) {
      clock.advance(MINUTE)
      await write(minute + 1)
      database.sqlite.exec(`INSERT INTO audit (at, account, action, subject, detail, address) VALUES (${minute}, NULL, 'x', '', '', '')`)
      const step = await keepStep(keeping)
      expect(step.is).toBe('changed')
      sizes.push(step.bytes)
    }
    clock.advance(MINUTE)
    expect((await keepStep(keeping)).is).toBe('unchanged')
    // Within the minute that is lost.
    await write(99)
    close()
    lose(folder)
    const back = aFolder()
    expect(await run('restore', '--from', to, '--key', keyFile(key.identity), back)).toEqual({
      code: 0,
      said: expect.stringContaining('.whole.age and 3 changes after it'),
    })
    expect(await entriesIn(back)).toBe(4)
    // Far less than a whole copy.
    expect(Math.max(...sizes)).toBeLessThan(60_000)
    expect(file).not.toBe('')
  })
})

describe('[O18] off-site backups', () => {
  test.runIf(process.getuid?.() === 0)('made by root leave nothing in the data folder that its owner cannot open', PROCESSES, async () => {
    const { folder } = await anInstallation()
    chownSync(folder, 4711, 4712)
    const { recipient } = await makeKey()
    expect(await run('backup', '--to', join(aFolder(), 'backups'), '--recipient', recipient, folder)).toMatchObject({ code: 0 })
    const left = readdirSync(folder).filter((name) => name.startsWith('ruta-offsite.'))
    expect(left.sort()).toEqual(['ruta-offsite.json', 'ruta-offsite.lock', 'ruta-offsite.pages'])
    for (const name of left) expect(statSync(join(folder, name)), name).toMatchObject({ uid: 4711, gid: 4712 })
  })

  test('cannot be read without a key: no word of the database is in them', async () => {
    const { folder } = await anInstallation()
    const to = join(aFolder(), 'backups')
    const { keeping } = await keepingOf(folder, to)
    await keepStep(keeping)
    const [name = ''] = readdirSync(to).filter((file) => file.endsWith('.age'))
    const sealed = readFileSync(join(to, name))
    expect(sealed.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    for (const word of ['SQLite', 'ana@example.org', 'Colombia']) expect(sealed.includes(word)).toBe(false)
    expect(readdirSync(folder).filter((file) => /\.(part|age|arrived|change)/.test(file))).toEqual([])
  })

  test('begins a whole copy after a day, after the clock went back, for another place or key, and when what was kept last is unreadable', async () => {
    const { folder, write } = await anInstallation()
    const to = join(aFolder(), 'backups')
    const { keeping, clock } = await keepingOf(folder, to)
    const step = async (change: Partial<Keeping> = {}) => (await keepStep({ ...keeping, ...change })).is
    expect(await step()).toBe('whole')
    await write(1)
    clock.advance(MINUTE)
    expect(await step()).toBe('changed')
    clock.advance(DAY)
    expect(await step()).toBe('whole')
    clock.set(clock.now() - MINUTE)
    expect(await step()).toBe('whole')
    expect(await step({ destination: await placeAt(join(aFolder(), 'other')) })).toBe('whole')
    clock.advance(MINUTE)
    expect(await step({ recipients: [(await makeKey()).recipient] })).toBe('whole')
    writeFileSync(join(folder, 'ruta-offsite.json'), '{"at"')
    expect(await step()).toBe('whole')
  })

  /** Two days with a full backup each and a change in each of three minutes after it; the second day begins with the state of the first's end. */
  const twoDays = async () => {
    const { folder, write } = await anInstallation()
    const to = join(aFolder(), 'backups')
    const { key, keeping, clock } = await keepingOf(folder, to)
    for (const day of [0, 1]) {
      if (day === 1) clock.advance(DAY)
      await keepStep(keeping)
      for (let minute = 1; minute <= 3; minute++) {
        clock.advance(MINUTE)
        await write(3 * day + minute)
        await keepStep(keeping)
      }
    }
    const names = readdirSync(to)
      .filter((name) => name.endsWith('.age'))
      .sort()
    const nameOf = (day: number, number: number) =>
      names.filter((name) => name.includes(number === 0 ? '.whole.' : `.00000${number}.`))[day] ?? ''
    return {
      to,
      names,
      nameOf,
      identity: key.identity,
      now: clock.now(),
      damage(name: string) {
        const bytes = readFileSync(join(to, name))
        bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1
        writeFileSync(join(to, name), bytes)
      },
      async fetched(until: number | null = null) {
        const target = join(aFolder(), 'ruta.db')
        const taken = await fetchKept({ destination: await placeAt(to), identities: [key.identity], target }, until)
        return { ...taken, entries: await entriesIn(dirname(target)) }
      },
    }
  }

  test('[O32] a damaged change is named with what comes after it, and everything before it is restored', async () => {
    const { damage, fetched, nameOf, now } = await twoDays()
    expect(await fetched()).toMatchObject({ full: nameOf(1, 0), changes: 3, problems: [], at: now, entries: 6 })
    damage(nameOf(1, 3))
    expect(await fetched()).toMatchObject({ changes: 2, at: now - MINUTE, entries: 5 })
    expect((await fetched()).problems).toEqual([
      expect.stringMatching(`^${nameOf(1, 3)} cannot be used, nor what comes after it: it is damaged`),
    ])
  })

  test('[O32] a missing change is named, although later ones are there, and everything before it is restored', async () => {
    const { to, fetched, nameOf, now } = await twoDays()
    rmSync(join(to, nameOf(1, 1)))
    expect(await fetched()).toMatchObject({
      changes: 0,
      at: now - 3 * MINUTE,
      entries: 3,
      problems: [`${nameOf(1, 1)} is missing, so the 2 changes after it cannot be used.`],
    })
  })

  test('[O32] instead of a damaged or missing full backup the older one is used, with its changes and all later ones that fit', async () => {
    const { to, damage, fetched, nameOf, now } = await twoDays()
    damage(nameOf(1, 0))
    const used = { full: nameOf(0, 0), changes: 6, at: now, entries: 6 }
    expect(await fetched()).toMatchObject({ ...used, problems: [expect.stringContaining(`${nameOf(1, 0)} cannot be used: it is damaged`)] })
    rmSync(join(to, nameOf(1, 0)))
    expect(await fetched()).toMatchObject({ ...used, problems: [`${nameOf(1, 0)} cannot be used: it is missing.`] })
    rmSync(join(to, nameOf(0, 3)))
    expect(await fetched()).toMatchObject({ changes: 2, entries: 2 })
    damage(nameOf(0, 0))
    await expect(fetched()).rejects.toThrow(/no full backup at .* can be used\. .*it is missing\. .*it is damaged/)
  })

  test('[O32] a key that opens none of it, or a destination that does not answer, is said, and no older state is taken', async () => {
    const { to, nameOf, identity } = await twoDays()
    const other = await makeKey()
    const destination = await placeAt(to)
    const target = join(aFolder(), 'ruta.db')
    await expect(fetchKept({ destination, identities: [other.identity], target })).rejects.toThrow(
      `${nameOf(1, 0)} was made for another key than the one that was given`,
    )
    const away = { ...destination, get: async () => Promise.reject(new Error('ETIMEDOUT')) }
    await expect(fetchKept({ destination: away, identities: [identity], target })).rejects.toThrow(`${nameOf(1, 0)} could not be fetched`)
  })

  test('[O32] the state of any minute is restored; before the oldest backup there is none', async () => {
    const { fetched, nameOf, now } = await twoDays()
    expect(await fetched(now - 1)).toMatchObject({ at: now - MINUTE, changes: 2, entries: 5, problems: [] })
    expect(await fetched(now - DAY)).toMatchObject({ full: nameOf(0, 0), changes: 3, entries: 3, problems: [] })
    expect(await fetched(now + DAY)).toMatchObject({ at: now, problems: [] })
    await expect(fetched(now - 2 * DAY)).rejects.toThrow(/the oldest backup at .* is of 20/)
  })

  test(
    '[O32] which moments can be restored is listed, with what is missing; --check ends with 1 unless all can be',
    PROCESSES,
    async () => {
      const { to, nameOf, identity, now } = await twoDays()
      const key = keyFile(identity)
      const from = ['restore', '--from', to, '--key', key] as const
      const iso = (ms: number) => new Date(ms).toISOString()
      expect(await run(...from, '--list')).toEqual({
        code: 0,
        said: `${iso(now - DAY - 6 * MINUTE)}  every minute until ${iso(now - DAY - 3 * MINUTE)}\n${iso(now - 3 * MINUTE)}  every minute until ${iso(now)}\n`,
      })
      rmSync(join(to, nameOf(1, 2)))
      expect(await run(...from, '--list')).toEqual({
        code: 1,
        said: expect.stringContaining(`every minute until ${iso(now - 2 * MINUTE)}. ${nameOf(1, 2)} is missing`),
      })
      expect(await run(...from, '--check')).toEqual({
        code: 1,
        said: expect.stringMatching(
          /000002\.age is missing[\s\S]*what was written later cannot be restored from it\. Nothing was changed\./,
        ),
      })
      expect(await run(...from, '--check', '--at', iso(now - DAY))).toEqual({
        code: 0,
        said: expect.stringContaining('complete and verified'),
      })
      for (const at of ['yesterday', '2026-11-30T14:05', '2026-11-30'])
        expect(await run(...from, '--at', at), at).toEqual({ code: 2, said: expect.stringContaining('--at 2026-11-30T14:05Z') })
    },
  )

  test(
    '[O33] a destination belongs to one installation: a second is refused by name, until it takes the place of the first',
    PROCESSES,
    async () => {
      const to = join(aFolder(), 'backups')
      const [first, second] = [await anInstallation(), await anInstallation()]
      const { keeping, clock } = await keepingOf(first.folder, to)
      await keepStep(keeping)
      const other = await keepingOf(second.folder, to, clock)
      const named = async (folder: string, address: string) => ({
        ...(folder === first.folder ? keeping : other.keeping),
        installation: await installationAt({ engine: 'sqlite', file: join(folder, 'ruta.db') }, address),
      })
      const [one, two] = [await named(first.folder, 'https://one.example.org'), await named(second.folder, 'https://two.example.org')]
      const before = readdirSync(to).length
      await expect(keepStep(two)).rejects.toThrow(`${to} holds the backups of another installation (https://ruta.example.org, since`)
      expect(readdirSync(to).filter((name) => name.startsWith('ruta-refused-'))).toHaveLength(1)
      expect(readdirSync(to)).toHaveLength(before + 1)
      clock.advance(MINUTE)
      await first.write(1)
      expect((await keepStep(one)).is).toBe('changed')
      const refused = await run('backup', '--to', to, '--recipient', other.key.recipient, second.folder)
      expect(refused).toEqual({ code: 2, said: expect.stringMatching(/another installation .*--take-over/) })
      expect(await run('backup', '--to', to, '--recipient', other.key.recipient, '--take-over', second.folder)).toMatchObject({ code: 0 })
      await keepStep(two)
      await expect(keepStep(one)).rejects.toThrow('another installation')
    },
  )

  test('[O33] restored on another machine an installation is another one, and over itself the same one', PROCESSES, async () => {
    const { folder, file, close } = await anInstallation()
    const to = join(aFolder(), 'backups')
    const { key, keeping } = await keepingOf(folder, to)
    await keepStep(keeping)
    close()
    const from = ['restore', '--from', to, '--key', keyFile(key.identity)] as const
    expect(await run(...from, folder)).toMatchObject({ code: 0 })
    expect(await installationAt({ engine: 'sqlite', file })).toEqual(keeping.installation)
    const elsewhere = aFolder()
    expect(await run(...from, elsewhere)).toEqual({ code: 0, said: expect.stringContaining('--take-over') })
    expect((await installationAt({ engine: 'sqlite', file: join(elsewhere, 'ruta.db') })).id).not.toBe(keeping.installation.id)
  })

  test('[O28] a destination that has lost its files gets a full backup at once, not a day later', async () => {
    const { folder, write } = await anInstallation()
    const to = join(aFolder(), 'backups')
    const { keeping, clock } = await keepingOf(folder, to)
    await keepStep(keeping)
    lose(to)
    clock.advance(MINUTE)
    await write(1)
    expect((await keepStep(keeping)).is).toBe('whole')
  })

  test('a change that was sent and not noted down is sent again under the same name, with all that has changed', async () => {
    const { folder, write } = await anInstallation()
    const to = join(aFolder(), 'backups')
    const { key, keeping, clock } = await keepingOf(folder, to)
    await keepStep(keeping)
    const noted = readFileSync(join(folder, 'ruta-offsite.json'))
    for (const n of [1, 2]) {
      clock.advance(MINUTE)
      await write(n)
      await keepStep(keeping)
      writeFileSync(join(folder, 'ruta-offsite.json'), noted)
    }
    const target = join(aFolder(), 'ruta.db')
    expect(await fetchKept({ destination: await placeAt(to), identities: [key.identity], target })).toMatchObject({
      changes: 1,
      problems: [],
    })
    expect(await entriesIn(dirname(target))).toBe(2)
  })

  test('is one work at a time: by hand beside a server that is at it, nothing is done and that is said', async () => {
    const { folder } = await anInstallation()
    const { keeping } = await keepingOf(folder, join(aFolder(), 'backups'))
    const both = await Promise.allSettled([keepStep(keeping), keepStep(keeping)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'another backup is under way' } })
    expect((await keepStep(keeping)).is).toBe('unchanged')
  })

  test('are not reported as failed because outdated ones could not be deleted', async () => {
    const { folder } = await anInstallation()
    const to = join(aFolder(), 'backups')
    const { keeping, clock } = await keepingOf(folder, to)
    const remove = async () => {
      throw new Error('read-only')
    }
    for (const days of [0, 40, 80]) {
      clock.advance(days * 24 * 60 * MINUTE)
      const step = await keepStep({ ...keeping, destination: { ...keeping.destination, remove } })
      expect([step.is, step.notPruned]).toEqual(['whole', days === 80 ? 'read-only' : null])
    }
    expect(readdirSync(to).filter((name) => name.endsWith('.age')).length).toBe(3)
    expect((await keepStep(keeping)).is).toBe('unchanged')
  })

  test('a place that is away is reported once, and what was not kept is kept when it is back', async () => {
    const { folder, write } = await anInstallation()
    const clock = createFakeClock()
    const key = await makeKey()
    const to = join(aFolder(), 'backups')
    writeFileSync(to, 'a file where the folder should be')
    const reports: string[] = []
    const keeper = keepElsewhere(
      { where: { engine: 'sqlite', file: join(folder, 'ruta.db') }, folder, to, recipients: [key.recipient], days: 30, address: 'here' },
      {
        clock,
        isFirst: async () => true,
        seconds: MINUTE / 1_000,
        tell: async () => undefined,
        report: (what, error) => reports.push(`${what}: ${error instanceof Error ? error.message : ''}`),
      },
    )
    onTestFinished(keeper.stop)
    const begunAt = clock.now()
    await write(1)
    clock.advance(MINUTE)
    await expect.poll(() => reports.length).toBe(1)
    expect(reports[0]).toMatch(/^off-site backup: /)
    // [O17] What the metrics tell stands still meanwhile.
    expect(keeper.goodAt()).toBe(begunAt)
    rmSync(to)
    const kept = () => (existsSync(to) ? readdirSync(to).filter((name) => name.endsWith('.age')).length : 0)
    await expect
      .poll(
        () => {
          clock.advance(MINUTE)
          return kept()
        },
        { timeout: 20_000, interval: 200 },
      )
      .toBeGreaterThan(0)
    expect(reports.length).toBe(1)
    await expect.poll(keeper.goodAt).toBeGreaterThan(begunAt + MINUTE)
  })

  test('is made by the first of several servers alone, and measured there', async () => {
    const { folder } = await anInstallation()
    const clock = createFakeClock()
    const key = await makeKey()
    const to = join(aFolder(), 'backups')
    let first = false
    const keeper = keepElsewhere(
      { where: { engine: 'sqlite', file: join(folder, 'ruta.db') }, folder, to, recipients: [key.recipient], days: 30, address: 'here' },
      { clock, isFirst: async () => first, report: () => undefined, tell: async () => undefined, seconds: MINUTE / 1_000 },
    )
    onTestFinished(keeper.stop)
    clock.advance(MINUTE)
    await expect.poll(keeper.goodAt).toBeNull()
    expect(existsSync(to)).toBe(false)
    first = true
    clock.advance(MINUTE)
    await expect.poll(() => existsSync(to)).toBe(true)
    expect(keeper.goodAt()).toBe(clock.now())
  })

  test('is a whole copy of PostgreSQL, and is restored into either engine', PROCESSES, async () => {
    const postgres: Postgres = await startPostgres()
    onTestFinished(() => postgres.stop())
    const url = await postgres.database()
    const key = join(aFolder(), 'key')
    const recipient = (await run('backup', '--new-key', key)).said.split('\n')[0] ?? ''
    const to = join(aFolder(), 'backups')
    expect(await run('backup', '--to', to, '--recipient', recipient, url)).toMatchObject({ code: 0 })
    const back = aFolder()
    expect(await run('restore', '--from', to, '--key', key, back)).toMatchObject({ code: 0 })
    expect(await run('restore', '--from', to, '--key', key, await postgres.database())).toMatchObject({ code: 0 })
  })
})
