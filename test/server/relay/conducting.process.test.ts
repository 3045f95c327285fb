// A real process that is killed while it closes a session, hands out its archive, signs, checks and compares; and a rebuild that is killed.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { databaseFile } from '../../../server/db/open.ts'
import { digestHistory } from '../../../server/history/digestHistory.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { ServerProcess } from '../../bench/serverProcess.ts'
import { stockClient, until } from '../../harness/process/stockClient.ts'
import { keptDocument, lost } from '../../harness/process/storedState.ts'
import { createDice } from '../../harness/random.ts'

const KILLS = 8
const GROUP = '/api/groups/bench'
const ACTS = [null, ['GET', 'archive'], ['GET', 'heads'], ['POST', 'verification'], ['GET', 'comparison?from=start']] as const

const on = <T>(dir: string, act: (sqlite: DatabaseSync) => T): T => {
  // The server's worker may be writing.
  const sqlite = new DatabaseSync(databaseFile(dir), { timeout: 5_000 })
  try {
    return act(sqlite)
  } finally {
    sqlite.close()
  }
}
const historyOf = async (dir: string) => {
  const sqlite = new DatabaseSync(databaseFile(dir))
  const digests = await digestHistory(sqliteQueries(sqlite, systemClock))
  sqlite.close()
  return digests.at(-1)
}
/** A person who signs in may conduct sessions. */
const CHAIRS = { BENCH_ROLE: 'chair' }

const run = (command: string, dir: string) => spawnSync(process.execPath, [`server/cli/${command}.ts`, dir], { encoding: 'utf8' })

test('[S4] [S5] [I4] [I5] killed at any moment, it leaves no half-closed session, everything verifies, and history is what a rebuild makes', async () => {
  const dice = createDice(7)
  let server = await ServerProcess.start(undefined, undefined, CHAIRS)
  const { dir, port } = server
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const ask = (method: string, path: string, body?: object) => {
        const { cookie, origin } = server.session
        const headers = { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' }
        return fetch(`http://127.0.0.1:${port}${GROUP}/${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
      }
      const before = on(dir, (sqlite) => sqlite.prepare("SELECT id FROM meeting WHERE state = 'inSession'").all())
      for (const { id } of before) expect((await ask('PUT', `meetings/${id}/state`, { state: 'closed' })).status).toBe(200)
      const { id, document } = await (await ask('POST', 'meetings', {})).json()
      const writers = ['page:bench-conducting', document].map((name) => stockClient(server, name))
      await until('the writers are synced', () => writers.every(({ provider }) => provider.synced))
      for (const state of ['open', 'inSession']) expect((await ask('PUT', `meetings/${id}/state`, { state })).status).toBe(200)
      let typing = true
      const typed = (async () => {
        for (; typing; await sleep(1 + dice.below(4)))
          for (const { doc, probe } of writers) {
            doc.getText('title.es').insert(0, 'x')
            probe()
          }
      })()
      await sleep(60)
      const act = ACTS[kill % ACTS.length]
      const asked = [...(act ? [ask(act[0], act[1])] : []), ask('PUT', `meetings/${id}/state`, { state: 'closed' })]
      const answered = Promise.allSettled(asked.map(async (one) => (await one).arrayBuffer()))
      await sleep(dice.below(act ? 40 : 10))
      await server.kill()
      typing = false
      await Promise.all([typed, answered])
      for (const [at, name] of ['page:bench-conducting', document].entries())
        expect(lost(writers[at]?.acknowledged() ?? new Map(), await keptDocument(dir, name))).toEqual([])
      for (const writer of writers) writer.destroy()

      const left = on(dir, (sqlite) => ({
        state: sqlite.prepare('SELECT state FROM meeting WHERE id = ?').get(id)?.state,
        marked: sqlite
          .prepare("SELECT seq FROM mark JOIN mark_head ON mark_head.mark = mark.id WHERE meeting = ? AND kind = 'closed' AND document = ?")
          .all(id, document),
        head: sqlite.prepare('SELECT seq FROM log_head JOIN log_document ON number = document WHERE id = ?').all(document),
      }))
      expect(left.marked).toEqual(left.state === 'closed' ? left.head : [])
      expect(run('verify', dir)).toMatchObject({ status: 0 })
      if (kill % 3 === 0) {
        const rebuild = spawn(process.execPath, ['server/cli/rebuildHistory.ts', dir], { stdio: 'ignore' })
        const ended = once(rebuild, 'exit')
        await sleep(200 + dice.below(300))
        rebuild.kill('SIGKILL')
        await ended
      }
      server = await ServerProcess.start(dir, port, CHAIRS)
    }
    await server.idle()
    await server.stop()
    const grown = await historyOf(dir)
    expect(run('rebuildHistory', dir)).toMatchObject({ status: 0, stderr: '' })
    expect(await historyOf(dir)).toEqual(grown)
    expect(grown?.events).toBeGreaterThan(KILLS)
  } finally {
    await server.discard()
  }
})
