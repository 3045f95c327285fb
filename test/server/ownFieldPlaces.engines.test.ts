// Walks every answer of the server in which a field of an item appears, on both engines, and finds the group's own fields there. The routes are those
// of the map, the documents those that can be asked for: a new one in which one of Ruta's fields appears fails until it has the group's own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ExportRequestBody } from '../../shared/api/outcome.ts'
import { ROUTE_NAMES, routeOf } from '../../shared/api/routes.ts'
import { type ItemId, roadmapId } from '../../shared/ids.ts'
import { MADE_FORMATS, type MadeFormat } from '../../shared/outcome/model.ts'
import { must } from '../../shared/result.ts'
import { addOwnField, ownFieldText } from '../../shared/roadmap/defineFields.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { OWN_KINDS, type OwnFieldKey, type OwnKind, ownKindOf } from '../../shared/roadmap/ownKeys.ts'
import { readOwnFields } from '../../shared/roadmap/read.ts'
import { addItem } from '../../shared/roadmap/write.ts'
import { readPdf } from '../harness/needPoppler.ts'
import { usePostgres } from '../harness/onPostgres.ts'
import { createDice } from '../harness/random.ts'
import { unzip } from '../harness/unzip.ts'
import { arrive, newMeeting } from './meetings/holding.ts'
import { eventually, stockClient } from './relay/sockets.ts'
import { GROUP, openWorld, type Visitor, type World } from './testWorld.ts'

const AT = `/api/groups/${GROUP}`
const PLAN = roadmapId(GROUP)
/** The field of Ruta whose places are walked: a text, so that its words are found wherever they stand. */
const BUILT_IN = { key: 'dueReason', label: FIELDS.dueReason.label.en, value: 'Waitingforexperts' }
const NAMES: Readonly<Record<OwnKind, string>> = {
  text: 'Focalpoint',
  number: 'Budget',
  day: 'Reviewed',
  choice: 'Funding',
  choices: 'Languages',
  party: 'Host',
  address: 'Guideline',
}
const CHOICES = [
  { es: 'Subvencion', en: 'Grantmoney' },
  { es: 'Castellano', en: 'Castilian' },
]
/** How documents say the values. */
const SAID: Readonly<Record<Exclude<OwnKind, 'party'>, RegExp>> = {
  text: /Opdatbogota/,
  number: /48,?000\sUSD/,
  day: /26 Mar 2027/,
  choice: /Grantmoney/,
  choices: /Castilian/,
  address: /https:\/\/example\.org\/guide/,
}
const READ: Readonly<Record<MadeFormat, (bytes: Uint8Array) => string>> = {
  pdf: (bytes) => readPdf('pdftotext', ['-layout'], bytes),
  docx: (bytes) => (unzip(bytes).get('word/document.xml')?.toString('utf8') ?? '').replace(/<[^>]+>/g, ''),
  html: (bytes) => new TextDecoder().decode(bytes).replace(/<[^>]+>/g, ''),
  md: (bytes) => new TextDecoder().decode(bytes).replaceAll('\\', ''),
  preview: (bytes) =>
    JSON.parse(new TextDecoder().decode(bytes))
      .shapes.map((shape: { words?: string }) => shape.words ?? '')
      .join(''),
}

const postgres = usePostgres()
describe.each(['SQLite', 'PostgreSQL'])('[M21] on %s', (engine) => {
  let world: World
  let chair: Visitor
  let plan: ReturnType<typeof stockClient>
  let item: ItemId
  let meeting = ''
  let before = 0
  let values: Readonly<Record<OwnFieldKey, unknown>> = {}
  let agency = ''
  const keys = () => Object.keys(values) as OwnFieldKey[]
  const head = async () => (await world.server.log.head(PLAN)).seq

  beforeAll(async () => {
    const { bytes: random } = createDice(28)
    world = await openWorld(engine === 'PostgreSQL' ? { env: { DATABASE_URL: await postgres().database() } } : {})
    chair = await arrive(world, 'chair@example.org', 'chair')
    const { body: group } = await chair.ask('GET', AT)
    meeting = (await newMeeting(chair)).id
    plan = stockClient(world, chair, PLAN)
    await plan.synced
    for (const kind of OWN_KINDS)
      addOwnField(
        plan.doc,
        { kind, name: { es: `${NAMES[kind]}es`, en: NAMES[kind] }, unit: { es: 'USD', en: 'USD' }, choices: CHOICES },
        random,
      )
    const added = addItem(plan.doc, { title: { es: 'Guía', en: 'Guide' }, origin: meeting as never }, random)
    item = must(added.ok ? added.value : null, 'an item')
    await eventually(async () => (await head()) > 0 && (await chair.ask('GET', `${AT}/items/${item}`)).status === 200, 'the item is there')
    before = await head()
    const fields = readOwnFields(plan.doc)
    const chosen = (key: OwnFieldKey) =>
      must(fields.find(({ id }) => id === key)?.choices[ownKindOf(key) === 'choices' ? 1 : 0]?.id, 'a choice')
    const [host] = group.agencies
    agency = host.acronym
    const valueIn: Readonly<Record<OwnKind, (key: OwnFieldKey) => unknown>> = {
      text: () => 'Opdatbogota',
      number: () => 48_000,
      day: () => '2027-03-26',
      choice: chosen,
      choices: (key) => [chosen(key)],
      party: () => `agency:${host.id}`,
      address: () => 'https://example.org/guide',
    }
    values = Object.fromEntries(fields.map(({ id }) => [id, valueIn[ownKindOf(id)](id)]))
    const changed = await chair.ask('PATCH', `${AT}/items/${item}`, { due: '2027-05-01', dueReason: BUILT_IN.value, ...values })
    expect(changed.status).toBe(200)
    await world.server.background.projected()
  })
  afterAll(async () => {
    plan?.destroy()
    await world?.close()
  })

  /** Of the parameters that a route has, what asks for all that is known of the item. */
  const asked = () => ({
    from: `seq:${before}`,
    after: `seq:${before - 1}`,
    q: BUILT_IN.value,
    document: PLAN,
    subject: `item:${item}`,
    part: `item:${item}/description.en`,
  })
  const bodyOf = (method: string, path: string): unknown => {
    const fields = { title: { en: 'Copy' }, due: '2027-05-01', dueReason: BUILT_IN.value, ...values }
    return method === 'GET' ? undefined : path.endsWith('batches') ? { create: [fields] } : fields
  }

  test('each route that names a field of Ruta names the group’s own, too', async () => {
    const places: string[] = []
    for (const name of ROUTE_NAMES) {
      const [method = '', path = ''] = name.split(' ')
      const isOfGroup = /^\/api\/(groups\/:group|documents\/:document)(\/|$)/.test(path)
      const isWithItem = /\/item(s|-batches)(\/:item)?$/.test(path)
      if (!isOfGroup || /:(?!group|item|document)/.test(path) || (method !== 'GET' && !isWithItem)) continue
      const target = path.replace(':group', GROUP).replace(':item', item).replace(':document', encodeURIComponent(PLAN))
      const parameters = Object.entries(asked()).filter(([key]) => key in (routeOf(name).query?.shape ?? {}))
      const query = new URLSearchParams(parameters.filter(([key]) => key !== 'q' || path.endsWith('/search')))
      const answer = await chair.ask(method, `${target}${query.size > 0 ? `?${query}` : ''}`, bodyOf(method, path))
      if (!answer.text.includes(BUILT_IN.key)) continue
      places.push(name)
      for (const key of keys()) expect(answer.text, `${name}: ${key}`).toContain(key)
    }
    expect(places).toEqual(expect.arrayContaining(['GET /api/groups/:group/items', 'GET /api/groups/:group/history']))
    expect(places).toEqual(expect.arrayContaining(['GET /api/groups/:group/comparison', 'GET /api/documents/:document/state']))
  })

  test('each document that says a field of Ruta in its format says the group’s own with their names and values, too', async () => {
    const places: string[] = []
    const more = { meeting, item, since: `seq:${before}` }
    for (const { shape } of ExportRequestBody.shape.of.options)
      for (const format of MADE_FORMATS) {
        const kind = shape.kind.value
        // A text has no field of an item.
        if (kind === 'text') continue
        const parts = Object.entries(more).filter(([key]) => key in shape)
        const response = await fetch(`${world.server.url}${AT}/outcome`, {
          method: 'POST',
          headers: { Origin: world.server.url, Cookie: chair.cookieHeader, 'Content-Type': 'application/json' },
          body: JSON.stringify({ of: { kind, ...Object.fromEntries(parts) }, format, languages: 'en', paper: 'a4' }),
        })
        expect(response.status, `${kind} ${format}`).toBe(200)
        const said = READ[format](new Uint8Array(await response.arrayBuffer())).replace(/\s+/g, ' ')
        if (!said.includes(BUILT_IN.label)) continue
        places.push(`${kind} ${format}`)
        for (const own of OWN_KINDS) {
          expect(said, `${kind} ${format}`).toContain(NAMES[own])
          expect(said, `${kind} ${format}`).toMatch(own === 'party' ? new RegExp(`Host.{1,30}${agency}`) : SAID[own])
        }
      }
    for (const format of MADE_FORMATS) expect(places).toContain(`item ${format}`)
  })

  test('the history calls a field as it was called then, and what is found by its words is the item', async () => {
    const key = must(
      keys().find((one) => ownKindOf(one) === 'text'),
      'a text',
    )
    ownFieldText(plan.doc, key, 'name', 'en')?.insert(0, 'Former')
    const renamed = await head()
    await eventually(async () => (await head()) > renamed, 'the name is in the log')
    await world.server.background.projected()
    const { text } = await chair.ask('GET', `${AT}/history?document=${PLAN}&subject=item:${item}`)
    expect(text).toContain(NAMES.text)
    expect(text).not.toContain(`Former${NAMES.text}`)
    for (const words of ['Opdatbogota', 'Grantmoney', 'Castilian', '48000', 'example.org']) {
      const { body } = await chair.ask('GET', `${AT}/search?q=${words}`)
      expect([words, body.hits.map(({ found }: { found: { id: string } }) => found.id)]).toEqual([words, expect.arrayContaining([item])])
    }
  })
})
