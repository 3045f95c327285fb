// Schemas of heads, keys, marks and names stored outside the server, which are foreign JSON.
import { z } from 'zod'
import {
  accountId,
  agencyId,
  by,
  countSchema,
  delegationId,
  documentId,
  groupId,
  hash,
  instantField,
  keyName,
  meetingId,
  role,
  seqSchema,
  signature,
} from '../api/fields.ts'
import { SignedHead, SigningKey } from '../api/trust.ts'
import { parseCommitment } from '../ids.ts'
import type { ArchivedGroup, ArchivedLog, ArchivedMark, ArchivedPeople, ArchivedWord } from './archive.ts'

/** A printable line: it cannot imitate another line of output. */
const words = z.string().transform((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' '))
const bilingual = z.object({ es: words, en: words })

export const keysBody = z.array(SigningKey)
export const headsBody = z.array(SignedHead)
/** A stored head: signed, or only seen, as a browser stores it. */
export interface HeldHead extends ArchivedLog {
  readonly at: SignedHead['at']
  readonly key: string | null
  readonly signature: string | null
  readonly reason: SignedHead['reason']
}
export const heldBody = z.object({
  group: groupId.nullable().catch(null),
  heads: z.array(
    z.object({
      document: documentId,
      seq: seqSchema,
      hash,
      at: instantField,
      key: z.string().max(64).nullable().default(null),
      signature: z.string().max(256).nullable().default(null),
      reason: SignedHead.shape.reason.default('periodic'),
    }),
  ),
  keys: keysBody.default([]),
})

export const groupBody: z.ZodType<ArchivedGroup> = z.object({ id: groupId, name: bilingual, at: instantField })
export const logBody: z.ZodType<ArchivedLog> = z.object({ document: documentId, seq: seqSchema, hash })
export const marksBody: z.ZodType<readonly ArchivedMark[]> = z.array(
  z.object({
    kind: z.enum(['opened', 'started', 'closed', 'named']),
    meeting: meetingId.nullable(),
    name: words.nullable(),
    at: instantField,
    heads: z.array(logBody),
  }),
)
export const peopleBody: z.ZodType<ArchivedPeople> = z.object({
  delegations: z.array(z.object({ id: delegationId, code: words, name: bilingual, identity: countSchema })),
  agencies: z.array(z.object({ id: agencyId, delegation: delegationId, acronym: words, name: bilingual })),
  people: z.array(
    z.object({
      account: accountId,
      name: words,
      role: role.nullable(),
      delegation: delegationId.nullable(),
      agency: agencyId.nullable(),
    }),
  ),
})
export const wordsBody: z.ZodType<readonly ArchivedWord[]> = z.array(
  z.object({
    commitment: by(parseCommitment),
    account: accountId,
    salt: z.string().regex(/^([0-9a-f]{2}){1,64}$/),
    words: z.string(),
  }),
)
export const sealBody = z.object({ key: keyName, signature })

/** `null` if it is no JSON of this shape. */
export const readJson = <T>(bytes: Uint8Array, schema: z.ZodType<T>): T | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    // Neither text nor JSON: foreign bytes, and a plain no.
    return null
  }
}
