// What is kept outside the server comes back as foreign JSON: the shapes of heads, keys, marks and names, parsed.
import { z } from 'zod'
import type { SignedHead, SigningKey } from '../api/trust.ts'
import {
  instant,
  parseAccountId,
  parseAgencyId,
  parseCommitment,
  parseDelegationId,
  parseDocumentId,
  parseGroupId,
  parseMeetingId,
  type Seq,
  seq,
} from '../ids.ts'
import { parseRole } from '../people.ts'
import type { ArchivedGroup, ArchivedLog, ArchivedMark, ArchivedPeople, ArchivedWord } from './archive.ts'

const by = <T>(parse: (value: unknown) => T | null) =>
  z.unknown().transform((value, context): T => {
    const parsed = parse(value)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
const natural = z.int().min(0)
const seqField = natural.transform((value): Seq => seq(value))
const instantField = natural.transform(instant)
// One text for one value: a seal in capitals would be another file with the same proof.
const keyName = z.string().regex(/^[0-9a-f]{32}$/)
const signature = z.string().regex(/^[0-9a-f]{128}$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const documentField = by(parseDocumentId)
/** Of a line that is printed: nothing that could pass itself off as another line. */
const words = z.string().transform((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' '))
const bilingual = z.object({ es: words, en: words })

export const keysBody: z.ZodType<readonly SigningKey[]> = z.array(
  z.object({ id: keyName, publicKey: z.string().regex(/^([0-9a-f]{2}){1,200}$/), since: instantField }),
)
export const headsBody: z.ZodType<readonly SignedHead[]> = z.array(
  z.object({
    document: documentField,
    seq: seqField,
    hash,
    at: instantField,
    key: keyName,
    signature,
    reason: z.enum(['meeting', 'export', 'periodic']),
    digests: z.object({ state: hash, history: hash, historyVersion: natural, key: keyName, signature }).optional(),
  }),
)
/** A head that somebody kept: signed, or only seen, as a browser remembers it. */
export interface HeldHead extends ArchivedLog {
  readonly at: SignedHead['at']
  readonly key: string | null
  readonly signature: string | null
  readonly reason: SignedHead['reason']
}
export const heldBody = z.object({
  group: by(parseGroupId).nullable().catch(null),
  heads: z.array(
    z.object({
      document: documentField,
      seq: seqField,
      hash,
      at: instantField,
      key: z.string().max(64).nullable().default(null),
      signature: z.string().max(256).nullable().default(null),
      reason: z.enum(['meeting', 'export', 'periodic']).default('periodic'),
    }),
  ),
  keys: keysBody.default([]),
})

export const groupBody: z.ZodType<ArchivedGroup> = z.object({ id: by(parseGroupId), name: bilingual, at: instantField })
export const logBody: z.ZodType<ArchivedLog> = z.object({ document: documentField, seq: seqField, hash })
export const marksBody: z.ZodType<readonly ArchivedMark[]> = z.array(
  z.object({
    kind: z.enum(['opened', 'started', 'closed', 'named']),
    meeting: by(parseMeetingId).nullable(),
    name: words.nullable(),
    at: instantField,
    heads: z.array(logBody),
  }),
)
export const peopleBody: z.ZodType<ArchivedPeople> = z.object({
  delegations: z.array(z.object({ id: by(parseDelegationId), code: words, name: bilingual, identity: natural })),
  agencies: z.array(z.object({ id: by(parseAgencyId), delegation: by(parseDelegationId), acronym: words, name: bilingual })),
  people: z.array(
    z.object({
      account: by(parseAccountId),
      name: words,
      role: by(parseRole).nullable(),
      delegation: by(parseDelegationId).nullable(),
      agency: by(parseAgencyId).nullable(),
    }),
  ),
})
export const wordsBody: z.ZodType<readonly ArchivedWord[]> = z.array(
  z.object({
    commitment: by(parseCommitment),
    account: by(parseAccountId),
    salt: z.string().regex(/^([0-9a-f]{2}){1,64}$/),
    words: z.string(),
  }),
)
export const sealBody = z.object({ key: keyName, signature })

/** `null` for what is no JSON of this shape. */
export const readJson = <T>(bytes: Uint8Array, schema: z.ZodType<T>): T | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    // Neither text nor JSON: foreign bytes, and a plain no.
    return null
  }
}
