// Zod types of route parameters and bodies: foreign JSON is parsed into our types here.
import { z } from 'zod'
import { LANGUAGES } from '../bilingual.ts'
import { parseMark } from '../history/marks.ts'
import {
  instant,
  isName,
  parseAccountId,
  parseAgencyId,
  parseCommentId,
  parseDecisionId,
  parseDelegationId,
  parseDocumentId,
  parseGroupId,
  parseItemId,
  parseMeetingId,
  parseMomentId,
  parsePointId,
  parseStreamId,
  parseTermId,
  parseThreadId,
  parseViewId,
  seq as seqOf,
} from '../ids.ts'
import { normalName, UNSEEN } from '../names.ts'
import { ROLES } from '../people.ts'
import { parseOwnKey } from '../roadmap/ownKeys.ts'
import { isKnownZone } from '../zones.ts'

/** Text parsed by one of our parsers; unknown values are a bad request. */
export const by = <T>(parse: (text: string) => T | null, example?: string) =>
  z
    .string()
    .transform((text, context): T => {
      const parsed = parse(text)
      if (parsed !== null) return parsed
      context.addIssue({ code: 'custom', ...(example !== undefined && { params: { example } }) })
      return z.NEVER
    })
    .meta(example === undefined ? {} : { example })

export const accountId = by(parseAccountId, '4v0k2b9d7qm1s3t5u6aa')
export const groupId = by(parseGroupId, 'tco')
export const delegationId = by(parseDelegationId, 'co')
export const agencyId = by(parseAgencyId, 'co-fgn')
export const streamId = by(parseStreamId, 'extradition')
export const ownKey = by(parseOwnKey, 'own-number-0h3c8f1n6pq2r4s7t9vb')
export const itemId = by(parseItemId, '0h3c8f1n6pq2r4s7t9vb')
export const pointId = by(parsePointId, '1a5e9i3m7q2u6b0f4jkl')
export const decisionId = by(parseDecisionId, '2c6g0k4o8s1v5d9h3lmn')
export const termIdSchema = by(parseTermId, '7r1v5a9e3i7m2q6u0bcd')
export const meetingId = by(parseMeetingId, '3f7j1n5r9t2b6e0i4mop')
export const momentId = by(parseMomentId, '5j9n3r7t1b5f0i4m8qrs')
export const viewId = by(parseViewId, '6l0p4s8v2d6h1k5o9tuv')
export const threadId = by(parseThreadId, '7m1q5t9v3e7i2l6p0stu')
export const commentId = by(parseCommentId, '8n2r6u0a4f8j3m7q1tuv')
/** Id of a session, a link, an invitation. */
export const ownId = by((text) => (isName(text) ? text : null), '0h3c8f1n6pq2r4s7t9vb')
/** The `webhook-id` of a delivery. */
export const deliveryId = by((text) => (/^msg_[0-9a-z]{1,40}$/.test(text) ? text : null), 'msg_0h3c8f1n6pq2r4s7t9vb')
/** Id of a sign-in provider in the configuration. */
export const providerId = by((text) => (/^[a-z][a-z0-9]{0,19}$/.test(text) ? text : null), 'entra')
export const documentId = by(parseDocumentId, 'roadmap:tco')
/** A mark: `now`, `start`, `visit`, `seq:<n>`, `at:<milliseconds>`, `meeting:<id>`, `moment:<id>` … */
export const mark = by(parseMark, 'now')

export const instantField = z.int().min(0).transform(instant).meta({ example: 1_790_000_000_000, description: 'Milliseconds since 1970.' })
export const seqSchema = z.int().min(0).transform(seqOf).meta({ example: 42 })
// Lower-case hexadecimal only: otherwise two files that differ in case would contain the same proof.
export const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const keyName = z.string().regex(/^[0-9a-f]{32}$/)
export const signature = z.string().regex(/^[0-9a-f]{128}$/)
export const countSchema = z.int().min(0)
/** `2019-11-15`, without a time zone. */
export const daySchema = z.string().meta({ example: '2026-03-14' })
export const languageSchema = z.enum(LANGUAGES)
/** An IANA time zone, or ''. */
export const zone = z.string().max(64).refine(isKnownZone).meta({ example: 'America/Bogota' })
export const role = z.enum(ROLES)
export const bilingualSchema = z.object({ es: z.string(), en: z.string() }).meta({ id: 'Bilingual' })
/** Seat of a member. */
export const seatFields = { role, delegation: delegationId.nullable(), agency: agencyId.nullable() }

/** One line of visible text, without invisible or bidirectional control characters. */
export const lineSchema = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !UNSEEN.test(text))
/** Either side may be empty. */
export const bilingualUpTo = (most: number) => {
  const side = z
    .string()
    .trim()
    .max(most)
    .refine((text) => !UNSEEN.test(text))
  return z.object({ es: side, en: side })
}
export const bilingualLine = (most: number) => z.object({ es: lineSchema(most), en: lineSchema(most) })
/** Not normalised: `normalEmail` says whether it is valid. */
export const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/)
  .refine((text) => !UNSEEN.test(text))
  .meta({ example: 'ana@example.org' })
/** Normalised; validated by `checkName`. */
export const name = z.string().max(1_000).transform(normalName).pipe(z.string().min(1).max(120))
/** Only its length is limited here; `checkPassword` has the rules. */
export const password = z.string().max(1024)
export const token = z.string().max(128)
/** The token at the end of a calendar's URL, of 256 bits. */
export const calendarFile = by((text) => /^([\w-]{43})\.ics$/.exec(text)?.[1] ?? null, 'o3nC…T0.ics')
/** A number in a query string. */
export const numberSchema = z.coerce.number<string>().int().nonnegative()

export const byLink = z.object({ requestedBy: z.string().nullable(), consentBy: z.string().nullable() }).meta({
  id: 'ByLink',
  description:
    'Written in a session opened by somebody else’s sign-in link: who requested it (null: the operator of the server) and who consented (null: not needed), with their names at that time.',
})
export const byToken = z
  .object({ number: z.number().int().nonnegative(), name: z.string().nullable() })
  .meta({ id: 'ByToken', description: 'Written by an API token of its author: its number in the group, and its name, if it is known.' })
