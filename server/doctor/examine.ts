// Examines an installation from a separate process, whether the server is running or not, without changing anything.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { arch, platform, versions } from 'node:process'
import type { Clock } from '../clock.ts'
import { type Environment, readConfig } from '../config.ts'
import { trustOwnAuthorities } from '../ownAuthorities.ts'
import { readVersion } from '../release.ts'
import { examineBucket } from './bucket.ts'
import { examineConfiguration } from './configuration.ts'
import { examineDatabase } from './database.ts'
import { examineDataFolder } from './dataFolder.ts'
import { attention, type Finding, well, wrong } from './finding.ts'
import { examineKept } from './kept.ts'
import { examineNeighbours } from './neighbours.ts'
import { examinePublicAddress } from './publicAddress.ts'

interface Section {
  readonly name: string
  readonly findings: readonly Finding[]
}

/** Yields each section when it is done, because some wait for the network. */
export async function* examine(env: Environment, clock: Clock): AsyncGenerator<Section> {
  yield { name: 'Versions', findings: await examineVersions() }
  const reading = readConfig(env)
  if (!reading.ok) {
    const findings = reading.problems.map((problem) =>
      wrong(problem, 'Correct this setting (docs/configure.md), then run the doctor again: the other checks depend on it.'),
    )
    yield { name: 'Settings', findings }
    return
  }
  const { config } = reading
  const untrusted = trustOwnAuthorities(env)
  const authorities =
    untrusted === null ? [] : [wrong(untrusted, 'Name a file of certificates in PEM format that the user of the server may read.')]
  yield { name: 'Settings', findings: [...examineConfiguration(config), ...authorities] }
  const folder = examineDataFolder(config)
  yield { name: 'Data folder', findings: folder.findings }
  if (folder.mayBeOpened) yield { name: 'Database', findings: await examineDatabase(config, clock) }
  if (folder.mayBeOpened) yield { name: 'Files in the bucket', findings: await examineBucket(config, clock) }
  yield { name: 'Off-site backups', findings: await examineKept(config, clock.now()) }
  yield { name: 'Mail, sign-in, webhooks, scanner, bus', findings: await examineNeighbours(config, clock) }
  yield { name: 'Address', findings: await examinePublicAddress(config) }
}

const PAGES = join(import.meta.dirname, '..', '..', 'dist', 'index.html')

const examineVersions = async (): Promise<readonly Finding[]> => [
  well(`Ruta ${await readVersion()}, Node ${versions.node}, SQLite ${versions.sqlite}, ${platform} ${arch}.`),
  existsSync(PAGES)
    ? well('The pages are built.')
    : attention('The pages are not built.', 'The first start builds them, which takes a minute; `npm run build` builds them now.'),
]
