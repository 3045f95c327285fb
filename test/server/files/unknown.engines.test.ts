// Files were attached after the backup that is restored: what the bucket holds of them belongs to no file any more.
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { prepareCopy } from '../../../server/backup/prepareCopy.ts'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { examine } from '../../../server/doctor/examine.ts'
import { bucketAt } from '../../../server/files/bucket.ts'
import { removeFromBucket } from '../../../server/files/removeFromBucket.ts'
import { createS3Store } from '../../../server/files/s3Store.ts'
import { must } from '../../../shared/result.ts'
import { startS3 } from '../../harness/s3.ts'
import { run, SETTLED } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'

/** Each command is a process of its own, beside others of other tests. */
const PROCESSES = { timeout: 300_000 }
const DAY = 86_400_000

/** A database from before the second file was attached, restored so many days ago; the bucket has both files, and something else. */
const anInstallation = async (restoredDaysAgo: number, secondDaysAgo = restoredDaysAgo + 1) => {
  let now = systemClock.now() - 90 * DAY
  const s3 = await startS3({ now: () => now })
  onTestFinished(() => s3.close())
  vi.stubEnv('FILES_BUCKET_URL', s3.url)
  onTestFinished(() => void vi.unstubAllEnvs())
  const bucket = createS3Store(must(bucketAt(s3.url), 'a bucket'))
  const put = async (words: string) => {
    const key = { hash: createHash('sha256').update(words).digest('hex'), upload: words }
    await bucket.write(
      key,
      (async function* () {
        yield Buffer.from(words)
      })(),
    )
    return key
  }
  const first = await put('first')
  const file = join(aFolder(), 'ruta.db')
  const { sqlite, close } = await openDatabase({ file })
  sqlite.exec(`${SETTLED}; INSERT INTO file_content (hash, size, media, upload, place) VALUES ('${first.hash}', 5, 'application/pdf', 'first', 's3');
    PRAGMA journal_mode = DELETE`)
  close()
  now = systemClock.now() - secondDaysAgo * DAY
  const second = await put('second')
  const backup = join(aFolder(), 'copy.db')
  copyFileSync(file, backup)
  await prepareCopy(backup, new DatabaseSync(file), { at: systemClock.now() - restoredDaysAgo * DAY, takenAt: null })
  copyFileSync(backup, file)
  chmodSync(dirname(file), 0o700)
  const said = async () => {
    const found: string[] = []
    for await (const { name, findings } of examine({ PORT: '1', DATA_DIR: dirname(file), FILES_BUCKET_URL: s3.url }, systemClock))
      if (name === 'Files in the bucket') found.push(...findings.map(({ level, what, remedy }) => `${level}: ${what} ${remedy ?? ''}`))
    return found
  }
  return { s3, folder: dirname(file), file, second, bucket, said }
}
const unknownFiles = (folder: string, ...args: readonly string[]) => run('unknownFiles', ...args, folder)

test(
  '[FI9] contents that a restore left without a file are counted by the doctor, listed, and kept for thirty days',
  PROCESSES,
  async () => {
    const { s3, folder, second, said } = await anInstallation(29)
    expect(await said()).toEqual([
      expect.stringMatching(/^attention: 1 content \(0 MB\) of 2 in the bucket belongs to no file .* after the backup .*unknown-files/),
    ])
    const listed = await unknownFiles(folder)
    expect(listed).toEqual({ code: 0, said: expect.stringMatching(`^${second.hash}/second {2}6 bytes[^]*They are kept until`) })
    expect(listed.said).toContain('1 of 2 contents')
    expect(await unknownFiles(folder, '--delete')).toEqual({ code: 1, said: expect.stringMatching(/They are kept until/) })
    expect(s3.objects()).toHaveLength(2)
  },
)

test('[FI9] after thirty days an operator can hand them to the server to delete, and nothing else goes', PROCESSES, async () => {
  const { s3, folder, file, bucket, said } = await anInstallation(31)
  expect(await unknownFiles(folder)).toMatchObject({ code: 0, said: expect.stringMatching(/--delete deletes them\./) })
  expect(s3.objects()).toHaveLength(2)
  expect(await unknownFiles(folder, '--delete')).toMatchObject({ code: 0, said: expect.stringMatching(/deletes them within the hour/) })
  const { kysely, close } = await openDatabase({ file })
  expect(await removeFromBucket({ db: kysely, bucket })).toBeNull()
  close()
  expect(s3.objects()).toEqual([expect.stringMatching(/\/first$/)])
  expect(await said()).toEqual([expect.stringMatching(/^well: The bucket answers, and each of its 1 contents belongs to a file/)])
})

test('[FI9] contents that were written after the restore may be another installation’s: they are never deleted', PROCESSES, async () => {
  const { s3, folder, said } = await anInstallation(40, 2)
  expect(await said()).toEqual([expect.stringMatching(/^attention: .* and no restore explains that\. Another installation may use/)])
  expect(await unknownFiles(folder, '--delete')).toMatchObject({ code: 1, said: expect.stringMatching(/nothing is deleted/) })
  expect(s3.objects()).toHaveLength(2)
})

test('[FI9] a bucket that cannot be listed is named by the doctor and the command, without its secret', PROCESSES, async () => {
  const { s3, folder, said } = await anInstallation(1)
  await s3.close()
  expect(await said()).toEqual([expect.stringMatching(/^attention: The bucket in FILES_BUCKET_URL cannot be listed: .*ECONNREFUSED/)])
  const refused = await unknownFiles(folder)
  expect(refused.code).toBe(2)
  expect(refused.said).not.toContain('secret')
})

test('[FI9] the doctor goes on where the database is of a version without files', async () => {
  const { file, said } = await anInstallation(1)
  const sqlite = new DatabaseSync(file)
  sqlite.exec('DROP TABLE content_removal')
  sqlite.close()
  expect(await said()).toEqual([expect.stringMatching(/^attention: The bucket answers; what in it belongs to no file is not known: /)])
})
