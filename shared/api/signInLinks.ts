// Sign-in links and changes of seats, as shown to those concerned.
import { z } from 'zod'
import { accountId, countSchema, delegationId, instantField, role } from './fields.ts'
import { IssuedLink, MailedLink } from './members.ts'
import { listSchema, type RouteTable } from './route.ts'

/** `waiting` for consent ▶ `declined` | `issued` ▶ `expired` | `redeemed` ▶ `ended` (the owner signed in by their own means). */
const SignInLinkState = z.enum(['waiting', 'declined', 'issued', 'expired', 'redeemed', 'ended'])
export type SignInLinkState = z.infer<typeof SignInLinkState>

export const SignInLinkInfo = z
  .object({
    id: z.string(),
    /** Owner of the account. */
    account: accountId,
    name: z.string(),
    delegation: delegationId.nullable(),
    state: SignInLinkState,
    /** Null: the server's operator. */
    requestedBy: z.string().nullable(),
    requestedAt: instantField,
    /** Who consented or declined; null if no consent was needed, or it is pending. */
    decidedBy: z.string().nullable(),
    redeemedAt: instantField.nullable(),
    endedAt: instantField.nullable(),
    /** The reader may consent or decline now. */
    mayDecide: z.boolean(),
    /** The reader may confirm that they are this person. */
    mayConfirm: z.boolean(),
    /** It concerns the reader's account or delegation, and they have not acknowledged its current state. */
    unseen: z.boolean(),
  })
  .meta({ id: 'SignInLink' })
export type SignInLinkInfo = z.infer<typeof SignInLinkInfo>

const WaitsFor = z.object({ waitsFor: listSchema(z.string()) })

export const SeatChange = z
  .object({
    /** The act's number. */
    n: countSchema,
    at: instantField,
    /** The person whose seat changed. */
    name: z.string(),
    /** Null: the server's operator. */
    by: z.string().nullable(),
    /** The role in the delegation before and after; null: not in it. */
    from: role.nullable(),
    to: role.nullable(),
  })
  .meta({ id: 'SeatChange' })
export type SeatChange = z.infer<typeof SeatChange>

export const LinkConsenter = z.object({ account: accountId, delegation: delegationId }).meta({ id: 'Consenter' })
export type LinkConsenter = z.infer<typeof LinkConsenter>

export const signInLinkApi = {
  'POST /api/groups/:group/members/:account/sign-in-links': {
    about:
      '201: a one-time link, which is mailed to the person where mail is configured, and then not shown. 202: the names of those of the person’s delegation who may consent. `nobody-consents`: nobody has had a seat there for a week.',
    access: 'signInLink.issue',
    answers: { 201: z.union([IssuedLink, MailedLink]), 202: WaitsFor },
    refuses: ['forbidden', 'nobody-consents'],
  },
  'GET /api/groups/:group/sign-in-links': {
    about:
      'The links to one’s own account and delegation (chair and secretariat: all), with their state; declined ones last, the newest first.',
    access: 'members.read',
    answers: { 200: listSchema(SignInLinkInfo) },
  },
  'PUT /api/groups/:group/sign-in-links/:link/decision': {
    about: 'Consents (201, with the link or, where mail is configured, the word that it was mailed to the person) or declines (204).',
    access: 'members.read',
    body: z.object({ approve: z.boolean() }),
    example: { approve: true },
    answers: { 201: z.union([IssuedLink, MailedLink]), 204: null },
    refuses: ['forbidden', 'link-invalid'],
  },
  'PUT /api/groups/:group/sign-in-links/:link/confirmation': {
    about: 'A member who could have consented, and did not have the link, confirms the person.',
    access: 'members.read',
    answers: { 204: null },
    refuses: ['forbidden', 'link-invalid'],
  },
  'PUT /api/groups/:group/sign-in-links/:link/seen': {
    about: 'The caller has seen its state.',
    access: 'members.read',
    personal: true,
    answers: { 204: null },
    refuses: ['forbidden'],
  },
  'GET /api/groups/:group/seat-changes': {
    about:
      'Who was given a seat in one’s own delegation, another one, or lost it, by others within the last week and not yet seen; the oldest first.',
    access: 'members.read',
    answers: { 200: listSchema(SeatChange) },
  },
  'PUT /api/groups/:group/seat-changes/seen': {
    about: 'Those up to `n` are seen.',
    access: 'members.read',
    personal: true,
    body: z.object({ n: countSchema }),
    example: { n: 12 },
    answers: { 204: null },
  },
  'GET /api/groups/:group/consenters': {
    about: 'Members whom a head has named to consent to sign-in links.',
    access: 'members.read',
    answers: { 200: listSchema(LinkConsenter) },
  },
  'PUT /api/groups/:group/consenters/:account': {
    about: 'A head names one of their own delegation.',
    access: 'members.read',
    answers: { 204: null },
    refuses: ['forbidden'],
  },
  'DELETE /api/groups/:group/consenters/:account': {
    about: 'And takes it back.',
    access: 'members.read',
    answers: { 204: null },
    refuses: ['forbidden'],
  },
} as const satisfies RouteTable
