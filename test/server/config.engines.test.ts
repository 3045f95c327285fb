// The environment: one table, all problems at once, and no public address without https.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Environment, readConfig, SECRETS, SETTINGS } from '../../server/config.ts'
import { siteOf } from '../../server/site.ts'
import { configOf } from './testWorld.ts'

const problemsOf = (env: Environment): readonly string[] => {
  const reading = readConfig(env)
  return reading.ok ? [] : reading.problems
}

describe('[A11] the configuration', () => {
  test('is complete without a single variable', () => {
    expect(configOf({ PORT: '' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      idleMs: 1_800_000,
      sessionMs: 43_200_000,
    })
  })

  test('has mail with a mail server and a sender, or none; a password in the address is never printed', () => {
    const smtp = 'smtps://ruta:secret-word@mail.example.org'
    expect(configOf({ SMTP_URL: smtp, MAIL_FROM: 'Ruta <ruta@example.org>' }).mail).toEqual({
      smtpUrl: smtp,
      from: 'Ruta <ruta@example.org>',
    })
    expect(configOf({ SMTP_URL: smtp, MAIL_FROM: 'ruta@example.org' }).mail?.from).toBe('ruta@example.org')
    // One that cannot be read is named alone.
    expect(problemsOf({ BACKUP_TO: '/mnt/backups', BACKUP_RECIPIENTS: 'age1wrong' })).toEqual([
      expect.stringMatching(/^BACKUP_RECIPIENTS=/),
    ])
    expect(problemsOf({ SMTP_URL: smtp })).toEqual(['SMTP_URL and MAIL_FROM belong together: set both, or neither.'])
    expect(problemsOf({ SMTP_URL: 'http://ruta:secret-word@x', MAIL_FROM: 'ruta@example.org' }).join()).not.toContain('secret-word')
    for (const from of ['Ruta', 'Ruta <ruta@example.org', 'a@b\r\nBcc: c@d', '@b', 'a b@c'])
      expect(problemsOf({ SMTP_URL: smtp, MAIL_FROM: from })[0]).toMatch(/^MAIL_FROM/)
  })

  test('reports every problem at once, each naming its variable and what is allowed', () => {
    const problems = problemsOf({
      PORT: '80x',
      IDLE_MINUTES: '0',
      LOG_LEVEL: 'loud',
      METRICS_TOKEN: 'short',
      PUBLIC_URL: 'ruta.example.org/x',
    })
    expect(problems.map((problem) => problem.split(/[= ]/)[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'METRICS_TOKEN',
      'IDLE_MINUTES',
    ])
    for (const problem of problems) expect(problem).toMatch(/must be .+\.$/)
  })

  test('REDIS_URL without DATABASE_URL is refused with a sentence rather than ignored', () => {
    expect(problemsOf({ REDIS_URL: 'redis://localhost' })).toEqual([expect.stringContaining('set DATABASE_URL, too')])
  })

  test('[N1] DATABASE_URL names a PostgreSQL database, and what may hold a password is never printed', () => {
    const url = 'postgres://ruta:hidden@db.example.org/ruta'
    expect(readConfig({ DATABASE_URL: url })).toMatchObject({ ok: true, config: { databaseUrl: url } })
    expect(readConfig({})).toMatchObject({ ok: true, config: { databaseUrl: null } })
    const problems = problemsOf({ DATABASE_URL: 'mysql://ruta:hidden@db/ruta', METRICS_TOKEN: 'hidden' })
    expect(problems).toHaveLength(2)
    expect(problems.join()).not.toContain('hidden')
  })

  test('[O35] every secret may stand in a file that NAME_FILE names; what cannot be read, and what is given twice, is a problem', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ruta-secrets-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = (content: string) => {
      const path = join(folder, String(readdirSync(folder).length))
      writeFileSync(path, content)
      return path
    }
    const url = 'postgres://ruta:hidden@db.example.org/ruta'
    const provider = { OIDC_PROVIDERS: 'entra', OIDC_ENTRA_ISSUER: 'https://login.example.org', OIDC_ENTRA_CLIENT_ID: 'ruta' }
    const reading = readConfig({ ...provider, DATABASE_URL_FILE: file(`${url}\n`), OIDC_ENTRA_CLIENT_SECRET_FILE: file('hidden') })
    if (!reading.ok) throw new Error(reading.problems.join('\n'))
    expect([reading.config.databaseUrl, reading.config.providers[0]?.clientSecret]).toEqual([url, 'hidden'])
    expect(reading.config.inUse.find(({ name }) => name === 'DATABASE_URL')).toMatchObject({ value: null, from: 'given' })
    expect(JSON.stringify(reading.config.inUse)).not.toContain('hidden')
    for (const name of [...SECRETS, 'OIDC_ENTRA_CLIENT_SECRET']) {
      const given = (more: Environment) => problemsOf({ ...provider, OIDC_ENTRA_CLIENT_SECRET: 'x', ...more })
      expect(given({ [name]: '', [`${name}_FILE`]: join(folder, 'none') }).join()).toContain(
        `${name}_FILE="${join(folder, 'none')}" cannot be read`,
      )
      expect(given({ [name]: '', [`${name}_FILE`]: file('\n') }).join()).toContain('is an empty file')
      expect(given({ [name]: 'hidden', [`${name}_FILE`]: file('hidden') })).toContain(`${name} and ${name}_FILE are both set: keep one.`)
    }
    // What is no secret is not read from anywhere.
    expect(configOf({ PUBLIC_URL_FILE: join(folder, 'none') }).publicUrl).toBeNull()
  })

  test.each([
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://ruta.example.org' }, false],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://ruta.example.org' }, true],
    [{ HOST: '::', ALLOW_INSECURE: '1' }, true],
    [{ HOST: '127.0.0.2' }, true],
    [{ HOST: '127.evil.example' }, false],
    [{ HOST: '::1' }, true],
    [{ HOST: 'localhost' }, true],
  ])('%o may be listened on: %s', (env, allowed) => expect(readConfig(env).ok).toBe(allowed))

  test('gives every setting a name of its own and a line of documentation', () => {
    const settings = Object.values(SETTINGS)
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length)
    for (const { means, allowed } of settings) expect([means, allowed].every((text) => text.length > 3)).toBe(true)
  })
})

describe('[A10] the addresses that are ours', () => {
  test('are the three loopback names on our port, exactly', () => {
    const { origins, hosts, secure, url } = siteOf(configOf(), 3000)
    expect([...origins]).toEqual(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])
    expect([...hosts]).toEqual(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])
    expect([secure, url]).toEqual([false, 'http://127.0.0.1:3000'])
  })

  test('are PUBLIC_URL alone when there is one, without its default port', () => {
    const { origins, hosts, secure } = siteOf(configOf({ PUBLIC_URL: 'https://Ruta.example.org:443/' }), 3000)
    expect([[...origins], [...hosts], secure]).toEqual([['https://ruta.example.org'], ['ruta.example.org'], true])
  })
})

test('[A11] the process prints all problems and leaves with an exit code', () => {
  const { status, stderr } = spawnSync(process.execPath, ['server/start.mjs'], {
    env: { PATH: process.env.PATH, PORT: 'x', HOST: '0.0.0.0' },
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(2)
})

test('[O36] a taken port is named before the pages are built and the tables are brought up to this version', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const folder = join(mkdtempSync(join(tmpdir(), 'ruta-port-')), 'data')
  onTestFinished(() => rmSync(dirname(folder), { recursive: true }))
  const { status, stderr } = spawnSync(process.execPath, ['server/start.mjs'], {
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: folder },
    encoding: 'utf8',
  })
  expect([status, stderr.trim()]).toEqual([1, `Port ${port} is taken: stop what listens there, or set PORT.`])
  expect(existsSync(folder)).toBe(false)
})

test('[O21] operators are told that a setting which may hold a password is set, and nothing of what it holds', () => {
  const env = {
    ...Object.fromEntries([...SECRETS].map((name) => [name, ''])),
    SMTP_URL: 'smtp://u:secret@mail.example',
    MAIL_FROM: 'a@b.example',
  }
  const reading = readConfig({ ...env, METRICS_TOKEN: 'secret'.repeat(8) })
  if (!reading.ok) throw new Error(reading.problems.join('\n'))
  expect(JSON.stringify(reading.config.inUse)).not.toContain('secret')
  expect(reading.config.inUse.find(({ name }) => name === 'SMTP_URL')).toEqual({ name: 'SMTP_URL', value: null, from: 'given' })
  expect(reading.config.inUse.find(({ name }) => name === 'MAIL_FROM')).toEqual({ name: 'MAIL_FROM', value: 'a@b.example', from: 'given' })
  // Everything that is called like a secret or an address with a password in it is known as one.
  const named = Object.values(SETTINGS).map(({ name }) => name)
  expect(named.filter((name) => /TOKEN|SECRET|PASSWORD|_URL$/.test(name) && name !== 'PUBLIC_URL' && !SECRETS.has(name))).toEqual([])
})
