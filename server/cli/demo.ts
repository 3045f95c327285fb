// `npm run demo`: the sample group on this machine alone, each role under a name of its own, so that one browser holds them all.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock, systemRandom } from '../clock.ts'
import { type Config, isLoopback, type Reading, readConfig } from '../config.ts'
import { createPasswords } from '../identity/passwords.ts'
import { whereOf } from '../openInstallation.ts'
import { seedSample } from '../sample/seedSample.ts'
import { datesOn, HISTORIC } from '../sample/storyDates.ts'
import { openStorage } from '../storage/openStorage.ts'
import { buildPages } from './build.ts'
import { runServer } from './run.ts'

const NAMES = ['127.0.0.1', 'co.localhost', 'mx.localhost', 'us.localhost', 'chair.localhost', 'observer.localhost']
/** Whom to be under which name: separate names are separate cookies and storage. */
const ROLES = [
  ['chair@example.org', 'chair.localhost'],
  ['delegate.co@example.org', 'co.localhost'],
  ['delegate.mx@example.org', 'mx.localhost'],
  ['delegate.us@example.org', 'us.localhost'],
  ['observer@example.org', 'observer.localhost'],
  ['secretariat@example.org', '127.0.0.1'],
  ['head.co@example.org', '127.0.0.1'],
  ['head.mx@example.org', '127.0.0.1'],
  ['head.us@example.org', '127.0.0.1'],
  ['translator@example.org', '127.0.0.1'],
] as const

/** Vite's port while developing: its pages are the ones that are opened, and nothing has to be built. */
const pagesPort = process.env.PAGES_PORT ? Number(process.env.PAGES_PORT) : null

const read = (): Reading => {
  const { PUBLIC_URL: _never, ...env } = process.env
  const reading = readConfig({ LOG_LEVEL: 'warn', DATA_DIR: './data/demo', ...env, ALLOW_INSECURE: '1' }, NAMES)
  if (!reading.ok) return reading
  const { config } = reading
  if (!isLoopback(config.host))
    return { ok: false, problems: [`The demo has known passwords: it listens on this machine alone, not on ${config.host}.`] }
  return { ok: true, config: { ...config, pagePorts: pagesPort === null ? [] : [pagesPort] } }
}

/** Before anybody is answered: the sample is whole, and everybody in it has the one password. */
const prepareSample = async (config: Config): Promise<void> => {
  const folder = config.dataDir
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const storage = await openStorage(whereOf(config), { clock: systemClock, report: () => undefined }, config.redisUrl === null)
  // The clock's timers keep no process alive, and no server listens yet.
  const awake = setInterval(() => undefined, 1_000)
  try {
    const passwords = createPasswords()
    const password = await demoPassword(folder)
    console.log('Opening the sample group …')
    const state = await seedSample({ storage, passwords, password, clock: systemClock, random: systemRandom, dates: storyDates() })
    if (state === 'there already')
      await storage.db
        .updateTable('account')
        .set({ password_hash: await passwords.hash(password) })
        .execute()
  } finally {
    clearInterval(awake)
    await storage.close()
  }
}

/** As of today; DEMO_DATES=historic keeps the days of 2018 and 2019. */
const storyDates = () => (process.env.DEMO_DATES === 'historic' ? HISTORIC : datesOn(systemClock.now()))

/** DEMO_PASSWORD, or one that is made once and kept beside the data. */
const demoPassword = async (folder: string): Promise<string> => {
  if (process.env.DEMO_PASSWORD) return process.env.DEMO_PASSWORD
  const file = join(folder, 'demo-password')
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (kept) return kept.trim()
  const made = Array.from({ length: 4 }, () => Buffer.from(systemRandom(3)).toString('hex')).join('-')
  await writeFile(file, `${made}\n`)
  await chmod(file, 0o600)
  return made
}

const announce = (port: number, password: string) => {
  const shown = pagesPort ?? port
  const lines = ROLES.map(([email, name]) => `  ${email.padEnd(26)} http://${name}:${shown}`)
  console.log(
    [
      '',
      `Ruta, with a sample group: http://127.0.0.1:${shown}`,
      '',
      ...lines,
      '',
      `  Password for all: ${password}`,
      '',
      'Ctrl-C stops it.',
    ].join('\n'),
  )
}

await runServer(read(), {
  async before(config) {
    await prepareSample(config)
    if (pagesPort === null) await buildPages()
  },
  async started({ background, port }, { dataDir }) {
    await background.projected()
    announce(port, await demoPassword(dataDir))
  },
})
