// Types of mails, declared once: parsed when read from a row. No mail contains text of documents, comments or items.
import { z } from 'zod'
import { bilingualSchema, groupId, instantField, meetingId, role } from '../../shared/api/fields.ts'
import { SEAT_CHANGES } from '../../shared/notices/seatWords.ts'
import { TOKEN_SCOPES } from '../../shared/tokens/tokens.ts'

const oneTime = { link: z.string(), expiresAt: instantField, zone: z.string() }

/** Requirement of a group, for its members. `from` null: at once. `link`: where to do what it requires. */
const rule = { group: bilingualSchema, from: instantField.nullable(), zone: z.string(), link: z.string() }

/** Events of a second factor of which its owner is notified. */
export const FACTOR_CHANGES = [
  'added',
  'removed',
  'passkeyAdded',
  'passkeyRemoved',
  'passkeyCopied',
  'reset',
  'newCodes',
  'codeUsed',
] as const
export type FactorChange = (typeof FACTOR_CHANGES)[number]

/** The notices are collected when it is sent. */
const Notices = z.object({
  kind: z.literal('notices'),
  group: groupId,
  digest: z
    .discriminatedUnion('type', [z.object({ type: z.literal('session'), meeting: meetingId }), z.object({ type: z.literal('weekly') })])
    .nullable(),
})
export type NoticesContent = z.infer<typeof Notices>

export const MailContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invitation'), group: bilingualSchema, by: z.string(), ...oneTime }),
  z.object({ kind: z.literal('signInLink'), group: bilingualSchema, ...oneTime }),
  z.object({ kind: z.literal('forgottenPassword'), ...oneTime }),
  z.object({ kind: z.literal('passwordChanged'), at: instantField, zone: z.string() }),
  z.object({ kind: z.literal('factorChanged'), change: z.enum(FACTOR_CHANGES), at: instantField, zone: z.string() }),
  z.object({
    kind: z.literal('providerChanged'),
    change: z.enum(['linked', 'unlinked']),
    /** Null for one that is no longer configured. */
    name: bilingualSchema.nullable(),
    at: instantField,
    zone: z.string(),
  }),
  z.object({ kind: z.literal('newDevice'), device: z.string(), at: instantField, zone: z.string() }),
  z.object({
    kind: z.literal('tokenMade'),
    /** Name of the token; the token itself is in no mail. */
    name: z.string(),
    group: bilingualSchema,
    scopes: z.array(z.enum(TOKEN_SCOPES)),
    until: instantField,
    at: instantField,
    zone: z.string(),
  }),
  z.object({
    kind: z.literal('tokenPlace'),
    name: z.string(),
    group: bilingualSchema,
    place: z.string(),
    at: instantField,
    zone: z.string(),
  }),
  z.object({ kind: z.literal('factorRequired'), ...rule }),
  z.object({ kind: z.literal('providerRequired'), providers: z.array(bilingualSchema).min(1), ...rule }),
  z.object({
    kind: z.literal('seat'),
    group: bilingualSchema,
    what: z.enum(SEAT_CHANGES),
    name: z.string(),
    by: z.string().nullable(),
    isOwn: z.boolean(),
    from: role.nullable(),
    to: role.nullable(),
    /** What they see of earlier comments; null: they have no seat. Absent in mails of earlier versions. */
    sees: z.enum(['all', 'former', 'none']).nullable().optional(),
    /** When earlier comments open to them. */
    opensAt: instantField.nullable(),
    zone: z.string(),
    link: z.string(),
  }),
  z.object({ kind: z.literal('confirmEmail'), ...oneTime }),
  z.object({ kind: z.literal('emailChanged') }),
  /** To operators. `at`: up to when everything is backed up. */
  z.object({ kind: z.literal('backupFailed'), at: instantField, zone: z.string(), why: z.string() }),
  z.object({ kind: z.literal('backupResumed'), at: instantField, zone: z.string() }),
  /** To operators. `by` asks for the group `name`, for `group`. */
  z.object({ kind: z.literal('groupRequested'), group: bilingualSchema, by: z.string(), name: bilingualSchema, link: z.string() }),
  z.object({ kind: z.literal('test'), by: z.string() }),
  Notices,
  /** A push notification instead of a mail: new notices, in a browser that is not open (`server/push`). */
  z.object({ kind: z.literal('push'), browser: z.string() }),
])
export type MailContent = z.infer<typeof MailContent>

export type SeatContent = Extract<MailContent, { readonly kind: 'seat' }>

export type BackupContent = Extract<MailContent, { readonly kind: 'backupFailed' | 'backupResumed' }>

export type RuleContent = Extract<MailContent, { readonly kind: 'factorRequired' | 'providerRequired' }>

/** Types with fixed text; the others are composed from notices. */
export type PlainContent = Exclude<MailContent, NoticesContent | { readonly kind: 'push' }>

/** Null: it never expires. Otherwise its link is invalid afterwards, so it is not sent any more. */
export const expiryOf = (content: MailContent): number | null => ('expiresAt' in content ? content.expiresAt : null)
