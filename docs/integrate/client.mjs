// Imports a spreadsheet (CSV) into a road map, and follows its webhooks. Plain Node, no packages: copy it, and change it.
//   export RUTA_URL=https://ruta.example.org RUTA_GROUP=tco RUTA_TOKEN=ruta_… WEBHOOK_SECRET=whsec_…
//   node client.mjs import items.csv      The headings are fields of the API: code, title.es, title.en, lead, due, labels …
//   node client.mjs follow 8080           Behind a proxy with TLS.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const { RUTA_URL, RUTA_GROUP, RUTA_TOKEN, WEBHOOK_SECRET = '' } = process.env

const ask = async (method, path, body, headers = {}) => {
  const url = `${RUTA_URL}/api/groups/${RUTA_GROUP}${path}`
  const sent = { 'Content-Type': 'application/json', Authorization: `Bearer ${RUTA_TOKEN}`, ...headers }
  for (let tries = 1; ; tries++) {
    const response = await fetch(url, { method, headers: sent, body: body && JSON.stringify(body) })
    const answer = await response.json()
    if (response.ok) return answer
    // Too many requests, or the server is busy: it says in how many seconds to try again.
    if (!answer.retryAfter || tries === 10) throw Object.assign(new Error(answer.message), { problems: answer.problems ?? [] })
    await wait(answer.retryAfter * 1000)
  }
}

/** Cells may be quoted, and then hold commas, quotes and line ends (RFC 4180). */
const parseCsv = (text) => {
  const lines = [[]]
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).trim())
    if (end === '') return lines
    if (end !== ',') lines.push([])
  }
  throw new Error('The file is no CSV with commas.')
}

/** Empty cells say nothing. Of several values in a cell each ends at a semicolon. */
const fieldsOf = (headings, cells) => {
  const fields = {}
  for (const [place, field] of headings.entries()) {
    const cell = cells[place] ?? ''
    if (cell === '' || field === 'code') continue
    if (field.startsWith('title.')) fields.title = { ...fields.title, [field.slice('title.'.length)]: cell }
    else if (/^(coDelegations|agencies|people|labels|own-choices-.*)$/.test(field)) fields[field] = cell.split(/ *; */).filter(Boolean)
    else fields[field] = /^(priority|own-number-.*)$/.test(field) ? Number(cell) : cell
  }
  return fields
}

/** Up to 25 lines are written together, or none of them; `key` keeps a repetition from creating them again. */
const write = async (list, lines, key) => {
  for (let from = 0; from < lines.length; from += 25) {
    const some = lines.slice(from, from + 25)
    const headers = key ? { 'Idempotency-Key': `${key}-${from}` } : {}
    await ask('POST', '/item-batches', { [list]: some.map(({ value }) => value) }, headers).catch((error) => {
      const said = error.problems?.map(({ field, expected }) => `line ${some[field.split('.')[1]]?.line}: ${field}: ${expected}`) ?? []
      throw new Error([error.message, ...said].join('\n'))
    })
  }
}
const importFile = async (file) => {
  const text = await readFile(file, 'utf8')
  const [headings, ...rows] = parseCsv(text)
  const known = new Map((await ask('GET', '/items?archived=all')).items.map((item) => [item.code, item]))
  const lines = rows.map((cells, place) => ({
    line: place + 2,
    of: known.get(cells[headings.indexOf('code')]),
    value: fieldsOf(headings, cells),
  }))
  const filled = lines.filter(({ value }) => Object.keys(value).length > 0)
  const created = filled.filter(({ of }) => !of)
  // With `etag`, what somebody has changed since it was read above is left alone, and the import says so.
  const changed = filled
    .filter(({ of }) => of)
    .map(({ of, value, line }) => ({ line, value: { item: of.id, etag: of.etag, fields: value } }))
  await write('create', created, createHash('sha256').update(text).digest('hex').slice(0, 32))
  await write('change', changed)
  console.log(`${created.length} new items are there, ${changed.length} changed`)
}

const isSigned = (body, { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures = '' }) => {
  const key = Buffer.from(WEBHOOK_SECRET.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest()
  const given = signatures.split(' ').map((one) => Buffer.from(one.replace('v1,', ''), 'base64'))
  return Math.abs(Date.now() / 1000 - Number(time)) < 300 && given.some((one) => one.length === 32 && timingSafeEqual(one, expected))
}
const follow = (port) => {
  const seen = new Set()
  const tell = async ({ type, data }) => {
    const item = data.item && (await ask('GET', `/items/${data.item}`))
    console.log(
      type,
      item ? `${item.code} ${item.title.es || item.title.en}: ${item.status}, ${item.due ?? 'no date'}` : JSON.stringify(data),
    )
  }
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray())
    if (!isSigned(body, request.headers)) return response.writeHead(401).end()
    // Answered first: a delivery that waits ten seconds is sent again, with the same id.
    response.writeHead(204).end()
    if (seen.has(request.headers['webhook-id'])) return
    seen.add(request.headers['webhook-id'])
    await tell(JSON.parse(body)).catch((error) => console.error(error.message))
  })
  server.listen(port, '127.0.0.1', () => console.log('listening'))
}

const [verb, argument] = process.argv.slice(2)
if (verb === 'follow') follow(Number(argument))
else
  await importFile(argument).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
