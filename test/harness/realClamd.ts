// Debian's clamd, found or installed when this is root on Debian, over a socket in a folder of its own. It knows one signature, of the test
// file: those of ClamAV come from the Internet.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installed } from './debian.ts'

const PROGRAM = '/usr/sbin/clamd'
const KNOWN = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!'

export interface RealClamd {
  readonly url: string
  readonly close: () => Promise<void>
}

export const startRealClamd = async (mostMegabytes: number): Promise<RealClamd> => {
  if (!existsSync(PROGRAM) && !(installed('clamav-daemon') && existsSync(PROGRAM)))
    throw new Error('The tests need clamd: install it (Debian: `apt-get install clamav-daemon`).')
  const folder = mkdtempSync(join(tmpdir(), 'ruta-clamd-'))
  const [config, socket] = [join(folder, 'clamd.conf'), join(folder, 'clamd.ctl')]
  writeFileSync(join(folder, 'known.ndb'), `Eicar-Test-Signature:0:*:${Buffer.from(KNOWN).toString('hex')}\n`)
  // As root it would change to a user who may not read the folder.
  const user = process.getuid?.() === 0 ? ['User root'] : []
  writeFileSync(
    config,
    [`DatabaseDirectory ${folder}`, `LocalSocket ${socket}`, 'Foreground yes', `StreamMaxLength ${mostMegabytes}M`, ...user, ''].join('\n'),
  )
  const child = spawn(PROGRAM, ['-c', config], { stdio: 'ignore' })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    url: `unix:${socket}`,
    async close() {
      child.kill('SIGKILL')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
