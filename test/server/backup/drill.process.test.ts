// The machine is lost: a real server with people at work is killed, its data folder and its database are deleted, and the commands of
// docs/operate/restore-and-recovery.md bring everything back on an empty one, with at most what was written since the last round missing.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Doc } from 'yjs'
import { must } from '../../../shared/result.ts'
import { freePort } from '../../bench/measuredProcess.ts'
import { createAuthenticator, type SoftPasskey } from '../../harness/authenticator.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { type Postgres, startPostgres } from '../../harness/postgres.ts'
import { type S3, startS3 } from '../../harness/s3.ts'
import { aFolder } from '../log/openLog.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, PASSWORD, type Served, type Visitor, visit } from '../testWorld.ts'
import { run } from './installation.ts'

let postgres: Postgres
let s3: S3
let smtp: MailServer
beforeAll(async () => {
  postgres = await startPostgres()
  s3 = await startS3()
  smtp = await startMailServer()
})
afterAll(async () => {
  await smtp.close()
  await s3.close()
  await postgres.stop()
})

const AT = `/api/groups/${GROUP}`
const CHAIR = 'chair@example.org'
/** Between two rounds of off-site backups: the fewest that a server takes. */
const BACKUP_SECONDS = 5
/** That a loaded machine may take for any of it. */
const LONGEST_MS = 120_000

type Env = Readonly<Record<string, string>>
const start = async (env: Env) => {
  const port = await freePort()
  const child: ChildProcess = spawn(process.execPath, ['server/start.mjs', 'main'], {
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part: string) => printed.push(part))
  await eventually(() => printed.join('').includes('listens at') || child.exitCode !== null, 'a server that listens', LONGEST_MS)
  expect(child.exitCode, printed.join('')).toBeNull()
  // What these helpers know of a server is where it is.
  const served = { server: { url: `http://127.0.0.1:${port}`, port } } as unknown as Served
  return {
    port,
    served,
    printed: () => printed.join(''),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
type Server = Awaited<ReturnType<typeof start>>

const tokenIn = (text: string | undefined) => /(?:set-up|invitation)#(\S+)/.exec(text ?? '')?.[1] ?? ''
/** Two people with second factors, an API token, a comment, a file, settings, and a text. */
const settle = async (server: Server, secretariat: string) => {
  const chair = visit(server.served, 'localhost')
  await eventually(() => tokenIn(server.printed()) !== '', 'a link for setting up', LONGEST_MS)
  const made = await chair.ask('POST', '/api/set-up', {
    token: tokenIn(server.printed()),
    name: 'Presidencia',
    email: CHAIR,
    password: PASSWORD,
    group: { id: GROUP, name: { es: 'Grupo', en: 'Group' }, delegations: [{ code: 'CO', name: { es: 'C', en: 'C' }, agencies: [] }] },
  })
  expect(made.status).toBe(201)
  const { options } = (await chair.ask('POST', '/api/me/passkey-challenges', {})).body
  const { passkey, credential } = createAuthenticator(`http://localhost:${server.port}`).create(options)
  const added = await chair.ask('POST', '/api/me/passkeys', { name: 'Laptop', passkey: credential })
  expect(added.status).toBe(201)
  expect((await chair.ask('PATCH', AT, { zone: 'America/Bogota' })).status).toBeLessThan(300)
  expect((await chair.ask('POST', `${AT}/tokens`, { name: 'Figures', scopes: ['read'], days: 30 })).status).toBe(201)
  const comment = { id: '8n2r6u0a4f8j3m7q1tuv', language: 'es', words: 'El plazo es demasiado corto.', thread: '7m1q5t9v3e7i2l6p0stu' }
  const on = { document: `roadmap:${GROUP}`, subject: 'item:0h3c8f1n6pq2r4s7t9vb' }
  const said = await chair.ask('POST', `${AT}/comments`, { ...comment, ...on, field: null, anchor: null, visibility: 'all' })
  expect(said.status, said.text).toBe(201)
  const person = { name: 'Secretaría', email: secretariat, role: 'secretariat', delegation: null, agency: null }
  expect((await chair.ask('POST', `${AT}/invitations`, person)).status).toBe(201)
  const invitation = () => smtp.received.find(({ to, text }) => to === secretariat && tokenIn(text) !== '')
  await eventually(() => invitation() !== undefined, 'the invitation', LONGEST_MS)
  const other = visit(server.served)
  const token = tokenIn(invitation()?.text)
  expect((await other.ask('POST', '/api/invitations/acceptance', { token, password: PASSWORD })).status).toBe(201)
  const { secret } = (await other.ask('POST', '/api/me/authenticator-secrets', {})).body
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const { recoveryCodes } = (await other.ask('PUT', '/api/me/authenticator', { secret, code: totp.generate() })).body
  expect(recoveryCodes).toHaveLength(10)
  const text = String((await chair.ask('POST', `${AT}/pages`, {})).body.id)
  const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(50_000)])
  const upload = { id: 'annex', document: text, subject: 'text:', name: 'Annex.pdf', size: file.length }
  const begun = await chair.ask('POST', `${AT}/uploads`, upload)
  expect(begun.status, begun.text).toBeLessThan(300)
  const sent = await fetch(`${server.served.server.url}${AT}/uploads/annex?at=0`, {
    method: 'PUT',
    headers: { Origin: server.served.server.url, 'Content-Type': 'application/octet-stream', Cookie: chair.cookieHeader },
    body: file,
  })
  expect(sent.ok).toBe(true)
  return { chair, other, passkey, totp, recoveryCodes: recoveryCodes as readonly string[], text, file }
}
type Settled = Awaited<ReturnType<typeof settle>>

/** One writes five numbers a second; what the other one sees is on the server's disk, and is noted with its time, as is the head of the log. */
const write = async (server: Server, { chair, other, text }: Settled) => {
  const [writer, reader] = [stockClient(server.served, chair, text), stockClient(server.served, other, text)]
  await Promise.all([writer.synced, reader.synced])
  const seen: { readonly number: number; readonly at: number }[] = []
  const heads: { readonly seq: number; readonly hash: string; readonly at: number }[] = []
  reader.doc.on('update', () => {
    const number = numberIn(reader.doc)
    if (number > (seen.at(-1)?.number ?? -1)) seen.push({ number, at: Date.now() })
  })
  let next = 0
  const timer = setInterval(() => {
    const title = writer.doc.getText('title.es')
    writer.doc.transact(() => {
      title.delete(0, title.length)
      title.insert(0, String(next++))
    })
  }, 200)
  const heading = setInterval(async () => {
    // None while the server is being killed.
    const answer = await chair.ask('GET', `/api/documents/${text}/head`).catch(() => null)
    if (answer?.status === 200) heads.push({ ...answer.body.head, at: Date.now() })
  }, 1_000)
  return {
    seen,
    heads,
    stop: () => {
      for (const one of [timer, heading]) clearInterval(one)
      writer.destroy()
      reader.destroy()
    },
  }
}
const numberIn = (doc: Doc): number => Number(doc.getText('title.es').toString() || -1)

const passkeySignIn = async (server: Server, passkey: SoftPasskey): Promise<Visitor> => {
  const visitor = visit(server.served, 'localhost')
  const { options } = (await visitor.ask('POST', '/api/passkey-challenges', {})).body
  const signed = createAuthenticator(`http://localhost:${server.port}`).sign(passkey, options)
  expect((await visitor.ask('POST', '/api/session', { passkey: signed })).status).toBe(200)
  return visitor
}
const signIn = (server: Server, email: string, factor: object) =>
  visit(server.served).ask('POST', '/api/session', { email, password: PASSWORD, factor })

/** The arguments of the page's own command, with this place and this key. */
const commandOf = (page: string, to: string, key: string): readonly string[] => {
  const command = must(/^npm run restore -- (--from .*)$/m.exec(page)?.[1], 'the command of the page')
  return command.replace('s3://…', to).replace('ruta-backup.key', key).split(' ')
}

const filesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])

type Engine = 'sqlite' | 'postgres'

/** The embedded database is backed up to a folder, PostgreSQL to S3. */
const drill = async (engine: Engine) => {
  const [machine, kept] = [aFolder(), aFolder()]
  const data = join(machine, 'data')
  mkdirSync(data, { mode: 0o700 })
  const key = join(kept, 'ruta-backup.key')
  const recipient = must((await run('backup', '--new-key', key)).said.split('\n')[0], 'the public key')
  const to = engine === 'sqlite' ? join(kept, 'backups') : s3.address(`drill-${process.hrtime.bigint()}`)
  const url = engine === 'postgres' ? await postgres.database() : ''
  const env: Env = {
    DATA_DIR: data,
    BACKUP_TO: to,
    BACKUP_RECIPIENTS: recipient,
    BACKUP_SECONDS: String(BACKUP_SECONDS),
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Ruta <ruta@example.org>',
    ...(url === '' ? {} : { DATABASE_URL: url }),
  }
  const secretariat = `${engine}@example.org`
  const server = await start(env)
  const settled = await settle(server, secretariat)
  const writing = await write(server, settled)
  // A full backup, and changes after it: a round has what was on the disk when the one before it had been stored.
  const stored = () => (engine === 'sqlite' ? filesIn(to) : s3.objects()).filter((name) => name.endsWith('.age')).length
  await eventually(() => stored() > 2 && writing.seen.length > 60, 'a full backup and two changes', LONGEST_MS)
  const beforeLast = Date.now()
  const already = stored()
  await eventually(() => stored() > already + 1, 'two more changes', LONGEST_MS)
  await server.kill()
  writing.stop()
  rmSync(data, { recursive: true })
  if (url !== '') {
    const client = new Client(url)
    await client.connect()
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await client.end()
  }
  const again = aFolder()
  const restoring = spawn(
    'npm',
    ['run', '--silent', 'restore', '--', ...commandOf(readFileSync('docs/operate/restore-and-recovery.md', 'utf8'), to, key)],
    {
      env: { PATH: process.env.PATH, DATA_DIR: again, ...(url === '' ? {} : { DATABASE_URL: url }) },
    },
  )
  const said: string[] = []
  for (const stream of [restoring.stdout, restoring.stderr]) stream.setEncoding('utf8').on('data', (part: string) => said.push(part))
  expect(await once(restoring, 'close'), said.join('')).toEqual([0, null])
  expect(said.join('')).toMatch(/\.whole\.age and [1-9]\d* changes? after it/)

  const back = await start({ ...env, DATA_DIR: again })
  // Passkeys, authenticator apps and recovery codes open what they opened; without one nothing opens.
  const chair = await passkeySignIn(back, settled.passkey)
  expect((await visit(back.served).ask('POST', '/api/session', { email: CHAIR, password: PASSWORD })).body.refusal).toBe(
    'second-factor-needed',
  )
  // A code is accepted once: that of the next 30 seconds, since all of this may have taken less than that.
  const code = settled.totp.generate({ timestamp: Date.now() + 30_000 })
  expect((await signIn(back, secretariat, { code })).status).toBe(200)
  expect((await signIn(back, secretariat, { recoveryCode: settled.recoveryCodes[0] })).status).toBe(200)
  expect((await signIn(back, secretariat, { recoveryCode: settled.recoveryCodes[0] })).status).toBe(401)
  // Nobody is signed in any more, and API tokens have ended.
  expect((await visit(back.served).ask('GET', '/api/me', undefined, { Cookie: settled.other.cookieHeader })).status).toBe(401)
  expect((await chair.ask('GET', `${AT}/tokens`)).body).toEqual([])
  expect((await chair.ask('GET', '/api/administration/groups')).body.groups).toMatchObject([{ id: GROUP, members: 2 }])
  expect((await chair.ask('GET', AT)).body).toMatchObject({ zone: 'America/Bogota' })
  expect((await chair.ask('GET', `${AT}/comments`)).text).toContain('El plazo es demasiado corto.')
  const file = await fetch(`${back.served.server.url}${AT}/files/annex`, { headers: { Cookie: chair.cookieHeader } })
  expect(Buffer.from(await file.arrayBuffer()).equals(settled.file)).toBe(true)
  // Everything that was on the disk before the last round, entry by entry.
  const reader = stockClient(back.served, chair, settled.text)
  await reader.synced
  const isDue = ({ at }: { readonly at: number }) => at < beforeLast
  const due = must(writing.seen.findLast(isDue), 'something that was written in time')
  expect(due.number).toBeGreaterThan(30)
  expect(numberIn(reader.doc)).toBeGreaterThanOrEqual(due.number)
  reader.destroy()
  const head = must(writing.heads.findLast(isDue), 'a head')
  expect((await chair.ask('GET', `/api/documents/${settled.text}/head?seq=${head.seq}`)).body.at).toMatchObject({ hash: head.hash })
  // Nothing is mailed a second time.
  await sleep(3_000)
  const invitations = smtp.received.filter((mail) => mail.to === secretariat && mail.text.includes('/invitation#'))
  expect(invitations).toHaveLength(1)
  await back.kill()
}

// Both at once: each waits for five rounds.
test('[O18] [O28] [O2] on both engines, a machine that is lost comes back whole from the commands of the documentation, with at most what was written since the last round missing', {
  retry: 0,
}, async () => {
  await Promise.all((['sqlite', 'postgres'] as const).map(drill))
})
