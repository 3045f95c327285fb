// `npm run demo`: the sample group on this machine alone, each role under a name of its own, so that one browser holds them all.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock, systemRandom } from '../clock.ts'
import type { RunningServer } from '../composeServer.ts'
import { type Config, type ConfigReading, readConfig } from '../config.ts'
import { createPasswords } from '../identity/passwords.ts'
import { isLoopback } from '../loopback.ts'
import { whereOf } from '../openInstallation.ts'
import { reasonOf } from '../reasonOf.ts'
import { DEMO_HOSTS, mayBeDemo } from '../sample/demo.ts'
import { emailOf, PEOPLE } from '../sample/people.ts'
import { seedSample } from '../sample/seedSample.ts'
import { datesOn, HISTORIC } from '../sample/storyDates.ts'
import { openStorage } from '../storage/openStorage.ts'
import { buildUncompressed, compressPages } from './build.ts'
import { createProgress } from './progress.ts'
import { runServer } from './run.ts'

/** Vite's port while developing: its pages are the ones that are opened, and nothing has to be built. */
const pagesPort = process.env.PAGES_PORT ? Number(process.env.PAGES_PORT) : null

const read = (): ConfigReading => {
  const { PUBLIC_URL: _never, ...env } = process.env
  const reading = readConfig({ LOG_LEVEL: 'warn', DATA_DIR: './data/demo', ...env, ALLOW_INSECURE: '1' }, DEMO_HOSTS)
  if (!reading.ok) return reading
  const { config } = reading
  if (!isLoopback(config.host))
    return { ok: false, problems: [`The demo has known passwords: it listens on this machine alone, not on ${config.host}.`] }
  if (!mayBeDemo(config))
    return { ok: false, problems: ['The demo lets anybody in who reaches it: it stands behind no proxy. Leave TRUST_PROXY out.'] }
  return { ok: true, config: { ...config, pagePorts: pagesPort === null ? [] : [pagesPort] } }
}

/** Before anybody is answered: the sample is whole, and everybody in it has the one password. */
const prepareSample = async (config: Config, progress: (part: number) => void): Promise<void> => {
  const folder = config.dataDir
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const storage = await openStorage(whereOf(config), { clock: systemClock, report: () => undefined }, config.redisUrl === null)
  // The clock's timers keep no process alive, and no server listens yet.
  const awake = setInterval(() => undefined, 1_000)
  try {
    const passwords = createPasswords()
    const password = await demoPassword(folder)
    const state = await seedSample({
      storage,
      passwords,
      password,
      clock: systemClock,
      random: systemRandom,
      dates: storyDates(),
      progress,
    })
    if (state === 'there already')
      await storage.db
        .updateTable('account')
        .set({ password_hash: await passwords.hash(password) })
        // Who has none (the people of an earlier sample) gets none.
        .where('password_hash', 'is not', null)
        .execute()
  } finally {
    clearInterval(awake)
    await storage.close()
  }
}

/** As of today; DEMO_DATES=historic keeps the days of 2018 and 2019. */
const historic = process.env.DEMO_DATES === 'historic'
const storyDates = () => (historic ? HISTORIC : datesOn(systemClock.now()))

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

const PRINTED_MS = 60 * 60_000

const announce = async ({ demo, port }: RunningServer, password: string) => {
  const lines: string[] = []
  const item = await demo?.item()
  for (const person of PEOPLE) {
    const address = await demo?.entry(person, PRINTED_MS, person.startsWith('head.') ? item : null)
    if (address) lines.push(`  ${person.padEnd(12)} ${address}`)
  }
  console.log(
    [
      '',
      `Ruta, with a sample group: http://127.0.0.1:${pagesPort ?? port}`,
      '',
      'Each of these signs in by itself, once, within an hour; after that, choose a role on the page.',
      'The three heads meet at one item of the plan: open them side by side and write.',
      '',
      ...lines,
      '',
      `With a password: ${emailOf('chair')} and so on, ${password}`,
      '',
      'Ctrl-C stops it.',
    ].join('\n'),
  )
}

await runServer(read(), {
  ports: { demo: { pagesPort, historic } },
  async before(config) {
    const progress = createProgress()
    const failed = new AbortController()
    const sample = progress.step('Opening the sample group', (at) => prepareSample(config, at))
    // Beside each other: a first start waits for the longer of the two.
    const pages = pagesPort === null ? buildUncompressed(progress, failed.signal) : null
    sample.catch(() => failed.abort())
    await Promise.all([sample, pages])
  },
  async started(server, { dataDir }) {
    await server.background.projected()
    await announce(server, await demoPassword(dataDir))
    // For the next start: nobody waits for bytes on one's own machine. Ended with Ctrl-C, it is done then.
    if (pagesPort === null) compressPages().catch((error: unknown) => console.error(reasonOf(error)))
  },
})
