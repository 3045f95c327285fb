// The doctor's findings about installations that are really broken in one way each.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { folderDestination } from '../../../server/backup/offsite/folderDestination.ts'
import { keepStep } from '../../../server/backup/offsite/keep.ts'
import { keepElsewhere } from '../../../server/backup/offsite/keepElsewhere.ts'
import { makeKey } from '../../../server/backup/offsite/seal.ts'
import { systemClock } from '../../../server/clock.ts'
import type { Environment } from '../../../server/config.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { judge } from '../../../server/doctor/database.ts'
import { examine } from '../../../server/doctor/examine.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import type { StorageStatus } from '../../../server/observe/storageStatus.ts'
import { createSigner } from '../../../server/trust/signer.ts'
import { type Postgres, startPostgres } from '../../harness/postgres.ts'
import { installationAt, keyFile, run, SETTLED } from '../backup/installation.ts'
import { createFakeClock } from '../fakeClock.ts'
import { aFolder } from '../log/openLog.ts'
import { anEdit, appendTo, page } from '../log/updateLogContract.ts'
import { openWorld } from '../testWorld.ts'

/** Each command is a process of its own, beside others of other tests. */
const PROCESSES = { timeout: 300_000 }

/** Every finding that is not well, with its remedy. */
const troubles = async (env: Environment): Promise<readonly string[]> => (await allTroubles(env)).filter((line) => !USUAL.test(line))
const allTroubles = async (env: Environment): Promise<readonly string[]> => {
  const said: string[] = []
  for await (const { findings } of examine({ PORT: '1', ...env }, systemClock))
    for (const { level, what, remedy } of findings) {
      if (level === 'well') continue
      expect(remedy).toMatch(/\S{3}/)
      said.push(`${level}: ${what} ${remedy}`)
    }
  return said
}
/** Findings that any test installation or checkout has. */
const USUAL = /PUBLIC_URL is not set|No mail is sent|No server answers|pages are not built|on the same disk as the data|runs as root/

/** A folder with a log, a key that signed it, a check and a backup of today. */
const anInstallation = async (finished = onTestFinished): Promise<{ readonly folder: string; readonly file: string }> => {
  const folder = aFolder(finished)
  const file = join(folder, 'ruta.db')
  const database = await openDatabase({ file })
  const log = createSqliteLog({ database, clock: systemClock, meetingOf: () => null })
  database.sqlite.exec(SETTLED)
  await appendTo(log, page, { drafts: Array.from({ length: 40 }, (_, n) => anEdit(n)) })
  await createSigner({ db: database.kysely, clock: systemClock }).signGrown({ since: 0 })
  const now = systemClock.now()
  database.sqlite.exec(`DELETE FROM outbox; INSERT INTO verification (document, at, entries) VALUES ('${page}', ${now}, 40);
    INSERT INTO audit (at, account, action, subject, detail, address) VALUES (${now}, NULL, 'backup.made', 'database', '', '');
    PRAGMA wal_checkpoint(TRUNCATE)`)
  database.close()
  chmodSync(folder, 0o700)
  return { folder, file }
}
const change = (file: string, sql: string) => {
  const sqlite = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  sqlite.exec(`${sql}; PRAGMA wal_checkpoint(TRUNCATE)`)
  sqlite.close()
}

describe('[O17] npm run doctor, on the embedded database', () => {
  test('finds nothing wrong with an installation that is well', async () => {
    const { folder } = await anInstallation()
    expect(await troubles({ DATA_DIR: folder })).toEqual([])
  })

  test('names each setting that is wrong, and what is allowed but not what a group needs', async () => {
    expect(await troubles({ PORT: 'many', SMTP_URL: 'mail' })).toEqual([
      expect.stringContaining('wrong: SMTP_URL must be'),
      expect.stringContaining('wrong: PORT="many" must be'),
    ])
    const { folder } = await anInstallation()
    const said = await troubles({ DATA_DIR: folder, PUBLIC_URL: 'https://ruta.invalid' })
    expect(said).toEqual([expect.stringContaining('TRUST_PROXY is not set')])
  })

  test('[A62] [A42] names groups whose provider is not configured, and counts passkeys of another host name', async () => {
    const { folder, file } = await anInstallation()
    change(file, "UPDATE work_group SET requires_provider_from = 1, required_providers = 'agency ministry'")
    change(
      file,
      `INSERT INTO passkey (id, account, credential, public_key, counter, host, name, created_at) VALUES
        ('a', 'ana', 'a', 'k', 0, 'old.example.org', 'Key', 1), ('b', 'ana', 'b', 'k', 0, 'ruta.invalid', 'Key', 1)`,
    )
    expect(await troubles({ DATA_DIR: folder })).toEqual([
      expect.stringMatching(
        /^wrong: The group tco is reached only .* agency, ministry are not configured\. Name it in OIDC_PROVIDERS again/,
      ),
    ])
    const settings = { OIDC_AGENCY_ISSUER: 'https://agency.invalid', OIDC_AGENCY_CLIENT_ID: 'r', OIDC_AGENCY_CLIENT_SECRET: 's' }
    const said = await troubles({ DATA_DIR: folder, PUBLIC_URL: 'https://ruta.invalid', OIDC_PROVIDERS: 'agency', ...settings })
    expect(said).toContainEqual(expect.stringMatching(/^attention: The group tco .* and ministry is not configured/))
    expect(said).toContainEqual(
      expect.stringMatching(/^attention: 1 passkey was made at another host name than ruta\.invalid and does not/),
    )
  })

  test('reports a data folder that does not exist, is empty, or can be read by others', async () => {
    expect(await troubles({ DATA_DIR: join(aFolder(), 'gone') })).toEqual([
      expect.stringContaining('does not exist: no data are stored yet'),
    ])
    const { folder } = await anInstallation()
    chmodSync(folder, 0o755)
    expect(await troubles({ DATA_DIR: folder })).toEqual([
      expect.stringMatching(/^attention: Other users of this machine .*mode 755.*chmod 700/),
    ])
    rmSync(join(folder, 'ruta.db'))
    chmodSync(folder, 0o700)
    expect(await troubles({ DATA_DIR: folder })).toEqual([expect.stringContaining('There is no database in')])
  })

  test('reports a database file that was emptied, truncated or overwritten, or has lost its write-ahead log', async () => {
    for (const [harm, words] of [
      [(file: string) => truncateSync(file, 0), /^wrong: .*is empty: what it held is gone/],
      [(file: string) => truncateSync(file, 8_192), /^wrong: .*is cut off: 8192 of/],
      [(file: string) => writeFileSync(file, 'a letter to a friend'), /^wrong: .*is no database/],
      [(file: string) => writeFileSync(`${file}-shm`, ''), /^wrong: .*-wal is missing/],
    ] as const) {
      const { folder, file } = await anInstallation()
      harm(file)
      expect(await troubles({ DATA_DIR: folder })).toEqual([expect.stringMatching(words)])
    }
  })

  test('says that another program holds the database, and nothing of damage', async () => {
    const { folder, file } = await anInstallation()
    const other = new DatabaseSync(file)
    onTestFinished(() => other.close())
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    const [locked = ''] = await troubles({ DATA_DIR: folder })
    expect(locked).toMatch(/^wrong: .*ruta\.db is locked by another program.* Nothing is damaged\.$/)
  })

  test.runIf(process.getuid?.() === 0)('says that the server runs as root when root owns the data folder', async () => {
    const { folder } = await anInstallation()
    expect(await allTroubles({ DATA_DIR: folder })).toContainEqual(expect.stringMatching(/^attention: .* the server runs as root/))
    chownSync(folder, 4711, 4711)
    expect((await allTroubles({ DATA_DIR: folder })).join()).not.toContain('runs as root')
  })

  test('names the table of a damaged page', async () => {
    const { folder, file } = await anInstallation()
    const sqlite = new DatabaseSync(file)
    const root = Number(sqlite.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'audit'").get()?.rootpage)
    const size = Number(sqlite.prepare('PRAGMA page_size').get()?.page_size)
    sqlite.close()
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size)
    closeSync(descriptor)
    expect((await troubles({ DATA_DIR: folder })).join('\n')).toMatch(/^wrong: .*audit/)
  })

  test('reports a damaged log, a missing backup, a clock that is behind, and a key that cannot sign', async () => {
    for (const [sql, words] of [
      [`UPDATE verification SET bad_seq = 2, why = 'x'`, /^wrong: Damaged, and therefore closed to everyone: page:/],
      [`DELETE FROM audit WHERE action = 'backup.made'`, /^wrong: No backup has ever been made/],
      [
        `UPDATE audit SET action = 'backup.restored', detail = 'of 2026-11-20T10:00:00.000Z'`,
        /^attention: Everything was restored from the backup of 2026-11-20T10:00:00\.000Z, .*; no backup has been made since\. Make one now/,
      ],
      [
        `UPDATE audit SET action = 'backup.restored', at = at - 2 * 86400000`,
        /^wrong: Everything was restored from a backup, (48 hours|2 days) ago; no backup has been made since\./,
      ],
      [`UPDATE audit SET at = at - 9 * 86400000 WHERE action = 'backup.made'`, /^wrong: The last backup was made 9 days ago/],
      ['UPDATE verification SET at = at - 5 * 86400000', /^attention: The logs were last checked 5 days ago/],
      ['UPDATE log_head SET at = at + 7200000', /^wrong: The clock of this machine is behind: .* 7\d\d\d seconds/],
      ["UPDATE signing_key SET private_key = x'00'", /^wrong: The private signing key cannot be read/],
      ["UPDATE signing_key SET id = 'another'", /^wrong: The signing key does not match its identifier/],
      ["INSERT INTO kysely_migration (name, timestamp) VALUES ('999_later', '')", /^wrong: .*newer version of Ruta/],
    ] as const) {
      const { folder, file } = await anInstallation()
      change(file, sql)
      expect(await troubles({ DATA_DIR: folder })).toEqual([expect.stringMatching(words)])
    }
  })

  test('reports a mail server, a sign-in provider, a scanner and a Redis that do not answer', async () => {
    const { folder } = await anInstallation()
    const said = await troubles({
      DATA_DIR: folder,
      SMTP_URL: 'smtp://someone:a-secret-word@127.0.0.1:1',
      MAIL_FROM: 'ruta@example.org',
      CLAMD_URL: 'tcp://127.0.0.1:1',
      OIDC_PROVIDERS: 'sso',
      OIDC_SSO_ISSUER: 'http://127.0.0.1:1',
      OIDC_SSO_CLIENT_ID: 'ruta',
      OIDC_SSO_CLIENT_SECRET: 'a-secret-word',
    })
    expect(said).toEqual([
      expect.stringMatching(/^wrong: The mail server 127\.0\.0\.1 cannot be used: .*ECONNREFUSED/),
      expect.stringMatching(/^wrong: The sign-in provider sso cannot be used: .*ECONNREFUSED/),
      expect.stringMatching(/^wrong: clamd does not answer/),
    ])
    expect(said.join()).not.toContain('a-secret-word')
  })

  test('[WH6] reports hosts of webhooks that cannot be reached as they are set', async () => {
    const { folder } = await anInstallation()
    const env = { DATA_DIR: folder, WEBHOOK_HOSTS: 'localhost:8443,169.254.169.254,*.example.org' }
    expect(await troubles(env)).toEqual([
      expect.stringMatching(/^wrong: Webhooks to localhost:8443 .* not on the internet/),
      expect.stringMatching(/^wrong: Webhooks to 169\.254\.169\.254 .* not on the internet/),
    ])
    expect(await troubles({ ...env, WEBHOOK_PRIVATE: '1' })).toEqual([expect.stringMatching(/^wrong: Webhooks to 169\.254\.169\.254 /)])
  })

  test('reports an off-site destination that cannot be used, has no backup yet, or only an old one', async () => {
    const { folder, file } = await anInstallation()
    const { recipient } = await makeKey()
    const to = join(aFolder(), 'backups')
    const env = { DATA_DIR: folder, BACKUP_TO: to, BACKUP_RECIPIENTS: recipient }
    expect(await troubles(env)).toEqual([expect.stringMatching(/^attention: There is no backup at .*backups yet/)])
    const installation = await installationAt({ engine: 'sqlite', file })
    const keepAt = (now: number) =>
      keepStep({
        where: { engine: 'sqlite', file },
        destination: folderDestination(to),
        recipients: [recipient],
        days: 30,
        folder,
        now: () => now,
        prove: async () => undefined,
        installation,
      })
    await keepAt(systemClock.now() - 3 * 3_600_000)
    expect(await troubles(env)).toEqual([
      expect.stringMatching(/^attention: The backups there contain only what was written until 3 hours ago/),
    ])
    await keepAt(systemClock.now())
    expect(await troubles(env)).toEqual([])
    expect(await allTroubles(env)).toContainEqual(expect.stringMatching(/^attention: The backups in .* are on the same disk as the data/))
    rmSync(to, { recursive: true })
    expect(await troubles(env)).toEqual([
      expect.stringMatching(/^wrong: .*backups, where backups were made, is gone/),
      expect.stringMatching(/^attention: There is no backup at/),
    ])
    writeFileSync(to, 'a file')
    expect(await troubles(env)).toEqual([expect.stringMatching(/^wrong: The destination in BACKUP_TO cannot be used: .*ENOTDIR/)])
    expect(await troubles({ ...env, BACKUP_TO: 's3://KEY:a-secret-word@127.0.0.1:1/bucket' })).toEqual([
      expect.not.stringContaining('a-secret-word'),
    ])
  })

  test('after a restore says from when the backup was, until the server has made the next one', PROCESSES, async () => {
    const { folder, file } = await anInstallation()
    const key = await makeKey()
    const to = join(aFolder(), 'backups')
    const env = { DATA_DIR: folder, BACKUP_TO: to, BACKUP_RECIPIENTS: key.recipient }
    const at = systemClock.now()
    await keepStep({
      where: { engine: 'sqlite', file },
      destination: folderDestination(to),
      recipients: [key.recipient],
      days: 30,
      folder,
      now: () => at,
      prove: async () => undefined,
      installation: await installationAt({ engine: 'sqlite', file }),
    })
    expect(await run('restore', '--from', to, '--key', keyFile(key.identity), folder)).toMatchObject({ code: 0 })
    const said = `^attention: Everything was restored from the backup of ${new Date(at).toISOString()}, .*; no backup has been made since.`
    expect(await troubles(env)).toEqual([expect.stringMatching(said)])
    // Of the same day, and yet a full one: what is there now was not verified before.
    const clock = createFakeClock()
    const keeper = keepElsewhere(
      { where: { engine: 'sqlite', file }, folder, to, recipients: [key.recipient], days: 30, address: 'here' },
      { clock, isFirst: async () => true, report: () => undefined, tell: async () => undefined, seconds: 60 },
    )
    onTestFinished(keeper.stop)
    clock.advance(60_000)
    await expect.poll(() => troubles(env), { timeout: 60_000, interval: 500 }).toEqual([])
    expect(readdirSync(to).filter((name) => name.endsWith('.age'))).toHaveLength(2)
  })

  test.runIf(process.getuid?.() === 0)('reports a folder for backups into which the user of the server may not write', async () => {
    const { folder } = await anInstallation()
    const to = aFolder()
    const { recipient } = await makeKey()
    chownSync(folder, 4711, 4711)
    const said = () => troubles({ DATA_DIR: folder, BACKUP_TO: join(to, 'backups'), BACKUP_RECIPIENTS: recipient })
    const none = expect.stringMatching(/^attention: There is no backup at/)
    expect(await said()).toEqual([expect.stringMatching(`^attention: .*${to} cannot be written .*4711.* chown 4711 ${to}`), none])
    chownSync(to, 4711, 4711)
    expect(await said()).toEqual([none])
    chmodSync(to, 0o500)
    expect(await said()).toHaveLength(2)
    chownSync(to, 0, 4711)
    chmodSync(to, 0o770)
    expect(await said()).toEqual([none])
  })

  test('prints all findings as a command, exits with 1, and changes nothing', async () => {
    const { folder, file } = await anInstallation()
    const before = join(aFolder(), 'before.db')
    copyFileSync(file, before)
    const asked = async () => {
      const child = spawn(process.execPath, ['server/cli/doctor.ts'], {
        env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
      const [code] = await once(child, 'close')
      return { code, said }
    }
    expect(await asked()).toEqual({
      code: 0,
      said: expect.stringMatching(/ok {4}.*is intact[\s\S]*\nErrors: 0\. Warnings: \d\. OK: \d+\.\n$/),
    })
    expect(readFileSync(file).equals(readFileSync(before))).toBe(true)
    // An empty write-ahead log of the user who asks would keep the server from starting.
    expect(readdirSync(folder)).toEqual(['ruta.db'])
    writeFileSync(`${file}-shm`, '')
    expect(await asked()).toEqual({ code: 1, said: expect.stringMatching(/ERROR {2}.*-wal is missing[\s\S]*→[\s\S]*Errors: 1/) })
  })
})

describe('[O17] npm run doctor, on PostgreSQL', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  test('says which version answers, that no backup was made, and what it says when it is away', async () => {
    const url = await postgres.database()
    const folder = aFolder()
    chmodSync(folder, 0o700)
    const env = { DATABASE_URL: url, DATA_DIR: folder }
    expect(await troubles(env)).toEqual([])
    await postgres.kill()
    expect(await troubles(env)).toEqual([expect.stringMatching(/^wrong: The database (cannot be opened|does not answer).*DATABASE_URL/)])
    await postgres.start()
    expect(await troubles({ ...env, DATABASE_URL: url.replace(/\/[^/?]+\?/, '/nowhere?') })).toEqual([
      expect.stringMatching(/^wrong: .*"nowhere" does not exist/),
    ])
  })

  test('after a restore from a file says up to when that certainly reaches', PROCESSES, async () => {
    const { file } = await anInstallation()
    const newest = new DatabaseSync(file, { readOnly: true })
    const at = Number(newest.prepare('SELECT max(at) AS at FROM (SELECT at FROM log_head UNION ALL SELECT at FROM audit)').get()?.at)
    newest.close()
    const url = await postgres.database()
    expect(await run('restore', file, url)).toMatchObject({ code: 0 })
    const folder = aFolder()
    chmodSync(folder, 0o700)
    expect(await troubles({ DATABASE_URL: url, DATA_DIR: folder })).toEqual([
      expect.stringMatching(`^attention: Everything was restored from the backup of ${new Date(at).toISOString()}, `),
    ])
  })

  test('[O18] warns about off-site backups of PostgreSQL after ten minutes, and where another server makes them after a day', async () => {
    const url = await postgres.database()
    const folder = aFolder()
    chmodSync(folder, 0o700)
    const { recipient } = await makeKey()
    const to = join(aFolder(), 'backups')
    const env = { DATABASE_URL: url, DATA_DIR: folder, BACKUP_TO: to, BACKUP_RECIPIENTS: recipient }
    const installation = await installationAt({ engine: 'postgres', url })
    const keepAt = (now: number) =>
      keepStep({
        where: { engine: 'postgres', url },
        destination: folderDestination(to),
        recipients: [recipient],
        days: 30,
        folder,
        now: () => now,
        prove: async () => undefined,
        installation,
      })
    await keepAt(systemClock.now() - 27 * 3_600_000)
    expect(await troubles(env)).toEqual([
      expect.stringMatching(/^attention: The backups there contain only what was written until 27 hours ago/),
    ])
    await keepAt(systemClock.now() - 2 * 3_600_000)
    expect(await troubles(env)).toEqual([expect.stringMatching(/what was written until 2 hours ago/)])
    // Another server sees the full backup alone.
    const elsewhere = aFolder()
    chmodSync(elsewhere, 0o700)
    expect(await troubles({ ...env, DATA_DIR: elsewhere })).toEqual([])
    await keepAt(systemClock.now() - 60_000)
    expect(await troubles(env)).toEqual([])
  })

  test('reports that fsync is off', async () => {
    const url = await postgres.database()
    const folder = aFolder()
    chmodSync(folder, 0o700)
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query('ALTER SYSTEM SET fsync = off')
    await client.query('SELECT pg_reload_conf()')
    await expect.poll(async () => (await client.query('SHOW fsync')).rows[0]).toEqual({ fsync: 'off' })
    expect(await troubles({ DATABASE_URL: url, DATA_DIR: folder })).toEqual([
      expect.stringMatching(/^wrong: PostgreSQL runs with fsync off/),
    ])
    await client.query('ALTER SYSTEM RESET fsync')
    await client.end()
  })
})

describe('[O17] npm run doctor, on the address', () => {
  type Fault =
    | 'none'
    | 'host'
    | 'upgrade'
    | 'hang'
    | 'methods'
    | 'large'
    | 'impatient'
    | 'elsewhere'
    | 'nameless'
    | 'gullible'
    | 'stranger'
    | 'other'
  /** A proxy with one fault. */
  const openProxy = async (fault: Fault, finished = onTestFinished) => {
    let port = 0
    /** What visitors claim is replaced, but by a gullible proxy. */
    const named = ({ headers: { 'x-forwarded-for': claimed, ...headers }, socket }: IncomingMessage) => {
      const address = (fault === 'gullible' ? claimed : undefined) ?? socket.remoteAddress ?? ''
      return fault === 'nameless' ? headers : { ...headers, 'x-forwarded-for': address }
    }
    const proxy = createServer((incoming, outgoing) => {
      if (fault === 'elsewhere') return void outgoing.end('It works!')
      const { method = 'GET' } = incoming
      if (fault === 'methods' && method !== 'GET' && method !== 'POST') return void outgoing.writeHead(405).end()
      if (fault === 'large' && Number(incoming.headers['content-length'] ?? 0) > 64 * 1024) return void outgoing.writeHead(413).end()
      const cut = fault === 'impatient' && setTimeout(() => outgoing.headersSent || outgoing.writeHead(504).end(), 2_000)
      outgoing.once('close', () => cut && clearTimeout(cut))
      const headers = { ...named(incoming), ...(fault === 'host' ? { host: `10.0.0.1:${port}` } : {}) }
      const { upgrade: _, ...plain } = headers
      incoming.pipe(
        request(
          { port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers: { ...plain, connection: 'close' } },
          (answer) => {
            if (outgoing.headersSent) return
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
            answer.pipe(outgoing)
          },
        ).on('error', () => outgoing.destroy()),
      )
    })
    if (fault === 'hang') proxy.on('upgrade', (_, socket) => socket.on('error', () => socket.destroy()))
    else if (fault !== 'upgrade' && fault !== 'elsewhere')
      proxy.on('upgrade', (incoming, socket, head) => {
        const upstream = connect(port, '127.0.0.1', () => {
          const lines = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${value}`)
          upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
          upstream.write(head)
          upstream.pipe(socket).pipe(upstream)
        })
        upstream.on('error', () => socket.destroy())
        socket.on('error', () => upstream.destroy())
      })
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    finished(() => {
      proxy.closeAllConnections()
      proxy.close()
    })
    const at = proxy.address()
    return {
      url: `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}`,
      leadTo: (upstream: number) => {
        port = upstream
      },
    }
  }

  // At once: some of them wait for seconds.
  test.concurrent.for([
    ['accepts a proxy that passes everything', 'none', []],
    ['reports a proxy that changes the Host', 'host', [/^wrong: Ruta refuses requests through .* the proxy changes the Host header/]],
    ['reports a proxy that refuses upgrades', 'upgrade', [/^wrong: WebSockets do not pass .*: the proxy answers 404\./]],
    ['reports a proxy that lets upgrades hang', 'hang', [/^wrong: WebSockets do not pass .*: no answer within 5 seconds\./]],
    [
      'reports a proxy that passes GET and POST alone',
      'methods',
      [/^wrong: Requests below .* do not pass \(PUT with 128 KiB: status 405, DELETE: status 405\)/],
    ],
    ['reports a proxy that refuses large bodies', 'large', [/^wrong: Requests below .* do not pass \(PUT with 128 KiB: status 413\)/]],
    [
      'reports a proxy that does not wait for answers',
      'impatient',
      [/^attention: Requests that wait for their answer are cut after \d+ s: the proxy answers 504\./],
    ],
    [
      'reports a proxy that does not say from where requests come',
      'nameless',
      [/^attention: All visitors count as one: .* without X-Forwarded-For/],
    ],
    ['reports a proxy that passes on what visitors claim', 'gullible', [/^wrong: Whoever asks .* can claim any network address/]],
    [
      'reports a proxy that TRUST_PROXY does not name',
      'stranger',
      [/^attention: All visitors count as one: .* come from 127\.0\.0\.1, which TRUST_PROXY/],
    ],
    ['reports a proxy that leads to another installation', 'other', [/^wrong: .* leads to another installation of Ruta/]],
    ['reports a proxy that leads elsewhere', 'elsewhere', [/^wrong: .* does not lead to Ruta/]],
  ] as const)('%s', async ([_, fault, words], { onTestFinished: finished }) => {
    const proxy = await openProxy(fault, finished)
    const settings = { PUBLIC_URL: proxy.url, TRUST_PROXY: fault === 'stranger' ? '198.51.100.7' : '1' }
    const [world, other] = [await openWorld({ env: settings }), await openWorld({ env: settings })]
    for (const { server } of [world, other]) await createSigner(server.deps).sign(Buffer.from('made'))
    proxy.leadTo((fault === 'other' ? other : world).server.port)
    const { folder } = await anInstallation(finished)
    const found = await troubles({ DATA_DIR: folder, ...settings, PORT: String(world.server.port) })
    expect(found).toEqual(words.map((pattern) => expect.stringMatching(pattern)))
    await world.close()
    await other.close()
  })

  test('reports an invalid certificate, and another program at our port', async () => {
    const { folder } = await anInstallation()
    const proxy = await openProxy('elsewhere')
    const { port } = new URL(proxy.url)
    expect(await troubles({ DATA_DIR: folder, PORT: port })).toEqual([expect.stringMatching(/^wrong: Another program answers/)])
    const world = await openWorld()
    const env = { DATA_DIR: folder, PORT: String(world.server.port), PUBLIC_URL: `https://127.0.0.1:${port}`, TRUST_PROXY: '1' }
    expect(await troubles(env)).toEqual([expect.stringMatching(/^wrong: https:.* cannot be reached from here/)])
    await world.close()
  })
})

test('[O17] npm run doctor reports a clock that differs from the database’s, and more than twenty waiting mails', () => {
  const status: StorageStatus = {
    documents: 3,
    damaged: [],
    checkedAt: 99,
    signedAt: 99,
    backupAt: 99,
    offsiteFailed: null,
    restored: null,
    writtenAt: 99,
    behind: 0,
    mailsWaiting: 0,
    webhooksWaiting: 0,
    noticesWaiting: 0,
    owedSince: null,
    databaseBytes: 1,
    clockAhead: null,
    disk: null,
  }
  const levels = (change: Partial<StorageStatus>) =>
    judge({ ...status, ...change }, 100)
      .filter(({ level }) => level !== 'well')
      .map(({ what }) => what)
  expect(levels({})).toEqual([])
  expect(levels({ clockAhead: -7_000 })).toEqual(["The clock of this machine is 7.0 seconds behind the database's."])
  expect(levels({ clockAhead: 7_000 })).toEqual(["The clock of this machine is 7.0 seconds ahead of the database's."])
  expect(levels({ mailsWaiting: 21 })).toEqual(['21 mails are waiting to be sent.'])
})
