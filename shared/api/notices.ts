// Notices of the inbox, and each user's preferences.
import { z } from 'zod'
import { CHOICES, NOTICE_KIND_NAMES } from '../notices/kinds.ts'
import { DIGESTS } from '../notices/preferences.ts'
import { SEAT_CHANGES } from '../notices/seatWords.ts'
import { GROUP_REQUEST_ANSWERS } from '../people.ts'
import { SERVER_STOPS } from '../webhooks/webhooks.ts'
import {
  accountId,
  agencyId,
  bilingualSchema,
  byLink,
  commentId,
  countSchema,
  daySchema,
  delegationId,
  documentId,
  instantField,
  itemId,
  meetingId,
  ownId,
  role,
  threadId,
  zone,
} from './fields.ts'
import { Earlier } from './members.ts'
import { listSchema, type RouteTable } from './route.ts'

/** An API token: its name at the time of the notice, since it may be deleted later. */
const tokenSubject = z.object({
  type: z.literal('token'),
  token: ownId,
  name: z.string(),
  /** From where it was used: the part of the address that sessions show. */
  place: z.string().optional(),
  /** Expiry date, in the reader's time zone. */
  day: daySchema.optional(),
})

/** A webhook that the server turned off, with the name that it had then. */
const webhookSubject = z.object({ type: z.literal('webhook'), webhook: ownId, name: z.string(), why: z.enum(SERVER_STOPS) })

/** A further group for which the reader asked, as it was asked for. */
const newGroupSubject = z.object({
  type: z.literal('newGroup'),
  name: bilingualSchema,
  answer: z.enum(GROUP_REQUEST_ANSWERS),
  why: z.string(),
})

/** Requirement of a group. Includes its name, since the group may be closed to the reader. */
const ruleSubject = z.object({
  type: z.literal('rule'),
  group: bilingualSchema,
  /** Date from which it applies, in the reader's time zone; absent: at once. */
  day: daySchema.optional(),
  /** Names of the required sign-in providers; empty if it requires a second factor. */
  providers: listSchema(bilingualSchema),
})

/** A seat of the reader's delegation, by ids: the name is read when it is shown. */
const seatSubject = z.object({
  type: z.literal('seat'),
  account: accountId,
  delegation: delegationId,
  what: z.enum(SEAT_CHANGES),
  /** The role in the delegation before and after. */
  from: role.nullable(),
  to: role.nullable(),
  /** By the operator of the server. */
  byOperator: z.boolean().optional(),
})

/** Subject of a notice, by ids: titles are read when it is shown. */
export const NoticeSubject = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('item'),
    item: itemId,
    /** The due date in the notice. */
    day: daySchema.optional(),
    /** Agency whose report is requested: null if the item has no agency. */
    agency: agencyId.nullable().optional(),
    meeting: meetingId.optional(),
  }),
  /** `reports`: number of reports requested before it, if the notice is about them. */
  z.object({ type: z.literal('meeting'), meeting: meetingId, reports: countSchema.optional() }),
  z.object({ type: z.literal('thread'), thread: threadId, comment: commentId, document: documentId, subject: z.string() }),
  z.object({ type: z.literal('device'), device: z.string() }),
  tokenSubject,
  webhookSubject,
  newGroupSubject,
  ruleSubject,
  seatSubject,
  z.object({ type: z.literal('person'), name: z.string() }),
  z.object({ type: z.literal('account') }),
])
export type NoticeSubject = z.infer<typeof NoticeSubject>

/** The same with current titles. */
const NoticeAbout = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('item'), item: itemId, code: z.string(), title: bilingualSchema, day: daySchema.nullable() }),
    z.object({
      type: z.literal('meeting'),
      meeting: meetingId,
      number: countSchema,
      title: bilingualSchema,
      place: bilingualSchema,
      days: z.string().nullable(),
      /** Of those requested: how many the reader has to give. */
      reports: countSchema.optional(),
    }),
    z.object({
      type: z.literal('thread'),
      thread: threadId,
      document: documentId,
      subject: z.string(),
      /** Of an item. */
      code: z.string().nullable(),
      title: bilingualSchema,
      /** The delegation of a private thread. */
      delegation: delegationId.nullable(),
    }),
    z.object({ type: z.literal('device'), device: z.string() }),
    tokenSubject,
    webhookSubject,
    newGroupSubject,
    ruleSubject,
    seatSubject.extend({
      name: z.string(),
      /** While they do not see yet what was written before. */
      earlier: Earlier.optional(),
    }),
    z.object({ type: z.literal('person'), name: z.string() }),
    z.object({ type: z.literal('account') }),
  ])
  .meta({ id: 'NoticeAbout' })
export type NoticeAbout = z.infer<typeof NoticeAbout>

export const Notice = z
  .object({
    id: ownId,
    kind: z.enum(NOTICE_KIND_NAMES),
    at: instantField,
    seen: z.boolean(),
    /** Author; null if there is none, or their account is erased. */
    by: z.object({ account: accountId, name: z.string(), delegation: delegationId.nullable(), byLink: byLink.optional() }).nullable(),
    about: NoticeAbout,
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

export const Inbox = z
  .object({
    /** Newest first. */
    notices: listSchema(Notice),
    unseen: countSchema,
    /** Cursor of the next older page; null after the last one. */
    next: z.string().nullable(),
  })
  .meta({ id: 'Inbox' })
export type Inbox = z.infer<typeof Inbox>

const hour = z.int().min(0).max(23)
const push = z.partialRecord(z.enum(NOTICE_KIND_NAMES), z.boolean())
const kinds = z.partialRecord(z.enum(NOTICE_KIND_NAMES), z.enum(CHOICES))
export const NoticePreferencesInfo = z
  .object({
    /** Effective preference of every kind, chosen or default. */
    kinds: z.record(z.enum(NOTICE_KIND_NAMES), z.enum(CHOICES)),
    /** Kinds that are also pushed. */
    push: z.record(z.enum(NOTICE_KIND_NAMES), z.boolean()),
    /** '' if none was chosen: then the delegation’s, or the group’s. */
    zone: z.string(),
    digest: z.enum(DIGESTS),
    quietFrom: hour,
    quietUntil: hour,
    /** Whether the installation sends mail. */
    mail: z.boolean(),
  })
  .meta({ id: 'NoticePreferences' })
export type NoticePreferencesInfo = z.infer<typeof NoticePreferencesInfo>

export const noticeApi = {
  'GET /api/groups/:group/inbox': {
    about: 'The notices of this account: those of the group, and those of the account alone. The newest first, fifty at a time.',
    access: 'group.read',
    projected: true,
    query: z.object({ before: z.string().max(80).optional() }),
    answers: { 200: Inbox },
  },
  'PUT /api/groups/:group/inbox/seen': {
    about: 'Marks as seen what came up to a moment, or single notices.',
    access: 'group.read',
    personal: true,
    body: z.union([z.object({ upTo: instantField }), z.object({ ids: z.array(ownId).min(1).max(100) })]),
    example: { upTo: 1_790_000_000_000 },
    answers: { 204: null },
  },
  'GET /api/me/notices': {
    about: 'Which notices this account gets by mail and in browsers that are not open, and when.',
    access: 'account',
    answers: { 200: NoticePreferencesInfo },
  },
  'PATCH /api/me/notices': {
    about: 'Changes some of it. A choice that a kind does not offer leaves it as usual.',
    access: 'account',
    body: z.object({
      kinds: kinds.optional(),
      push: push.optional(),
      zone: zone.optional(),
      digest: z.enum(DIGESTS).optional(),
      quietFrom: hour.optional(),
      quietUntil: hour.optional(),
    }),
    example: { kinds: { overdue: 'never' }, digest: 'weekly' },
    answers: { 200: NoticePreferencesInfo },
  },
  'POST /mail/leave/:token': {
    about:
      'Leaves the mails that this address came with, by one press (RFC 8058): needs neither a sign-in nor an Origin. The answer to an address that nobody was given is the same.',
    access: 'anyone',
    answers: { 204: null },
  },
} as const satisfies RouteTable
