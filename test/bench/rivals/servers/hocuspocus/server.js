import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

await new Server({
  port: Number(process.env.PORT),
  address: process.env.HOST,
  extensions: [new SQLite({ database: process.env.DATABASE })],
}).listen()
