import { createServer } from 'node:http'
import crossws from 'crossws/adapters/node'
import { createHandler } from 'y-crossws'

const handler = crossws(createHandler())
createServer((_request, response) => response.writeHead(426).end())
  .on('upgrade', handler.handleUpgrade)
  .listen(Number(process.env.PORT), process.env.HOST)
