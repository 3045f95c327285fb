// Calendar subscription of a user in a group.
import { z } from 'zod'
import { SCOPES } from '../calendar/scopes.ts'
import { instantField } from './fields.ts'
import { file, type RouteTable } from './route.ts'

const scope = z.enum(SCOPES)
export const CalendarAddressInfo = z
  .object({
    scope,
    createdAt: instantField,
    /** Last request of a calendar program, to the hour. */
    readAt: instantField.nullable(),
  })
  .meta({ id: 'CalendarAddress' })
export type CalendarAddressInfo = z.infer<typeof CalendarAddressInfo>
const NewCalendarAddress = CalendarAddressInfo.extend({
  /** Returned only once: only its hash is stored. */
  address: z.string(),
}).meta({ id: 'NewCalendarAddress' })

export const calendarApi = {
  'GET /api/groups/:group/calendar-address': {
    about: 'Whether the caller has a calendar address in this group, and of what; never the address itself.',
    access: 'group.read',
    answers: { 200: z.object({ kept: CalendarAddressInfo.nullable() }) },
  },
  'POST /api/groups/:group/calendar-address': {
    about: 'Makes the address of the caller’s calendar, shown this once. One that was there before stops working.',
    access: 'group.read',
    personal: true,
    body: z.object({ scope }),
    example: { scope: 'mine' },
    answers: { 201: NewCalendarAddress },
  },
  'PATCH /api/groups/:group/calendar-address': {
    about: 'Changes what the calendar holds; its address stays.',
    access: 'group.read',
    personal: true,
    body: z.object({ scope }),
    example: { scope: 'all' },
    answers: { 200: CalendarAddressInfo },
    refuses: ['not-found'],
  },
  'DELETE /api/groups/:group/calendar-address': {
    about: 'Revokes the address. Where there is none, nothing happens.',
    access: 'group.read',
    personal: true,
    answers: { 204: null },
  },
  'GET /calendar/:calendar': {
    about:
      'A calendar (RFC 5545) by its address, `<token>.ics`, without a sign-in: titles and due days of items, milestones, and sessions that the group may see. 304 for an `If-None-Match` that still holds. An address that nobody was given, was revoked, or whose holder has left the group or cannot sign in: 404, alike. At most 15 in a quarter of an hour.',
    access: 'anyone',
    anyQuery: true,
    answers: { 200: file('text/calendar'), 304: null },
    refuses: ['too-many'],
  },
} as const satisfies RouteTable
