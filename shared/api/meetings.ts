// Sessions, their decisions, named moments, and visits.
import { z } from 'zod'
import { LONGEST_REASON, MEETING_STATES } from '../meeting/lifecycle.ts'
import { DECISION_METHODS, DECISION_STATUSES } from '../meeting/model.ts'
import {
  accountId,
  bilingualSchema,
  bilingualUpTo,
  byLink,
  byToken,
  countSchema,
  daySchema,
  decisionId,
  delegationId,
  documentId,
  groupId,
  instantField,
  itemId,
  lineSchema,
  meetingId,
  momentId,
  pointId,
  role,
} from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

export const MeetingInfo = z
  .object({
    id: meetingId,
    document: documentId,
    group: groupId,
    number: z.int(),
    state: z.enum(MEETING_STATES),
    /** False while only those who prepare it may read it. */
    shared: z.boolean(),
    /** Read from its document by the projector. */
    title: bilingualSchema,
    place: bilingualSchema,
    start: daySchema.nullable(),
    end: daySchema.nullable(),
    zone: z.string(),
    openedAt: instantField.nullable(),
    startedAt: instantField.nullable(),
    /** The first time, which a reopening leaves as it was. */
    closedAt: instantField.nullable(),
    /** The last time, if it was reopened and closed again. */
    closedAgainAt: instantField.nullable(),
    /** The last time, also after it was closed again. */
    reopenedAt: instantField.nullable(),
    /** Why, by whom and since when it is open after its closing; `reason` and `by` are null where the acts do not say. */
    reopened: z
      .object({
        at: instantField,
        by: z
          .object({ account: accountId, role: role.nullable(), delegation: delegationId.nullable(), byLink: byLink.optional() })
          .nullable(),
        reason: bilingualSchema.nullable(),
      })
      .nullable(),
    /** Counts of its agenda, for the list. */
    points: z.object({ total: countSchema, done: countSchema, deferred: countSchema }),
    decisions: countSchema,
  })
  .meta({ id: 'Meeting' })
export type MeetingInfo = z.infer<typeof MeetingInfo>

/** `account`: null if the author is unknown. */
const Correction = z
  .object({
    at: instantField,
    delegation: delegationId.nullable(),
    account: accountId.nullable().optional(),
    byLink: byLink.optional(),
    byToken: byToken.optional(),
    /** Sent after a reconnect: written after `after` and before `at`. */
    offline: z.object({ after: instantField.nullable() }).optional(),
    /** Brought back after a restore, and not confirmed by its author. */
    unverified: z.literal(true).optional(),
  })
  .meta({ id: 'Correction' })

export const DecisionInfo = z
  .object({
    id: decisionId,
    meeting: meetingId,
    number: z.int(),
    text: bilingualSchema,
    status: z.enum(DECISION_STATUSES),
    method: z.enum(DECISION_METHODS),
    point: pointId.nullable(),
    pointTitle: bilingualSchema,
    items: listSchema(itemId),
    texts: listSchema(documentId),
    /** What was changed in it after the first closing of its session, oldest first; absent: nothing. */
    corrected: listSchema(Correction).optional(),
  })
  .meta({ id: 'Decision' })
export type DecisionInfo = z.infer<typeof DecisionInfo>

export const NamedMoment = z.object({ id: momentId, name: z.string(), at: instantField, by: accountId }).meta({ id: 'Moment' })
export type NamedMoment = z.infer<typeof NamedMoment>

/** `previous`: when the previous visit ended; null on the first. */
export const Visit = z.object({ previous: instantField.nullable() })
export type Visit = z.infer<typeof Visit>

export const meetingApi = {
  'GET /api/groups/:group/meetings': {
    about: 'The sessions, by number; those that are not shared yet for chair and secretariat alone.',
    access: 'group.read',
    projected: true,
    token: 'read',
    answers: { 200: listSchema(MeetingInfo) },
  },
  'POST /api/groups/:group/meetings': {
    about: 'A draft with the next number, which chair and secretariat alone read until it is opened.',
    access: 'meeting.plan',
    answers: { 201: MeetingInfo },
  },
  'PUT /api/groups/:group/meetings/:meeting/state': {
    about:
      'Moves a session on: `draft`, `open`, `inSession`, `closed`. To open one that was closed asks for a `reason`, in one language at least.',
    access: 'meeting.conduct',
    body: z.object({ state: z.enum(MEETING_STATES), reason: bilingualUpTo(LONGEST_REASON).optional() }),
    example: { state: 'open' },
    answers: { 200: MeetingInfo },
    refuses: ['meeting-state', 'another-in-session', 'reason-missing'],
  },
  'GET /api/groups/:group/decisions': {
    about: 'The register of decisions, newest first.',
    access: 'group.read',
    projected: true,
    token: 'read',
    answers: { 200: listSchema(DecisionInfo) },
  },
  'GET /api/groups/:group/moments': {
    about: 'The named moments, newest first.',
    access: 'history.read',
    token: 'read',
    answers: { 200: listSchema(NamedMoment) },
  },
  'POST /api/groups/:group/moments': {
    about: 'Names the present moment.',
    access: 'moment.name',
    body: z.object({ name: lineSchema(120) }),
    example: { name: 'Before the vote' },
    answers: { 201: NamedMoment },
    refuses: ['too-many'],
  },
  'DELETE /api/groups/:group/moments/:moment': {
    about: 'Takes a name back: one’s own, or anybody’s for who conducts sessions.',
    access: 'moment.name',
    answers: { 204: null },
    refuses: ['unknown-moment', 'forbidden'],
  },
  'PUT /api/groups/:group/visit': {
    about: 'I am here. A visit ends after two hours without one; `previous` says when the one before ended.',
    access: 'group.read',
    personal: true,
    answers: { 200: Visit },
  },
} as const satisfies RouteTable
