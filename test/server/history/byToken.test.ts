// Every answer that names an author says what an API token of theirs wrote, and by which: comparison, texts, slider, since the last visit.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EditRuns } from '../../../shared/api/history.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { type AuthorContext, onlyContext } from '../../../shared/history/credit.ts'
import { doubtOf, doubtSentence } from '../../../shared/history/creditWords.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import type { SinceVisit } from '../../../shared/history/since.ts'
import { sinceWords } from '../../../shared/history/sinceWords.ts'
import type { Authorship, TextDiff } from '../../../shared/history/textDiff.ts'
import { type AccountId, roadmapId } from '../../../shared/ids.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const PLAN = roadmapId(GROUP)
const BY_HAND: AuthorContext = {}
const BY_TOKEN: AuthorContext = { byToken: { number: 1, name: 'Budget sync' } }
let clock: FakeClock
let world: World
let chair: Visitor
let ana: AccountId
let item: string
let part: string
let end: () => Promise<unknown>

/** Ana's token writes, then she does, then her token again. */
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  await world.addPerson('chair@example.org', 'chair')
  ana = await world.addPerson('ana@example.org', 'head')
  chair = await signedIn(world, 'chair@example.org')
  const own = await signedIn(world, 'ana@example.org')
  const made = (await own.ask('POST', `${AT}/tokens`, { name: 'Budget sync', scopes: ['read', 'write'], days: 30 })).body
  end = () => own.ask('DELETE', `${AT}/tokens/${made.id}`)
  const program = visit(world)
  const change = async (by: Visitor, body: object) => {
    const headers: Record<string, string> = by === program ? { Authorization: `Bearer ${made.token}` } : {}
    const answer = await by.ask('PATCH', `${AT}/items/${item}`, body, headers)
    expect(answer.status, answer.text).toBe(200)
    // Keystrokes of the next one are another event.
    clock.advance(6 * 60_000)
  }
  item = (await chair.ask('POST', `${AT}/items`, { title: { en: 'One' }, due: '2026-01-01', lead: 'co' })).body.id
  part = `item:${item}/title.en`
  clock.advance(6 * 60_000)
  await change(program, { due: '2026-02-02', title: { en: 'One, figures.' } })
  await change(own, { due: '2026-03-03', title: { en: 'One, figures. By hand.' } })
  await change(program, { due: '2026-04-04', title: { en: 'One, figures. By hand. More.' } })
})
afterEach(() => world.close())

const ask = async <T>(path: string, by = chair): Promise<T> => {
  await world.server.background.projected()
  const answer = await by.ask('GET', path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.body
}
const hands = (all: readonly (AuthorContext & { readonly account: AccountId | null })[]) =>
  all.filter(({ account }) => account === ana).map(onlyContext)
const inOrder = (all: readonly AuthorContext[]) => all.map((one) => JSON.stringify(one)).sort()

describe('[AP6] changes by a token are marked', () => {
  test('by the comparison: of who contributed, who moved a deadline, who changed a field last; also once it was revoked', async () => {
    const compare = async () => (await ask<Comparison>(`${AT}/comparison?from=start`)).items[0]
    const check = async () => {
      const found = await compare()
      expect(inOrder(hands(found?.contributions ?? []))).toEqual(inOrder([BY_HAND, BY_TOKEN]))
      expect(hands(found?.slip?.each ?? [])).toEqual([BY_TOKEN, BY_HAND, BY_TOKEN])
    }
    await check()
    await end()
    await check()
  })

  test('by the slider, of the document and of the item', async () => {
    for (const query of ['', `?subject=item:${item}`]) {
      const { runs } = await ask<EditRuns>(`/api/documents/${PLAN}/course${query}`)
      const told = runs.flatMap(({ accounts, hands: own = [], steps }) =>
        steps.map(([, , at]) => ({ account: accounts[at] ?? null, ...onlyContext(own.find(({ account }) => account === at) ?? {}) })),
      )
      const own = hands(told).filter((one, at, all) => JSON.stringify(one) !== JSON.stringify(all[at - 1]))
      expect([query, own]).toEqual([query, [BY_TOKEN, BY_HAND, BY_TOKEN]])
    }
  })

  test('by a text and by its differences, run by run', async () => {
    const written = await ask<Authorship>(`/api/documents/${PLAN}/authorship?part=${part}`)
    expect(inOrder(hands(written.authors))).toEqual(inOrder([BY_HAND, BY_TOKEN]))
    const { doc } = await ask<TextDiff>(`/api/documents/${PLAN}/diff?from=start&to=now&part=${part}`)
    const marks = (doc.content ?? []).flatMap((block) => block.content ?? []).map(({ marks: all }) => onlyContext(all?.[0]?.attrs ?? {}))
    expect(marks.slice(-3)).toEqual([BY_TOKEN, BY_HAND, BY_TOKEN])
  })

  test('since the last visit, and in words of both languages', async () => {
    await chair.ask('PUT', `${AT}/visit`, {})
    const other = await signedIn(world, 'chair@example.org')
    const since = await ask<SinceVisit>(`${AT}/since`, other)
    const lines = since.delegations.find(({ delegation }) => delegation === 'co')?.lines ?? []
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines)
      expect(plainPhrase(sinceWords(line, { type: 'delegation', delegation: null }, NOBODY, 'en'))).toMatch(
        /, in part by the token “Budget sync”$/,
      )
    expect(doubtOf(BY_TOKEN, () => null, 'es')).toBe('mediante el token «Budget sync»')
    expect(doubtSentence({ byToken: { number: 3, name: null } }, () => null, 'en')).toBe('By API token no. 3.')
  })
})
