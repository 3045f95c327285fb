// A store whose certificate an authority of one's own has signed, where a file of settings names that authority (`node --env-file`): Node reads
// the variable at the start of a process, before such a file, and each thread has its own list.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import type { KeeperData } from '../../../../server/backup/offsite/keepElsewhere.ts'
import { makeKey } from '../../../../server/backup/offsite/seal.ts'
import { openDatabase } from '../../../../server/db/open.ts'
import { LOCAL_CERTIFICATE } from '../../../harness/localCertificate.ts'
import { startS3 } from '../../../harness/s3.ts'
import { aFolder } from '../../log/openLog.ts'

/** What a server with these settings stores there in its first round, and what it reports. */
const afterOneRound = async (settings: string) => {
  const s3 = await startS3({ tls: true })
  onTestFinished(() => s3.close())
  const file = join(aFolder(), 'ruta.db')
  const database = await openDatabase({ file })
  database.close()
  const { recipient } = await makeKey()
  const data: KeeperData = {
    where: { engine: 'sqlite', file },
    folder: dirname(file),
    to: s3.address('kept'),
    recipients: [recipient],
    days: 30,
    address: 'here',
  }
  const envFile = join(aFolder(), 'ruta.env')
  writeFileSync(envFile, settings)
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const round = spawn(process.execPath, [`--env-file=${envFile}`, 'test/server/backup/offsite/aRound.ts', JSON.stringify(data)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void round.kill('SIGKILL'))
  return { reported: await text(round.stdout), kept: s3.objects() }
}

test('[O18] off-site backups reach a store whose authority only a file of settings names, and none whose authority nobody named', async () => {
  const pem = join(aFolder(), 'own.pem')
  writeFileSync(pem, LOCAL_CERTIFICATE.cert)
  expect(await afterOneRound(`NODE_EXTRA_CA_CERTS=${pem}`)).toEqual({
    reported: '',
    kept: [expect.stringMatching(/^kept\/.*\.age$/), 'kept/ruta-installation.json'],
  })
  expect(await afterOneRound('')).toEqual({ reported: expect.stringMatching(/fetch failed: self-signed certificate/), kept: [] })
})
