import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { aFolder, openLog } from './openLog.ts'
import { anEdit, appendTo, page, roadmap } from './updateLogContract.ts'

const verify = (folder: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/verify.ts', folder], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** No server has read these logs. */
const UNREAD = '; its history ends at entry 0, a running server reads the rest'

test('[I4] npm run verify walks every chain beside a running server, and names the first entry that was changed', async () => {
  const { log, database, file } = await openLog()
  await appendTo(log, page, { drafts: [1, 2, 3].map((byte) => anEdit(byte)) })
  await appendTo(log, roadmap, { drafts: [anEdit(1), anEdit(2)] })
  const folder = dirname(file)
  expect(verify(folder)).toEqual({
    status: 0,
    stderr: '',
    stdout: `ok       page:intro  3 entries${UNREAD}\nok       roadmap:tri  2 entries${UNREAD}\nok       audit  0 entries\n`,
  })
  database.sqlite.exec("UPDATE log_entry SET author = 'eve' WHERE seq = 2 AND document = 1")
  expect(verify(folder)).toEqual({
    status: 1,
    stderr: '',
    stdout: `DAMAGED  page:intro  at entry 2: the entry is not as it was written\nok       roadmap:tri  2 entries${UNREAD}\nok       audit  0 entries\n`,
  })
})

test('npm run verify says in one line when there is nothing to verify', () => {
  const { status, stderr } = verify(aFolder())
  expect(status).toBe(2)
  expect(stderr).toMatch(/^There is no database at .*ruta\.db\. Name the data folder or an archive: npm run verify -- /)
})
