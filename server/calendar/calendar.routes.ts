// Routes to create, change and revoke a calendar URL, and the calendar itself for subscribers.
import { createHash } from 'node:crypto'
import type { calendarApi } from '../../shared/api/calendar.ts'
import { parseLanguage } from '../../shared/bilingual.ts'
import { CALENDAR_MEDIA, writeCalendar } from '../../shared/calendar/calendar.ts'
import { calendarName } from '../../shared/calendar/events.ts'
import { type DocumentId, roadmapId, type Seq } from '../../shared/ids.ts'
import { must, ok, refuse } from '../../shared/result.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { isTagKnown } from '../entityTags.ts'
import { newToken } from '../identity/tokens.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { createThrottle } from '../throttle.ts'
import { calendarAddress, calendarHolder, keepAddress, markRead, revokeAddress, setScope } from './address.ts'
import { readCalendar } from './readCalendar.ts'

export interface CalendarDeps extends Deps {
  readonly url: string
  /** Seq of the projected rows of a document; null while they are being rebuilt. */
  readonly projectedTo: (document: DocumentId) => Promise<Seq | null>
}

/** Limit per quarter of an hour: programs ask once an hour, and people press *refresh*. */
export const MOST_READS = 15
const HOUR = 3_600_000

export const calendarHandlers = (deps: CalendarDeps): Handlers<keyof typeof calendarApi> => {
  const { db, clock, random, url } = deps
  const throttle = createThrottle(db, clock)
  return {
    'GET /api/groups/:group/calendar-address': async ({ actor: { account }, group }) =>
      ok({ kept: await calendarAddress(db, { account, group }) }),
    'POST /api/groups/:group/calendar-address': async ({ actor: { account }, group, body: { scope }, record }) => {
      const token = newToken(random)
      const wasThere = await db.transaction().execute(async (inside) => {
        const before = await calendarAddress(inside, { account, group })
        await keepAddress(inside, { account, group }, { token, scope, now: clock.now() })
        return before !== null
      })
      await record(wasThere ? 'calendar.renewed' : 'calendar.made')
      const made = must(await calendarAddress(db, { account, group }), 'the address just made')
      return ok({ ...made, address: `${url}/calendar/${token}.ics` })
    },
    'PATCH /api/groups/:group/calendar-address': async ({ actor: { account }, group, body: { scope } }) => {
      await setScope(db, { account, group }, scope)
      const changed = await calendarAddress(db, { account, group })
      return changed ? ok(changed) : refuse('not-found')
    },
    'DELETE /api/groups/:group/calendar-address': async ({ actor: { account }, group, record }) => {
      if (await revokeAddress(db, { account, group })) await record('calendar.revoked')
      return NO_BODY
    },
    'GET /calendar/:calendar': async ({ c, calendar }) => {
      const holder = await calendarHolder(db, calendar)
      if (!holder) return refuse('not-found')
      const { account, group, readAt } = holder
      const retryAfter = await throttle.take([{ key: `calendar ${account} ${group}`, failures: MOST_READS }])
      if (retryAfter > 0) return { ok: false, refusal: 'too-many', retryAfter }
      // An incomplete calendar would make programs delete the missing events.
      if ((await deps.projectedTo(roadmapId(group))) === null) return refuse('unavailable')
      const person = await db.selectFrom('account').select('language').where('id', '=', account).executeTakeFirstOrThrow()
      const language = parseLanguage(person.language) ?? 'es'
      const { events, zone } = await readCalendar(db, { ...holder, language, url })
      const name = calendarName(must(await readGroupRow(db, group), 'the group').name, holder.scope, language)
      if (readAt === null || clock.now() - readAt > HOUR) await markRead(db, holder, clock.now())
      return sent(c.req.header('If-None-Match'), writeCalendar({ name, events, subscription: { zone } }))
    },
  }
}

const sent = (asked: string | undefined, calendar: string): Response => {
  const tag = createHash('sha256').update(calendar).digest('base64url')
  // Cached by the subscriber only, and revalidated with its ETag.
  const headers = { ETag: `"${tag}"`, 'Cache-Control': 'private, no-cache' }
  if (isTagKnown(asked, tag)) return new Response(null, { status: 304, headers })
  return new Response(calendar, {
    headers: { ...headers, 'Content-Type': CALENDAR_MEDIA, 'Content-Disposition': 'inline; filename="ruta.ics"' },
  })
}
