// A round of off-site backups in a process of its own, and what the kernel counted of it and of the processes that it started.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { KeeperData } from '../../../server/backup/offsite/keepElsewhere.ts'

const LOADED = join(import.meta.dirname, 'ioAtExit.ts')
const ROUND = join(import.meta.dirname, '../../server/backup/offsite/aRound.ts')

interface Written {
  /** What went to a disk, in bytes. */
  readonly disk: number
  /** What was given to the system to be written, files and pipes alike. */
  readonly given: number
}

/** Rejects when the round reports trouble. */
export const measuredRound = async (data: KeeperData): Promise<Written> => {
  const counts = join(mkdtempSync(join(tmpdir(), 'ruta-io-')), 'io')
  const round = spawn(process.execPath, [ROUND, JSON.stringify(data)], {
    env: { ...process.env, NODE_OPTIONS: `--import=${LOADED}`, IO_FILE: counts },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const reported = await text(round.stdout)
  if (reported !== '') throw new Error(reported)
  const counted = readFileSync(counts, 'utf8')
  const sum = (name: string) => [...counted.matchAll(new RegExp(`^${name}: (\\d+)`, 'gm'))].reduce((all, [, n]) => all + Number(n), 0)
  return { disk: sum('write_bytes'), given: sum('wchar') }
}
