// Somebody doubts the server: they check it, take along what proves it, and are told when it shows another history than before.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Locator } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { databaseFile } from '../../server/db/open.ts'
import { eventually, NO_NETWORK, type Person, saved, sees, seesNo } from './person.ts'
import { openItem, titleField, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage({ keepsShell: true })
const folder = mkdtempSync(join(tmpdir(), 'ruta-doubt-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const npmRunVerify = (...args: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, ['server/cli/verify.ts', ...args], { encoding: 'utf8' })
  return { status, stdout }
}
/** Presses, and keeps the file that comes. */
const take = async ({ page }: Person, button: Locator, as: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const file = join(folder, as)
  await download.saveAs(file)
  return file
}

/** The system says that there is a network again: the next try does not wait its turn. */
const wake = ({ page }: Person): Promise<boolean> => page.evaluate(() => dispatchEvent(new Event('online')))

/** The last entry of the plan that this device knows of. */
const remembered = ({ page }: Person): Promise<number | null> =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((database) => database.name?.endsWith('/heads'))?.name
    if (!name) return null
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await asked(indexedDB.open(name))
    const kept = await asked(database.transaction('heads').objectStore('heads').get('roadmap:tco'))
    database.close()
    return kept?.seq ?? null
  })

describe('the history of the server', () => {
  test('[T5] is checked by an observer, who sees which document is not as it was written, in their words', async () => {
    const observer = await stage.enter('observer')
    const { page, text } = observer
    await observer.go('/g/tco/verification')
    await page.getByRole('button', { name: text.trust.checkNow }).click()
    await sees(page.getByText(/^All \d+ logs are consistent/))
    await sees(page.getByText(text.trust.archiveNotYours))
    const heads = await take(observer, page.getByRole('button', { name: text.trust.downloadHeads }), 'heads.json')
    expect(npmRunVerify(stage.server().folder, '--head', heads).status).toBe(0)

    // The operator puts another name behind an entry, and then lets the next check run.
    const database = new DatabaseSync(databaseFile(stage.server().folder), { timeout: 5_000 })
    const plan = "document = (SELECT number FROM log_document WHERE id = 'roadmap:tco')"
    const touched = database.prepare(`SELECT seq, author FROM log_entry WHERE ${plan} ORDER BY seq DESC LIMIT 1`).get()
    database.exec(`UPDATE log_entry SET author = 'somebodyelse' WHERE ${plan} AND seq = ${Number(touched?.seq)}`)
    await eventually(async () => {
      await page.getByRole('button', { name: text.trust.checkNow }).click()
      return page.getByText(text.trust.firstBad(Number(touched?.seq))).count()
    }).toBe(1)
    await sees(page.getByText(text.trust.damaged(1)))
    await sees(page.getByRole('alert').getByText(text.trust.damagedWhy))
    database.prepare(`UPDATE log_entry SET author = ? WHERE ${plan} AND seq = ?`).run(String(touched?.author), Number(touched?.seq))
    database.close()
  })

  test('[T6] is taken along by a chair as one file, which proves itself with the heads that an observer keeps', async () => {
    const chair = await stage.enter('chair')
    const { page, text } = chair
    await chair.go('/g/tco/verification')
    const archive = await take(chair, page.getByRole('button', { name: text.trust.downloadArchive }), 'group.ruta')
    const { status, stdout } = npmRunVerify(archive, '--head', join(folder, 'heads.json'))
    expect(stdout).toContain('COVERED by the heads that you hold')
    expect(status).toBe(0)
    const shown = await page
      .locator('.trust__keys code')
      .filter({ hasText: /^([0-9a-f]{4} ?){8}$/ })
      .first()
      .textContent()
    expect(stdout).toContain(shown)
  })

  test('[T10] is noticed as exchanged for an older backup by a device that was there, in its language', async () => {
    const server = stage.server()
    const co = await stage.enter('co')
    const { page, text } = co
    co.expects(...NO_NETWORK)
    await openItem(co, 'WG-016')
    await saved(co)
    const backup = mkdtempSync(join(folder, 'backup-'))
    const files = () => readdirSync(server.folder).filter((name) => name.startsWith('ruta.db'))
    await server.kill()
    for (const name of files()) copyFileSync(join(server.folder, name), join(backup, name))
    await server.start()
    await wake(co)
    await saved(co)
    await typeAt(co, titleField(co, 'es'), 'end', ' después del respaldo')
    await saved(co)
    // Leaving and coming back is a new connection, at which the newest head is seen.
    await page.reload()
    await saved(co)
    const { head } = await page.evaluate(() => fetch('/api/documents/roadmap:tco/head').then((answer) => answer.json()))
    await eventually(() => remembered(co)).toBe(head.seq)
    await seesNo(page.getByText(text.trust.chain.title))

    await server.kill()
    for (const name of files()) rmSync(join(server.folder, name))
    for (const name of readdirSync(backup)) copyFileSync(join(backup, name), join(server.folder, name))
    await server.start()
    await wake(co)
    const notice = page.getByRole('alert').filter({ hasText: text.trust.chain.title })
    await sees(notice)
    // Nobody is kept from working.
    await sees(page.getByRole('treegrid'))
    const seen = await take(co, notice.getByRole('button', { name: text.trust.chain.download }), 'seen.json')
    const { status, stdout } = npmRunVerify(server.folder, '--head', seen)
    expect(status).toBe(1)
    expect(stdout).toMatch(/DAMAGED {2}roadmap:tco {2}at entry \d+: .*seen\.json/)

    await page.reload()
    await sees(notice)
    await notice.getByRole('button', { name: text.trust.chain.understood }).click()
    await seesNo(notice)
    await page.reload()
    await saved(co)
    await seesNo(notice)
  })
})
