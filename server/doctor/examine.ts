// Examines an installation from outside, beside a running server or without one, and changes nothing in it.
import type { Clock } from '../clock.ts'
import { type Environment, readConfig } from '../config.ts'
import { whereOf } from '../openInstallation.ts'
import { examineConfiguration } from './configuration.ts'
import { examineDatabase } from './database.ts'
import { examineDataFolder } from './dataFolder.ts'
import { type Finding, wrong } from './finding.ts'
import { examineKept } from './kept.ts'
import { examineNeighbours } from './neighbours.ts'
import { examinePublicAddress } from './publicAddress.ts'
import { examineVersions } from './versions.ts'

export interface Section {
  readonly name: string
  readonly findings: readonly Finding[]
}

/** Sections come as they are done: some wait for others on the network. */
export async function* examine(env: Environment, clock: Clock): AsyncGenerator<Section> {
  yield { name: 'Versions', findings: await examineVersions() }
  const reading = readConfig(env)
  if (!reading.ok) {
    const findings = reading.problems.map((problem) =>
      wrong(problem, 'Correct this setting (docs/configure.md). The rest is examined then.'),
    )
    yield { name: 'Settings', findings }
    return
  }
  const { config } = reading
  yield { name: 'Settings', findings: examineConfiguration(config) }
  const folder = examineDataFolder(config)
  yield { name: 'Data folder', findings: folder.findings }
  if (folder.mayBeOpened) yield { name: 'Database', findings: await examineDatabase(whereOf(config), config.dataDir, clock) }
  if (config.backup !== null) yield { name: 'Backups elsewhere', findings: await examineKept(config.backup, config.dataDir, clock.now()) }
  yield { name: 'Mail, scanner, bus', findings: await examineNeighbours(config, clock) }
  yield { name: 'Address', findings: await examinePublicAddress(config) }
}
