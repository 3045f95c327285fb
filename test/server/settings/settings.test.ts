// A group can be changed by its chair and secretariat: every change is an act, in the audit, and known to everybody at once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createActs } from '../../../server/acts/readActs.ts'
import { groupStateOf } from '../../../shared/acts/groupState.ts'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { describeEvent as tell } from '../../../shared/history/describe.ts'
import { type DescribeContext, NOBODY } from '../../../shared/history/describeContext.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { decodeFrame, encodeSyncStep1 } from '../../../shared/protocol/frame.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive } from '../meetings/holding.ts'
import { eventually, join } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { AT, change, readBy, toldByActs } from './changes.ts'

let clock: FakeClock
let world: World
let chair: Visitor
let secretariat: Visitor
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  secretariat = await arrive(world, 'secretariat@example.org', 'secretariat')
})
afterEach(() => world.close())

const PERU = { code: 'pe', name: { es: 'Perú', en: 'Peru' }, identity: 4, capital: 'Lima', zone: 'America/Lima' }
const UIF = { delegation: 'pe', acronym: 'UIF', name: { es: 'Unidad de Inteligencia', en: 'Intelligence Unit' } }
const actTypes = async () => (await createActs(world.server.log).of(GROUP)).slice(3).map(({ what }) => what.type)
const isSound = async () => {
  // It is checked anew once a minute.
  clock.advance(120_000)
  return (await chair.ask('POST', `${AT}/verification`, {})).body.documents.every(({ ok }: { ok: boolean }) => ok)
}

const doAll = async () => {
  const settings = {
    name: { es: 'Grupo nuevo', en: 'New group' },
    zone: 'America/Bogota',
    firstLanguage: 'en',
    quorum: 2,
    observersComment: true,
    reportDays: 21,
  }
  expect(await change(secretariat, '', settings)).toMatchObject({ status: 200, body: settings })
  expect(await change(chair, '/delegations', PERU, 'POST')).toMatchObject({ status: 201, body: { id: 'pe', code: 'PE', retired: false } })
  expect((await change(chair, '/agencies', UIF, 'POST')).body).toMatchObject({ id: 'pe-uif', acronym: 'UIF' })
  expect((await change(chair, '/delegations/pe', { code: 'PR', capital: 'Cuzco' })).body).toMatchObject({ id: 'pe', code: 'PR' })
  expect((await change(chair, '/agencies/pe-uif', { acronym: 'SBS' })).body).toMatchObject({ id: 'pe-uif', acronym: 'SBS' })
  expect((await change(chair, '/delegation-order', { order: ['pe', 'co', 'mx', 'us'] }, 'PUT')).status).toBe(204)
  expect((await change(chair, '/agencies/pe-uif', { retired: true })).status).toBe(200)
  expect((await change(chair, '/delegations/pe', { retired: true })).status).toBe(200)
}

describe('[U1] chair and secretariat change names, zone, languages, quorum, delegations and agencies', () => {
  test('[J1] each change is an act by the person who did it, and the acts say what the rows say', async () => {
    await doAll()
    expect(await actTypes()).toEqual([
      'groupChanged',
      'delegationAdded',
      'agencyAdded',
      'delegationChanged',
      'agencyChanged',
      'delegationsOrdered',
      'agencyChanged',
      'delegationChanged',
    ])
    expect(await toldByActs(world)).toEqual(await readBy(chair))
    expect((await readBy(chair)).delegations.map(({ code }: { code: string }) => code)).toEqual(['PR', 'CO', 'MX', 'US'])
    const acts = await createActs(world.server.log).of(GROUP)
    expect(acts[3]?.by).toMatchObject({ role: 'secretariat' })
    // As it was before any of it.
    expect(groupStateOf(acts.slice(0, 3))).toMatchObject({ name: { es: 'Grupo', en: 'Group' }, agencies: { length: 3 } })
    expect(await isSound()).toBe(true)
  })

  test('an unchanged setting is no act, and is not audited', async () => {
    const { quorum, zone } = await readBy(chair)
    expect((await change(chair, '', { quorum, zone })).status).toBe(200)
    expect((await change(chair, '/delegations/co', { code: 'co' })).status).toBe(200)
    expect((await change(chair, '/delegation-order', { order: ['co', 'mx', 'us'] }, 'PUT')).status).toBe(204)
    expect(await actTypes()).toEqual([])
  })

  test('[C40] each is in the audit, with who and what', async () => {
    await doAll()
    const { lines } = (await chair.ask('GET', `${AT}/audit?action=group,delegation,delegations,agency,agencies`)).body
    expect(lines.map(({ action, detail }: { action: string; detail: string }) => `${action} ${detail}`.trim()).reverse()).toEqual([
      'group.changed',
      'delegation.added pe: PE',
      'agency.added pe-uif: UIF',
      'delegation.changed pe: PR',
      'agency.changed pe-uif: SBS',
      'delegations.ordered',
      'agency.changed pe-uif/retired: SBS',
      'delegation.changed pe/retired: PR',
    ])
  })

  test('[J6] [U3] the history says each in both languages, by the names of that time', async () => {
    await doAll()
    await world.server.background.projected()
    const { events }: { events: readonly NamedEvent[] } = (await chair.ask('GET', `${AT}/history?limit=200&kind=act`)).body
    // As they are called now, which is otherwise.
    const context: DescribeContext = {
      ...NOBODY,
      delegation: (id) => ({ code: id === 'pe' ? 'ZZ' : id.toUpperCase(), name: { es: 'Otra', en: 'Other' } }),
      agency: () => ({ acronym: 'ZZZ' }),
    }
    const said = (language: 'es' | 'en') =>
      events
        .slice(0, 8)
        .map((event) => plainPhrase(tell(event, context, language).did).replace(/[\u2066-\u2069]/g, ''))
        .reverse()
    expect(said('en')).toEqual([
      'changed the settings of the group: name in Spanish Grupo → Grupo nuevo, name in English Group → New group, time zone none → America/Bogota, first language Spanish → English, quorum none → 2, observers comment no → yes, days to report 14 → 21',
      'added the delegation Peru (PE)',
      'added the agency UIF, Intelligence Unit',
      'corrected the details of the delegation Peru: letters PE → PR, capital Lima → Cuzco',
      'corrected the details of the agency UIF: acronym UIF → SBS',
      'changed the order of the delegations: ZZ, CO, MX, US',
      'deactivated the agency SBS, Intelligence Unit',
      'deactivated the delegation Peru (PR)',
    ])
    expect(said('es').slice(0, 4)).toEqual([
      'cambió los ajustes del grupo: nombre en español Grupo → Grupo nuevo, nombre en inglés Group → New group, zona horaria ninguno → America/Bogota, primer idioma español → inglés, quórum ninguno → 2, quienes observan comentan no → sí, días para informar 14 → 21',
      'agregó la delegación Perú (PE)',
      'agregó la institución UIF, Unidad de Inteligencia',
      'corrigió los datos de la delegación Perú: letras PE → PR, capital Lima → Cuzco',
    ])
  })

  test('an impossible setting is refused, with a reason, and leaves nothing behind', async () => {
    const refused = async (path: string, body: unknown, method = 'PATCH') => {
      const { status, body: answer } = await change(chair, path, body, method)
      return `${status} ${answer.refusal}`
    }
    expect(await refused('', { zone: 'America/Nowhere' })).toBe('400 bad-request')
    expect(await refused('', { quorum: 100 })).toBe('400 bad-request')
    expect(await refused('', { reportDays: 91 })).toBe('400 bad-request')
    expect(await refused('', { name: { es: 'Uno\u202edos', en: 'x' } })).toBe('400 bad-request')
    expect(await refused('/delegations', { ...PERU, code: 'CO' }, 'POST')).toBe('409 code-taken')
    expect(await refused('/delegations', { ...PERU, identity: 1 }, 'POST')).toBe('409 identity-taken')
    expect(await refused('/delegations', { ...PERU, identity: 7 }, 'POST')).toBe('400 bad-request')
    expect(await refused('/delegations/co', { identity: 2 })).toBe('409 identity-taken')
    expect(await refused('/delegations/none', { identity: 2 })).toBe('404 not-found')
    expect(await refused('/agencies', { ...UIF, delegation: 'co', acronym: 'coa' }, 'POST')).toBe('409 acronym-taken')
    expect(await refused('/agencies', UIF, 'POST')).toBe('422 unknown-delegation')
    expect(await refused('/delegation-order', { order: ['co', 'mx'] }, 'PUT')).toBe('409 order-changed')
    expect(await refused('/delegation-order', { order: ['co', 'mx', 'mx'] }, 'PUT')).toBe('409 order-changed')
    expect(await refused('/delegations/co/agency-order', { order: ['mx-mxa'] }, 'PUT')).toBe('409 order-changed')
    expect(await actTypes()).toEqual([])
  })
})

describe('[U2] a delegation or agency is retired, never removed', () => {
  test('only once nobody sits there; nobody joins it any more, and its letters and pattern are free', async () => {
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const link = await chair.ask('POST', `${AT}/invitations`, {
      name: 'Luis',
      email: null,
      role: 'delegate',
      delegation: 'co',
      agency: null,
    })
    expect((await change(chair, '/delegations/co', { retired: true })).body.refusal).toBe('still-seated')
    await chair.ask('DELETE', `${AT}/members/${ana}`)
    expect((await change(chair, '/delegations/co', { retired: true })).status).toBe(200)
    const seat = { role: 'delegate', delegation: 'co', agency: null }
    expect((await chair.ask('POST', `${AT}/invitations`, { ...seat, name: 'Eva', email: null })).body.refusal).toBe('unknown-delegation')
    // Also not by an invitation from before.
    const token = link.body.link.split('#')[1]
    const accepting = { token, email: 'luis@example.org', password: 'tres gatos cruzan el puente' }
    expect((await secretariat.ask('POST', '/api/invitations/acceptance', accepting)).body.refusal).toBe('unknown-delegation')
    const other = await change(chair, '/delegations', { code: 'CO', name: { es: 'Congo', en: 'Congo' }, identity: 1 }, 'POST')
    expect(other.body).toMatchObject({ id: 'co-2', code: 'CO', identity: 1 })
    // Back in use, it needs letters and a pattern of its own.
    expect((await change(chair, '/delegations/co', { retired: false })).body.refusal).toBe('code-taken')
    expect((await change(chair, '/delegations/co', { retired: false, code: 'CL' })).body.refusal).toBe('identity-taken')
    expect((await change(chair, '/delegations/co', { retired: false, code: 'CL', identity: 5 })).status).toBe(200)
    expect((await readBy(chair)).delegations.map(({ id }: { id: string }) => id)).toEqual(['co', 'mx', 'us', 'co-2'])
    expect(await isSound()).toBe(true)
  })

  test('a seventh delegation shares a pattern, and differs by its letters', async () => {
    for (const [at, code] of ['PE', 'CL', 'AR'].entries())
      expect((await change(chair, '/delegations', { ...PERU, code, identity: at + 4 }, 'POST')).status).toBe(201)
    expect((await change(chair, '/delegations', { ...PERU, code: 'BR', identity: 1 }, 'POST')).status).toBe(201)
  })
})

describe('[U4] a change is known at once', () => {
  test('to every client of the group that is connected', async () => {
    await world.addPerson('ana@example.org', 'observer')
    const heard: string[] = []
    const { ws } = await join(world, await signedIn(world, 'ana@example.org'), roadmapId(GROUP), `?protocol=${PROTOCOL_VERSION}`)
    let isIn = false
    ws.on('message', (bytes: Buffer) => {
      isIn = true
      const frame = decodeFrame(new Uint8Array(bytes))
      if (frame?.type === 'news') heard.push(frame.of)
    })
    ws.send(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
    await eventually(() => isIn, 'she is in')
    await change(chair, '', { quorum: 3 })
    await change(chair, '', { quorum: 3 })
    await change(chair, '/delegations/mx', { capital: 'Ciudad de México' })
    await eventually(() => heard.length === 2, 'the news')
    expect(heard).toEqual(['group', 'group'])
  })
})

describe('[U5] nobody else changes the group', () => {
  test('a dishonest delegate, an observer and the chair of another group are refused, whatever they send', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    await world.addPerson('head@example.org', 'head')
    await world.addPerson('observer@example.org', 'observer')
    const before = await readBy(chair)
    for (const email of ['ana', 'head', 'observer']) {
      const visitor = await signedIn(world, `${email}@example.org`)
      for (const [path, body, method] of [
        ['', { quorum: 9, role: 'chair', group: 'otro' }, 'PATCH'],
        ['/delegations', PERU, 'POST'],
        ['/delegations/co', { code: 'XX', id: 'mx' }, 'PATCH'],
        ['/delegations/us', { retired: true }, 'PATCH'],
        ['/delegation-order', { order: ['us', 'mx', 'co'] }, 'PUT'],
        ['/agencies', { ...UIF, delegation: 'co' }, 'POST'],
        ['/agencies/co-coa', { acronym: 'X', delegation: 'mx' }, 'PATCH'],
        ['/delegations/co/agency-order', { order: ['co-coa'] }, 'PUT'],
      ] as const)
        expect([email, path, (await change(visitor, path, body, method)).status]).toEqual([email, path, 403])
    }
    expect(await readBy(chair)).toEqual(before)
    expect(await actTypes()).toEqual(['memberJoined', 'memberJoined', 'memberJoined'])
    // What is not among the fields of a body is dropped: an agency stays with its delegation, a delegation keeps its id.
    expect((await change(chair, '/agencies/co-coa', { acronym: 'FGN', delegation: 'mx', id: 'mx-mxa' })).body).toMatchObject({
      id: 'co-coa',
      delegation: 'co',
    })
    expect(await isSound()).toBe(true)
  })
})
