// Many changes by one person at once: each holds the whole plan in memory, so they are made one after the other, and few wait.
import { expect, test } from 'vitest'
import { planHandlers } from '../../../server/plan/plan.routes.ts'

test('[AP13] changes of one person are written one at a time, twenty wait at most, and others are not held up', async () => {
  const joined: string[] = []
  const rooms = {
    // It never answers: what was let in stays.
    join: (_document: unknown, _socket: unknown, { account }: { account: string }) => {
      joined.push(account)
      return { receive: () => undefined, closed: () => undefined }
    },
  }
  const deps = { rooms, clock: { after: () => () => undefined }, random: (size: number) => new Uint8Array(size), report: () => undefined }
  const handlers = planHandlers(deps as never, {} as never)
  const change = (account: string) =>
    handlers['PATCH /api/groups/:group/items/:item']({
      c: { req: { header: () => undefined } },
      actor: { account, name: account, memberships: [] },
      group: 'tco',
      session: 's',
      item: 'i',
      body: {},
    } as never)
  const refused: unknown[] = []
  for (let n = 0; n < 30; n++) void Promise.resolve(change('ana')).then((answer) => refused.push(answer))
  void change('bea')
  await expect.poll(() => refused.length).toBe(10)
  expect(refused[0]).toEqual({ ok: false, refusal: 'too-many', retryAfter: 5 })
  expect(joined).toEqual(['ana', 'bea'])
})
