// Hocuspocus with SQLite. Its own extension for it wants better-sqlite3, which must be compiled for minutes; this is that extension (one
// table, the newest state of each document) on Node's own SQLite.
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

const database = new DatabaseSync(process.env.DATABASE)
database.exec('CREATE TABLE IF NOT EXISTS documents (name varchar(255) NOT NULL, data blob NOT NULL, UNIQUE(name))')
const select = database.prepare('SELECT data FROM documents WHERE name = ? ORDER BY rowid DESC')
const upsert = database.prepare('INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data')

await new Server({
  port: Number(process.env.PORT),
  address: process.env.HOST,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => select.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void upsert.run(documentName, state),
    }),
  ],
}).listen()
