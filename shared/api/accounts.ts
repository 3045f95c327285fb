// Accounts: change of e-mail address, request for another agency, disabling and erasing an account.
import { z } from 'zod'
import { accountId, agencyId, email, instantField, password, token } from './fields.ts'
import { IssuedLink } from './members.ts'
import { listSchema, type RouteTable } from './route.ts'

const EmailChange = z
  .object({ account: accountId, name: z.string(), email: z.string(), askedAt: instantField, expiresAt: instantField })
  .meta({ id: 'EmailChange' })
export type EmailChange = z.infer<typeof EmailChange>

const AgencyRequest = z
  .object({
    account: accountId,
    name: z.string(),
    agency: agencyId.nullable(),
    askedAt: instantField,
    /** Whether the caller may decide it. */
    mayDecide: z.boolean(),
  })
  .meta({ id: 'AgencyRequest' })
export type AgencyRequest = z.infer<typeof AgencyRequest>

export const accountApi = {
  'PUT /api/me/email': {
    about:
      'Asks for another address. It takes the place of the present one once its link is opened; whether another account has it is said only then.',
    access: 'account',
    body: z.object({ email, password }),
    example: { email: 'ana.gomez@example.org', password: 'vela lenta sobre el agua' },
    /** Whether the link was mailed to the new address; otherwise chair or secretariat creates it. */
    answers: { 200: z.object({ mailed: z.boolean() }) },
    refuses: ['wrong-credentials', 'more-than-password', 'proof-needed', 'too-many', 'too-many-failures'],
  },
  'DELETE /api/me/email': { about: 'Withdraws that.', access: 'account', answers: { 204: null } },
  'POST /api/email-changes': {
    about: 'The link of a new address is opened: the address is the account’s from now on.',
    access: 'anyone',
    body: z.object({ token }),
    example: { token: 'from the link' },
    answers: { 204: null },
    refuses: ['link-invalid', 'email-taken', 'too-many', 'too-many-failures'],
  },
  'GET /api/groups/:group/email-changes': {
    about: 'New addresses of members that wait for their link.',
    access: 'account.tend',
    answers: { 200: listSchema(EmailChange) },
  },
  'POST /api/groups/:group/members/:account/email-links': {
    about: 'Makes the link of a member’s new address, shown once, to be sent to that address. An earlier link ends.',
    access: 'account.tend',
    answers: { 201: IssuedLink },
    refuses: ['forbidden'],
  },
  'GET /api/groups/:group/agency-requests': {
    about: 'Who asked for another agency: one’s own request, and those that the caller decides.',
    access: 'group.read',
    answers: { 200: listSchema(AgencyRequest) },
  },
  'PUT /api/groups/:group/agency-request': {
    about: 'Asks for another agency of one’s own delegation, or for none.',
    access: 'group.read',
    body: z.object({ agency: agencyId.nullable() }),
    example: { agency: 'co-fgn' },
    answers: { 204: null },
    refuses: ['unknown-delegation', 'too-many'],
  },
  'DELETE /api/groups/:group/agency-request': { about: 'Withdraws that.', access: 'group.read', answers: { 204: null } },
  'PUT /api/groups/:group/agency-requests/:account/decision': {
    about: 'The head of the delegation, the chair or the secretariat approves or declines it; approved, the member has that agency.',
    access: 'group.read',
    body: z.object({ approve: z.boolean() }),
    example: { approve: true },
    answers: { 204: null },
    refuses: ['forbidden', 'unknown-delegation'],
  },
  'PUT /api/groups/:group/members/:account/disabled': {
    about:
      'Disables a member’s account, or enables it again. Nobody can sign in to a disabled account, and its sessions end at once. Its delegation is notified.',
    access: 'account.tend',
    proof: true,
    body: z.object({ disabled: z.boolean() }),
    example: { disabled: true },
    answers: { 204: null },
    refuses: ['forbidden', 'last-chair'],
  },
  'DELETE /api/groups/:group/members/:account/second-factor': {
    about: 'Removes the two-step verification of a member who has lost it. Their sessions end, and they are notified.',
    access: 'account.tend',
    proof: true,
    answers: { 204: null },
    refuses: ['forbidden', 'no-second-factor'],
  },
  'DELETE /api/groups/:group/accounts/:account': {
    about:
      'Erases the account of a member or a former one, for good: name, address, password and the words that acts stand for. What it wrote stays, as of an erased person.',
    access: 'account.tend',
    proof: true,
    answers: { 204: null },
    refuses: ['forbidden', 'last-chair'],
  },
} as const satisfies RouteTable
