// Each released version, by the data that it left: test/harness/frozen/VERSION.db.zst and VERSION.sql.zst, made by freezeVersion.ts when it was released.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { zstdDecompressSync } from 'node:zlib'
import { Client } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Environment } from '../../../server/config.ts'
import { databaseFile } from '../../../server/db/open.ts'
import { whereOf } from '../../../server/openInstallation.ts'
import { emailOf } from '../../../server/sample/people.ts'
import type { StorageLocation } from '../../../server/storage/storage.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { configOf, GROUP, openWorld, visit } from '../testWorld.ts'

const postgres = usePostgres()
const FROZEN = join(import.meta.dirname, '..', '..', 'harness', 'frozen')
const VERSIONS = [...new Set(readdirSync(FROZEN).map((file) => file.replace(/\.(db|sql)\.zst$/, '')))]
const frozen = (file: string): Buffer => zstdDecompressSync(readFileSync(join(FROZEN, file)))

type Ask = (query: string) => Promise<readonly Record<string, unknown>[]>
interface Left {
  readonly env: Environment
  readonly ask: Ask
}
const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-upgrade-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const ENGINES: Readonly<Record<string, (version: string) => Promise<Left>>> = {
  async SQLite(version) {
    const folder = aFolder()
    writeFileSync(databaseFile(folder), frozen(`${version}.db.zst`))
    const ask: Ask = async (query) => {
      const sqlite = new DatabaseSync(databaseFile(folder), { readOnly: true })
      const rows = sqlite.prepare(query).all()
      sqlite.close()
      return rows
    }
    return { env: { DATA_DIR: folder }, ask }
  },
  async PostgreSQL(version) {
    const url = await postgres().database()
    const ask: Ask = async (query) => {
      const client = new Client({ connectionString: url })
      await client.connect()
      try {
        return (await client.query(query)).rows ?? []
      } finally {
        await client.end()
      }
    }
    await ask('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await ask(frozen(`${version}.sql.zst`).toString('utf8'))
    return { env: { DATA_DIR: aFolder(), DATABASE_URL: url }, ask }
  },
}

const HEADS = 'SELECT id, seq, hash FROM log_head JOIN log_document ON number = document ORDER BY id'
const headsBy = async (ask: Ask) =>
  new Map((await ask(HEADS)).map(({ id, seq, hash }) => [id, { seq: Number(seq), hash: Buffer.from(hash as Uint8Array).toString('hex') }]))
const ENTRIES = 'SELECT id, seq, digest FROM log_entry JOIN log_document ON number = document ORDER BY id, seq'
const entriesBy = async (ask: Ask) =>
  (await ask(ENTRIES)).map(({ id, seq, digest }) => `${id} ${seq} ${Buffer.from(digest as Uint8Array).toString('hex')}`)
/** What an upgrade must neither lose nor make twice. */
const KEPT = ['account', 'membership', 'comment', 'meeting', 'document', 'usual_view', 'saved_view', 'invitation']
const countsBy = async (ask: Ask) =>
  Promise.all(KEPT.map(async (table) => [table, Number((await ask(`SELECT count(*) AS rows FROM ${table}`))[0]?.rows)]))
const verify = async (where: StorageLocation) => {
  const said: string[] = []
  return { code: await verifyFolder(where, { say: (line) => said.push(line) }), said: said.filter((line) => /DAMAGED/.test(line)) }
}

describe.each(VERSIONS)('what %s left', (version) => {
  test.each(Object.keys(ENGINES))(
    '[O43] on %s starts with this version: logs go on from their last entry, no row is lost, people sign in, read and write, and a copy of before stays',
    async (engine) => {
      const { env, ask } = await (ENGINES[engine] ?? never)(version)
      const before = { heads: await headsBy(ask), entries: await entriesBy(ask), counts: await countsBy(ask) }
      expect(before.heads.size).toBeGreaterThan(5)
      expect(before.entries.length).toBeGreaterThan(before.heads.size)
      for (const start of ['first', 'second']) {
        const world = await openWorld({ env, bare: true })
        try {
          const chair = visit(world)
          expect(await chair.ask('POST', '/api/session', { email: emailOf('chair'), password: 'a password of the sample' })).toMatchObject({
            status: 200,
          })
          const at = `/api/groups/${GROUP}`
          const { items } = (await chair.ask('GET', `${at}/items`)).body
          expect(items.length, start).toBeGreaterThan(10)
          if (start === 'first') {
            expect(await countsBy(ask)).toEqual(before.counts)
            expect(
              (await chair.ask('POST', `${at}/items`, { title: { en: 'After the upgrade', es: 'Tras la actualización' } })).status,
            ).toBe(201)
          } else expect(items.filter(({ title }: { title: { en: string } }) => title.en === 'After the upgrade')).toHaveLength(1)
          await world.server.background.projected()
          expect((await chair.ask('GET', `${at}/history?limit=10`)).body.events.length, start).toBe(10)
        } finally {
          await world.close()
        }
      }
      const after = await headsBy(ask)
      for (const [document, head] of before.heads) {
        const now = after.get(document)
        expect(now?.seq, String(document)).toBeGreaterThanOrEqual(head.seq)
        if (now?.seq === head.seq) expect([document, now]).toEqual([document, head])
      }
      const entries = new Set(await entriesBy(ask))
      expect(before.entries.filter((entry) => !entries.has(entry))).toEqual([])
      expect(await verify(whereOf(configOf(env)))).toEqual({ code: 0, said: [] })
      const copies = readdirSync(env.DATA_DIR ?? '').filter((name) => name.startsWith('ruta-before-'))
      expect(copies).toHaveLength(1)
    },
  )
})
const never = () => {
  throw new Error('no such engine')
}
