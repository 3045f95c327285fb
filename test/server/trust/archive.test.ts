import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../../server/trust/primitives.ts'
import { signBytes } from '../../../server/trust/signedHead.ts'
import type { SignedHeads } from '../../../shared/api/trust.ts'
import { seq } from '../../../shared/ids.ts'
import { readHeldHeads } from '../../../shared/proof/readHeldHeads.ts'
import { areTrueDigests, canonicalDigests } from '../../../shared/proof/signedDigest.ts'
import { must } from '../../../shared/result.ts'
import { checkArchive, readArchive } from '../../shared/proof/both.ts'
import { aFolder } from '../log/openLog.ts'
import { become, newMeeting } from '../meetings/holding.ts'
import { GROUP } from '../testWorld.ts'
import { ACTS, openTrusting, PLAN, type Trusting } from './holding.ts'

/** What the first version wrote. Whatever changes: these bytes stay an archive, and proved. */
const FIRST = join(import.meta.dirname, 'first.ruta')

const npmRunVerify = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/verify.ts', ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('[T6] an archive', () => {
  let held: Trusting
  beforeEach(async () => {
    held = await openTrusting()
    await held.write(held.text, 3)
    const { id } = await newMeeting(held.chair)
    for (const state of ['open', 'inSession'] as const) await become(held.chair, id, state)
    await held.write(PLAN, 12)
    await become(held.chair, id, 'closed')
  })
  afterEach(() => held.world.close())

  const download = async () => {
    const response = await fetch(`${held.world.server.url}/api/groups/${GROUP}/archive`, { headers: { Cookie: held.chair.cookieHeader } })
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  }

  test('holds every log of the group, what vouches for it, and the names behind the ids; it is recorded who took it', async () => {
    const { response, bytes } = await download()
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="tco-2026-11-03.ruta"')
    const archive = await readArchive(bytes)
    expect(archive.faults).toEqual([])
    expect(archive.group).toMatchObject({ id: GROUP, name: { es: 'Grupo', en: 'Group' } })
    expect(archive.logs.map(({ log }) => [log.document, log.seq])).toEqual([
      // With the act that it was taken.
      [ACTS, 9],
      [held.text, 3],
      [PLAN, 12],
    ])
    expect(archive.marks.map(({ kind }) => kind).sort()).toEqual(['closed', 'opened', 'started'])
    expect(archive.people?.people.map(({ name, role }) => [name, role])).toEqual([
      ['chair', 'chair'],
      ['observer', 'observer'],
    ])
    expect(new TextDecoder().decode(bytes)).not.toContain('@example.org')
    const audit = await held.world.server.deps.db
      .selectFrom('audit')
      .select(['account', 'subject'])
      .where('action', '=', 'archive.exported')
      .execute()
    expect(audit).toEqual([{ account: held.account, subject: GROUP }])
  })

  test('names people who have written and left', async () => {
    const { db } = held.world.server.deps
    await db.updateTable('membership').set({ role: 'secretariat' }).where('account', '!=', held.account).execute()
    await db.deleteFrom('membership').where('account', '=', held.account).execute()
    const second = await held.observer.ask('GET', `/api/groups/${GROUP}/archive`)
    expect(second.status).toBe(200)
    expect(second.text).toContain('"name":"chair","role":null')
  })

  test('is proved on another machine, by one command, without a server and without a database', async () => {
    const { bytes } = await download()
    const file = join(aFolder(), 'group.ruta')
    writeFileSync(file, bytes)
    await held.world.server.close()
    const { status, stdout, stderr } = npmRunVerify(file)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Archive of Grupo / Group (tco), exported 2026-11-03')
    expect(stdout).toContain(`ok       ${PLAN}  12 entries, 2026-11-03 to 2026-11-03`)
    expect(stdout).toMatch(/PROVED: 3 documents with 24 entries in 1 session/)
    expect(stdout).toMatch(/([0-9a-f]{4} ){7}[0-9a-f]{4} {2}\(since 2026-11-03\) {2}and sealed by it/)
    held = await openTrusting()
  })

  test('ends where its heads were signed when it grows while it is read', async () => {
    await held.write(PLAN, 4_000)
    const downloading = download()
    await held.write(held.text, 5)
    const checked = await checkArchive((await downloading).bytes)
    expect(checked.faults).toEqual([])
    expect(checked.logs.every(({ verified }) => verified.ok)).toBe(true)
  })

  test('holds what can be read of a damaged log, and says which entry is missing', async () => {
    await held.world.server.deps.db.executeQuery(
      CompiledQuery.raw("UPDATE log_entry SET author = 'eve' WHERE seq = 7 AND kind != 'server'"),
    )
    const { faults, logs } = await checkArchive((await download()).bytes)
    expect(faults).toEqual([])
    expect(logs.map(({ verified }) => verified)).toEqual([
      { ok: true, entries: 9 },
      { ok: true, entries: 3 },
      { ok: false, seq: 7, why: 'the entry is missing' },
    ])
  })

  test('is missed when a log of it was cut off at its end, with a head that fits: heads that were signed before are not left out', async () => {
    await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)
    held.clock.advance(1_000)
    const { db } = held.world.server.deps
    const ofThePlan = `document = (SELECT number FROM log_document WHERE id = '${PLAN}')`
    const hash = Buffer.from(await held.world.server.log.hashAt(PLAN, seq(8))).toString('hex')
    await db.executeQuery(CompiledQuery.raw(`DELETE FROM log_entry WHERE ${ofThePlan} AND seq > 8`))
    await db.executeQuery(CompiledQuery.raw(`UPDATE log_head SET seq = 8, hash = x'${hash}' WHERE ${ofThePlan}`))
    const { logs } = await checkArchive((await download()).bytes)
    expect(logs.find(({ document }) => document === PLAN)?.verified).toMatchObject({
      ok: false,
      seq: 9,
      why: expect.stringMatching(/^the log ends at entry 8, before /),
    })
  })

  test('is made for one person once at a time: a second request gets a new one; requesting its head alone blocks nobody', async () => {
    // More than the sockets between the two hold: the first download is still under way when the second is asked for.
    await held.write(PLAN, 1_500, 8_000)
    const url = `${held.world.server.url}/api/groups/${GROUP}/archive`
    const headers = { Cookie: held.chair.cookieHeader }
    expect((await fetch(url, { method: 'HEAD', headers })).status).toBe(200)
    const first = await fetch(url, { headers })
    const { bytes } = await download()
    await expect(first.arrayBuffer()).rejects.toThrow()
    const { faults, logs } = await checkArchive(bytes)
    expect([faults, logs.every(({ verified }) => verified.ok)]).toEqual([[], true])
  })

  test('is refused to an observer, who may take the heads; with them the archive proves what they cover', async () => {
    expect((await held.observer.ask('GET', `/api/groups/${GROUP}/archive`)).status).toBe(403)
    const folder = aFolder()
    writeFileSync(join(folder, 'heads.json'), (await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)).text)
    writeFileSync(join(folder, 'group.ruta'), (await download()).bytes)
    const { status, stdout } = npmRunVerify(join(folder, 'group.ruta'), '--head', join(folder, 'heads.json'))
    expect(status).toBe(0)
    expect(stdout).toMatch(/COVERED by the heads that you hold: \d+ of \d+ entries\. Up to there/)
    expect(stdout).toContain("and all hours are the server's word.")
    // So that its history is read to the end.
    await held.observer.ask('POST', `/api/groups/${GROUP}/verification`, {})
    const folderToo = npmRunVerify(held.world.config.dataDir, '--head', join(folder, 'heads.json'))
    expect([folderToo.status, folderToo.stdout]).toEqual([
      0,
      expect.stringContaining(`ok       ${PLAN}  12 entries; your heads cover all of them\n`),
    ])
  })
})

describe('[T16] parts that heads do not cover', () => {
  test('is said, entry by entry range: a forged entry behind the held head is the server’s word, not the history that was shown', async () => {
    const held = await openTrusting()
    try {
      await held.write(PLAN, 5)
      const folder = aFolder()
      writeFileSync(join(folder, 'heads.json'), (await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)).text)
      await held.write(PLAN, 2)
      const response = await fetch(`${held.world.server.url}/api/groups/${GROUP}/archive`, { headers: { Cookie: held.chair.cookieHeader } })
      const bytes = new Uint8Array(await response.arrayBuffer())
      writeFileSync(join(folder, 'group.ruta'), bytes)
      const earlier = must(readHeldHeads('heads.json', readFileSync(join(folder, 'heads.json'))), 'heads')
      const { logs } = await checkArchive(bytes, [earlier])
      expect(logs.find(({ document }) => document === PLAN)).toMatchObject({ verified: { ok: true, entries: 7 }, covered: 5 })
      const { stdout } = npmRunVerify(join(folder, 'group.ruta'), '--head', join(folder, 'heads.json'))
      expect(stdout).toMatch(/roadmap:tco {2}7 entries, .*; your heads cover 1 to 5, the 2 after them are the server's word/)
      expect(stdout).toMatch(/NOT COVERED: the \d+ entries after them/)
      expect(stdout).not.toContain('that you were shown')
      expect(npmRunVerify(join(folder, 'group.ruta')).stdout).toContain("Until then every entry is the server's word")
    } finally {
      await held.world.close()
    }
  })
})

describe('[T51] heads that are newer than the archive', () => {
  let held: Trusting
  let folder: string
  const headsAs = async (name: string) =>
    writeFileSync(join(folder, name), (await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)).text)
  const archiveAs = async (name: string) => {
    const response = await fetch(`${held.world.server.url}/api/groups/${GROUP}/archive`, { headers: { Cookie: held.chair.cookieHeader } })
    writeFileSync(join(folder, name), new Uint8Array(await response.arrayBuffer()))
  }
  const verify = (archive: string, heads: string) => npmRunVerify(join(folder, archive), '--head', join(folder, heads))
  beforeEach(async () => {
    held = await openTrusting()
    folder = aFolder()
    await held.write(PLAN, 5)
  })
  afterEach(() => held.world.close())

  test('are named as such, nothing is called damaged, and they cover nothing', async () => {
    await archiveAs('group.ruta')
    held.clock.advance(60_000)
    await held.write(PLAN, 2)
    await held.write(held.text, 3)
    await headsAs('heads.json')
    const all: SignedHeads = JSON.parse(readFileSync(join(folder, 'heads.json'), 'utf8'))
    const since = all.heads.filter(({ at }) => at === held.clock.now())
    writeFileSync(join(folder, 'since.json'), JSON.stringify({ ...all, heads: since }))
    expect(verify('group.ruta', 'heads.json').stdout).toMatch(/roadmap:tco {2}5 entries, .*; your heads cover all of them/)
    const { status, stdout } = verify('group.ruta', 'since.json')
    expect(status).toBe(0)
    expect(stdout).not.toContain('DAMAGED')
    expect(stdout).toContain(`-        ${PLAN}  the head at entry 7 in since.json is newer than the archive (signed `)
    // A text that was made since.
    expect(stdout).toContain(`-        ${held.text}  the head at entry 3 in since.json is newer than the archive (signed `)
    expect(stdout).toMatch(/roadmap:tco {2}5 entries, .*; your heads cover none of them/)
  })

  test('but one of an entry that it has is compared, and one of before the export is missed', async () => {
    await headsAs('before.json')
    const { db } = held.world.server.deps
    held.clock.advance(60_000)
    await archiveAs('whole.ruta')
    held.clock.advance(60_000)
    await headsAs('after.json')
    expect(verify('whole.ruta', 'after.json').stdout).toMatch(/roadmap:tco {2}5 entries, .*; your heads cover all of them/)
    const ofThePlan = `document = (SELECT number FROM log_document WHERE id = '${PLAN}')`
    const hash = Buffer.from(await held.world.server.log.hashAt(PLAN, seq(3))).toString('hex')
    for (const cut of [
      `DELETE FROM log_entry WHERE ${ofThePlan} AND seq > 3`,
      `UPDATE log_head SET seq = 3, hash = x'${hash}' WHERE ${ofThePlan}`,
      `DELETE FROM signed_head WHERE document = '${PLAN}'`,
      `DELETE FROM signed_digest WHERE document = '${PLAN}'`,
    ])
      await db.executeQuery(CompiledQuery.raw(cut))
    await archiveAs('cut.ruta')
    const { status, stdout } = verify('cut.ruta', 'before.json')
    expect(status).toBe(1)
    expect(stdout).toContain(`DAMAGED  ${PLAN}  at entry 4: the log ends at entry 3, before the head of `)
  })
})

describe('[T17] derived data of a log are signed with its head', () => {
  test('state and history, and an archive in which the server signed something else is not proved', async () => {
    const held = await openTrusting()
    try {
      await held.write(PLAN, 5)
      const { heads, keys } = (await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)).body as SignedHeads
      const head = must(
        heads.find(({ document }) => document === PLAN),
        'a head',
      )
      const digests = must(head.digests, 'digests')
      expect(areTrueDigests(nodePrimitives, { ...head, digests }, keys)).toBe(true)
      expect(areTrueDigests(nodePrimitives, { ...head, digests: { ...digests, state: '0'.repeat(64) } }, keys)).toBe(false)
      const archive = async () => {
        const response = await fetch(`${held.world.server.url}/api/groups/${GROUP}/archive`, {
          headers: { Cookie: held.chair.cookieHeader },
        })
        return checkArchive(new Uint8Array(await response.arrayBuffer()))
      }
      expect((await archive()).logs.map(({ verified }) => verified.ok)).not.toContain(false)
      const { db } = held.world.server.deps
      const [key] = await db.selectFrom('signing_key').selectAll().execute()
      const forged = { ...digests, state: '0'.repeat(64) }
      const signature = signBytes(canonicalDigests({ ...head, ...forged }), must(key, 'a key').private_key)
      await db
        .updateTable('signed_digest')
        .set({ state: Buffer.from(forged.state, 'hex'), signature })
        .where('document', '=', PLAN)
        .execute()
      const plan = (await archive()).logs.find(({ document }) => document === PLAN)
      expect(plan?.verified).toMatchObject({ ok: false, of: 'checkpoint', why: 'the server signed another state than the log gives' })
    } finally {
      await held.world.close()
    }
  })
})

describe('[T6] npm run verify', () => {
  test('still proves what the first version wrote', () => {
    const { status, stdout } = npmRunVerify(FIRST)
    expect(stdout).toContain('PROVED: 2 documents with 15 entries in 1 session')
    expect(status).toBe(0)
  })

  test('names what is wrong, and ends with 1; without anything to verify, with 2', () => {
    const file = join(aFolder(), 'cut.ruta')
    writeFileSync(file, readFileSync(FIRST).subarray(0, -40))
    const { status, stdout } = npmRunVerify(file)
    expect(status).toBe(1)
    expect(stdout).toMatch(/DAMAGED {2}the archive: it was cut off after byte \d+\n/)
    expect(stdout).toContain('NOT PROVED.')
    expect(npmRunVerify(FIRST, '--head', FIRST)).toMatchObject({ status: 2, stderr: expect.stringContaining('holds no heads') })
    expect(npmRunVerify(FIRST, '--magic')).toMatchObject({ status: 2, stderr: expect.stringContaining('Use: npm run verify') })
  })
})
