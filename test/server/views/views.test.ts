import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SavedView, SavedViews } from '../../../shared/api/views.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const VIEWS = `/api/groups/${GROUP}/views`
const ROLES = ['chair', 'secretariat', 'delegate', 'translator', 'observer', 'guest'] as const
type Seat = (typeof ROLES)[number] | 'maker'

let world: World
const people = new Map<Seat, Visitor>()
const as = (seat: Seat): Visitor => {
  const visitor = people.get(seat)
  if (!visitor) throw new Error(seat)
  return visitor
}
beforeAll(async () => {
  world = await openWorld()
  for (const seat of [...ROLES, 'maker'] as const) {
    await world.addPerson(`${seat}@example.org`, seat === 'maker' ? 'delegate' : seat)
    people.set(seat, await signedIn(world, `${seat}@example.org`))
  }
})
afterAll(() => world.close())

const OVERDUE = { name: { es: 'Vencidas', en: '' }, query: 'all=due.overdue&form=board' }
const save = async (seat: Seat, shared: boolean): Promise<SavedView> => {
  const answer = await as(seat).ask('POST', VIEWS, { ...OVERDUE, shared })
  expect(answer.status).toBe(201)
  return answer.body
}
const seen = async (seat: Seat): Promise<SavedViews> => (await as(seat).ask('GET', VIEWS)).body
const sees = async (seat: Seat, { id }: SavedView) => (await seen(seat)).views.some((view) => view.id === id)
const change = (seat: Seat, view: SavedView, part: Partial<SavedView>) => as(seat).ask('PUT', `${VIEWS}/${view.id}`, { ...view, ...part })
const audited = async (action: string) =>
  (await world.server.deps.db.selectFrom('audit').selectAll().where('action', '=', action).execute()).length

describe('[V21] saved views', () => {
  test("one's own exists for nobody else, not even for the chair", async () => {
    const own = await save('observer', false)
    expect(await sees('observer', own)).toBe(true)
    for (const seat of ['chair', 'secretariat', 'delegate'] as const) {
      expect(await sees(seat, own)).toBe(false)
      expect((await change(seat, own, { name: { es: 'Mía', en: '' } })).status).toBe(404)
      expect((await as(seat).ask('DELETE', `${VIEWS}/${own.id}`)).status).toBe(404)
      expect((await as(seat).ask('PUT', `/api/groups/${GROUP}/usual-view`, { usual: own.id })).status).toBe(404)
    }
    expect((await change('observer', own, { query: 'form=table' })).body).toMatchObject({ query: 'form=table', version: 2 })
    expect((await as('observer').ask('DELETE', `${VIEWS}/${own.id}`)).status).toBe(204)
    expect(await sees('observer', own)).toBe(false)
  })

  test('people who may write share views; readers do not', async () => {
    for (const seat of ['delegate', 'translator', 'secretariat'] as const) {
      const view = await save(seat, true)
      for (const reader of ['chair', 'observer', 'guest'] as const) expect(await sees(reader, view)).toBe(true)
    }
    for (const seat of ['observer', 'guest'] as const) {
      expect((await as(seat).ask('POST', VIEWS, { ...OVERDUE, shared: true })).status).toBe(403)
      expect((await change(seat, await save(seat, false), { shared: true })).status).toBe(403)
    }
  })

  test('shared views are changed and removed by their maker and the secretariat, and by nobody else; all of it is audited', async () => {
    const view = await save('maker', true)
    const shared = await audited('view.shared')
    for (const seat of ['delegate', 'translator', 'observer'] as const) {
      expect((await change(seat, view, { query: '' })).status).toBe(403)
      expect((await as(seat).ask('DELETE', `${VIEWS}/${view.id}`)).status).toBe(403)
    }
    const changed = await change('maker', view, { name: { es: 'Vencidas', en: 'Overdue' } })
    expect(changed.body).toMatchObject({ version: 2, name: { en: 'Overdue' } })
    const tended = await change('secretariat', changed.body, { query: 'form=calendar' })
    expect(tended.body).toMatchObject({ version: 3, query: 'form=calendar', by: view.by })
    expect(tended.body.changedBy).not.toBe(view.by)
    expect(await audited('view.changed')).toBe(2)
    expect((await change('secretariat', tended.body, { shared: false })).status).toBe(200)
    expect(await audited('view.withdrawn')).toBe(1)
    // Again its maker's alone.
    expect(await sees('secretariat', view)).toBe(false)
    expect(await sees('maker', view)).toBe(true)
    expect((await change('maker', { ...view, version: 4 }, { shared: true })).status).toBe(200)
    expect(await audited('view.shared')).toBe(shared + 1)
    expect((await as('chair').ask('DELETE', `${VIEWS}/${view.id}`)).status).toBe(204)
    expect(await audited('view.removed')).toBe(1)
  })

  test('[V22] two who change one view: the later one is told, and nothing is written over', async () => {
    const view = await save('maker', true)
    expect((await change('secretariat', view, { query: 'form=board' })).status).toBe(200)
    const late = await change('maker', view, { query: 'form=outline' })
    expect([late.status, late.body.refusal]).toEqual([409, 'view-changed'])
    expect((await seen('maker')).views.find(({ id }) => id === view.id)?.query).toBe('form=board')
  })

  test('the usual one is everybody’s own choice, and goes with the view', async () => {
    const view = await save('maker', true)
    expect((await as('guest').ask('PUT', `/api/groups/${GROUP}/usual-view`, { usual: view.id })).status).toBe(204)
    expect((await seen('guest')).usual).toBe(view.id)
    expect((await seen('chair')).usual).toBe(null)
    expect((await change('maker', view, { shared: false })).status).toBe(200)
    expect((await seen('guest')).usual).toBe(null)
    expect((await as('maker').ask('PUT', `/api/groups/${GROUP}/usual-view`, { usual: view.id })).status).toBe(204)
    await as('maker').ask('DELETE', `${VIEWS}/${view.id}`)
    expect((await seen('maker')).usual).toBe(null)
  })

  test.each([
    ['without a name', { ...OVERDUE, name: { es: '', en: '' }, shared: false }],
    ['with a name of two lines', { ...OVERDUE, name: { es: 'a\nb', en: '' }, shared: false }],
    ['with an address without end', { ...OVERDUE, query: 'x'.repeat(4001), shared: false }],
    ['shared with whom', { ...OVERDUE, shared: 'group' }],
  ])('a view %s is none', async (_, body) => {
    expect((await as('delegate').ask('POST', VIEWS, body)).status).toBe(400)
  })

  test('nobody fills the database', async () => {
    for (let saved = 0; saved <= 200; saved++) {
      const answer = await as('translator').ask('POST', VIEWS, { ...OVERDUE, shared: false })
      if (answer.status !== 201) {
        expect(answer.body.refusal).toBe('too-many-views')
        return
      }
    }
    expect.unreachable('two hundred and more')
  })
})
