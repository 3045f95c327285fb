// Members of a group, their seats, and invitations.
import { z } from 'zod'
import { accountId, email, groupId, instantField, name, seatFields } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

/** What was written before a newcomer's seat in the reader's own delegation. */
export const Earlier = z
  .object({
    /** When it becomes visible to them by itself; null: not until a member admits them. */
    opensAt: instantField.nullable(),
    /** Whether they see what was written while they had an earlier seat in it. */
    seesFormer: z.boolean(),
    /** Whether the reader may admit them. */
    mayAdmit: z.boolean(),
  })
  .meta({ id: 'EarlierComments' })
export type Earlier = z.infer<typeof Earlier>

export const Member = z
  .object({
    account: accountId,
    name: z.string(),
    /** Null for readers without `members.addresses`; one's own is always included. */
    email: z.string().nullable(),
    ...seatFields,
    /** The account is disabled. */
    disabled: z.boolean().optional(),
    /** Whether the account has a second factor; only for those who manage accounts. */
    secondFactor: z.boolean().optional(),
    /** Ids of the providers linked to the account; only for those who manage accounts. */
    providers: listSchema(z.string()).optional(),
    /** Number of API tokens in this group; only for those who manage accounts. Absent: none. */
    tokens: z.int().min(1).optional(),
    /** Absent for other delegations, and for those who see all. */
    earlier: Earlier.optional(),
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>

export const Invitation = z
  .object({
    id: z.string(),
    email: z.string().nullable(),
    name: z.string(),
    ...seatFields,
    createdAt: instantField,
    expiresAt: instantField,
    state: z.enum(['sent', 'accepted', 'revoked', 'expired']),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

/** The link is returned only once. */
export const IssuedLink = z
  .object({
    link: z.string(),
    expiresAt: instantField,
    /** It was also mailed to this address. */
    mailedTo: z.string().optional(),
  })
  .meta({ id: 'IssuedLink' })
export type IssuedLink = z.infer<typeof IssuedLink>

/** Sent by mail, the link is shown to nobody else. */
export const MailedLink = z.object({ mailed: z.literal(true), expiresAt: instantField }).meta({ id: 'MailedLink' })
export type MailedLink = z.infer<typeof MailedLink>

const Seat = z.object(seatFields)
export type Seat = z.infer<typeof Seat>

export const memberApi = {
  'GET /api/groups/:group/members': {
    about: 'Everybody, with role, delegation and agency.',
    access: 'members.read',
    token: 'read',
    answers: { 200: listSchema(Member) },
  },
  'PUT /api/groups/:group/members/:account': {
    about:
      'Gives a member another seat, of which both delegations are notified. Where it is a seat of a delegation or of the chair, before or after, the person must have proved their identity in the last ten minutes (`proof-needed`).',
    access: 'members.change',
    body: Seat,
    example: { role: 'delegate', delegation: 'co', agency: null },
    answers: { 200: z.object({ group: groupId, ...seatFields }) },
    refuses: ['forbidden', 'proof-needed', 'delegation-missing', 'unknown-delegation', 'last-chair'],
  },
  'DELETE /api/groups/:group/members/:account': {
    about: 'Ends a membership, of which its delegation is notified; that of a delegation or of the chair requires the same proof.',
    access: 'members.remove',
    answers: { 204: null },
    refuses: ['forbidden', 'proof-needed', 'last-chair'],
  },
  'PUT /api/groups/:group/members/:account/admission': {
    about:
      'A member whose seat has stood a week since the delegation was notified of it admits a newcomer of the same delegation to the comments that were written before their seat (`not-settled`: it has not).',
    access: 'members.read',
    answers: { 204: null },
    refuses: ['forbidden', 'not-settled'],
  },
  'GET /api/groups/:group/invitations': {
    about: 'What was sent, and how it stands.',
    access: 'members.invite',
    answers: { 200: listSchema(Invitation) },
  },
  'POST /api/groups/:group/invitations': {
    about: 'The link is shown once; its token stands behind the `#`. One for a delegation or for a chair requires the same proof.',
    access: 'members.invite',
    body: z.object({ ...seatFields, name, email: email.nullable() }),
    example: { name: 'Luis Ortega', email: null, role: 'delegate', delegation: 'mx', agency: null },
    answers: { 201: IssuedLink },
    refuses: ['forbidden', 'proof-needed', 'delegation-missing', 'unknown-delegation', 'name-characters', 'name-taken', 'already-member'],
  },
  'DELETE /api/groups/:group/invitations/:id': {
    about: 'Revokes one.',
    access: 'members.invite',
    answers: { 204: null },
    refuses: ['forbidden'],
  },
} as const satisfies RouteTable
