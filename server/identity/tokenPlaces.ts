// Places of use of API tokens. The owner is notified of a new place, at most once a day for each token.
import { type AccountId, newId } from '../../shared/ids.ts'
import { ok } from '../../shared/result.ts'
import type { TokenGrant } from '../answers.ts'
import type { Deps } from '../deps.ts'
import type { Mail } from '../mail/mail.ts'
import { firstHalfOf } from '../networks.ts'
import { transactionOf } from '../transaction.ts'
import { tellTokenPlace } from './mails.ts'

export interface TokenPlaces {
  /** Called with each request. */
  used(token: TokenGrant, account: AccountId, address: string): Promise<void>
}

const DAY_MS = 24 * 3_600_000
/** Maximum places per token. A dropped one counts as new again. */
const MOST_PLACES = 20
const MOST_CACHED = 10_000
/** Represents the time before places were recorded: the first place seen after it is not reported. */
const BEFORE = '*'
/** Represents this machine, whose place is ''. */
const HERE = '-'

export const createTokenPlaces = (deps: Deps, mail: Pick<Mail, 'isOn' | 'add' | 'wake'>): TokenPlaces => {
  /** Cache: until when a token and a place need no query. */
  const settled = new Map<string, number>()

  /** Duration of the cache; 0 if another server was faster. */
  const settle = (token: TokenGrant, account: AccountId, place: string): Promise<number> =>
    transactionOf(deps, async (inside) => {
      const { db, bus } = inside
      const row = await db.selectFrom('api_token').select(['places', 'place_told_at']).where('id', '=', token.id).executeTakeFirst()
      const before = row?.places.split(' ').filter(Boolean) ?? []
      const name = place === '' ? HERE : place
      if (!row || before.includes(name)) return ok(Number.POSITIVE_INFINITY)
      const now = inside.clock.now()
      const sinceTold = row.place_told_at === null ? DAY_MS : Math.abs(now - row.place_told_at)
      if (sinceTold < DAY_MS) return ok(DAY_MS - sinceTold)
      const isNews = !before.includes(BEFORE)
      const places = [...before.filter((one) => one !== BEFORE), name].slice(-MOST_PLACES).join(' ')
      const written = await db
        .updateTable('api_token')
        .set(isNews ? { places, place_told_at: now } : { places })
        .where('id', '=', token.id)
        .where('places', '=', row.places)
        .executeTakeFirst()
      if (Number(written.numUpdatedRows) === 0) return ok(0)
      if (isNews) {
        await tellTokenPlace(inside, mail, { account, token, place, key: newId(inside.random) })
        bus.publish({ type: 'news', group: token.group, of: 'inbox', account })
      }
      return ok(Number.POSITIVE_INFINITY)
    }).then((done) => (done.ok ? done.value : 0))

  return {
    async used(token, account, address) {
      const place = firstHalfOf(address)
      const key = `${token.id} ${place}`
      const now = deps.clock.now()
      if ((settled.get(key) ?? 0) > now) return
      const wait = await settle(token, account, place)
      if (settled.size >= MOST_CACHED) settled.clear()
      settled.set(key, now + wait)
      mail.wake()
    },
  }
}
