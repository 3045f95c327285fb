// Through Debian's OpenSMTPD, which has to be started by root: Ruta hands a mail over under STARTTLS, and OpenSMTPD delivers it to the
// mailbox's server.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LOCAL_CERTIFICATE } from '../../harness/localCertificate.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { needOpenSmtpd } from '../../harness/needOpenSmtpd.ts'
import { arrive } from '../meetings/holding.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, openWorld, type World } from '../testWorld.ts'

const TRUSTED = tls.getCACertificates('default')
let folder: string
let mailbox: MailServer
let opensmtpd: ChildProcess
let said = ''
let world: World

beforeEach(async () => {
  if (!isRoot) return
  const program = needOpenSmtpd()
  folder = mkdtempSync(join(tmpdir(), 'ruta-opensmtpd-'))
  mailbox = await startMailServer()
  const port = await freePort()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(cert, LOCAL_CERTIFICATE.cert)
  writeFileSync(key, LOCAL_CERTIFICATE.key)
  chmodSync(key, 0o600)
  writeFileSync(
    join(folder, 'smtpd.conf'),
    [
      `pki localhost cert "${cert}"`,
      `pki localhost key "${key}"`,
      `listen on 127.0.0.1 port ${port} tls-require pki localhost`,
      `action "onward" relay host ${mailbox.url.replace('smtp:', 'smtp+notls:')}`,
      'match from any for domain "example.org" action "onward"',
      '',
    ].join('\n'),
  )
  opensmtpd = spawn(program, ['-d', '-f', join(folder, 'smtpd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] })
  said = ''
  for (const stream of [opensmtpd.stdout, opensmtpd.stderr]) stream?.on('data', (words) => (said += words))
  await eventually(() => answers(port), 'OpenSMTPD listens', 10_000)
  tls.setDefaultCACertificates([...TRUSTED, LOCAL_CERTIFICATE.cert])
  world = await openWorld({
    env: { SMTP_URL: `smtp://127.0.0.1:${port}?requireTLS=true`, MAIL_FROM: 'Ruta <ruta@example.org>' },
  })
})
afterEach(async () => {
  if (!isRoot) return
  await world?.close()
  tls.setDefaultCACertificates(TRUSTED)
  if (opensmtpd && opensmtpd.exitCode === null) {
    opensmtpd.kill('SIGTERM')
    await once(opensmtpd, 'exit')
  }
  await mailbox?.close()
  rmSync(folder, { recursive: true, force: true })
})

const isRoot = process.getuid?.() === 0
test.skipIf(!isRoot)(
  '[P5] [P21] an invitation reaches the mailbox once, with its Message-ID; a recipient that OpenSMTPD refuses is shown as refused',
  async () => {
    const chair = await arrive(world, 'chair@example.org', 'chair')
    const invite = (email: string) =>
      chair.ask('POST', `/api/groups/${GROUP}/invitations`, { name: 'Ana', email, role: 'observer', delegation: null, agency: null })
    await invite('ana@example.org')
    await invite('ana@elsewhere.example')
    const outbox = () => world.server.deps.db.selectFrom('outbox').selectAll().execute()
    await eventually(() => mailbox.received.length === 1, 'the mail arrives', 20_000).catch((error) => {
      throw new Error(`${error.message}\n${said}`)
    })
    await eventually(async () => (await outbox()).every(({ state }) => state === 'sent' || state === 'failed'), 'both have ended', 20_000)
    const rows = await outbox()
    expect(rows.map(({ state }) => state).sort()).toEqual(['failed', 'sent'])
    const [mail] = mailbox.received
    expect(mail?.to).toBe('ana@example.org')
    expect(mail?.headers['message-id']).toBe(`<${rows.find(({ state }) => state === 'sent')?.id}@example.org>`)
    expect(mail?.text).toMatch(/http:\/\/\S+\/invitation#\S+/)
  },
)

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const at = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof at === 'object' && at ? at.port : 0
}
const answers = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'data')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
