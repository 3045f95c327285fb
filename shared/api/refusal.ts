// Body of a refused request.
import { z } from 'zod'
import { REFUSALS, type Refusal } from '../refusals.ts'
import { FACTOR_KINDS } from './passkeys.ts'

const words = Object.keys(REFUSALS) as readonly Refusal[]
const RefusedField = z
  .object({
    in: z.enum(['query', 'body', 'header']),
    /** Its path (`checklist.0.done`); '' for the whole body. */
    field: z.string(),
    /** What it may be, in the caller's language. */
    expected: z.string(),
    /** The values that are accepted, if they can be listed. */
    values: z
      .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .readonly()
      .optional(),
  })
  .meta({ id: 'RefusedField' })
export const RefusalAnswer = z
  .object({
    refusal: z.enum(words),
    /** In the caller's language. */
    message: z.string(),
    requestId: z.string(),
    /** With `bad-request`: the first field that is not accepted (`due`, `own-number-…`), if it is one. */
    field: z.string().optional(),
    /** With `bad-request`: each field that is not accepted, and what it may be. For several items at once: the line that is refused, and why. */
    problems: z.array(RefusedField).readonly().optional(),
    /** Retry after this many seconds, for temporary refusals. */
    retryAfter: z.number().optional(),
    /** With `second-factor-needed`: the second factors of the account. */
    factors: z.array(z.enum(FACTOR_KINDS)).readonly().optional(),
    /** With `provider-needed`: ids of the required providers. */
    providers: z.array(z.string()).readonly().optional(),
    /** With `history-behind`: how much of it has been read, in percent. */
    read: z.int().optional(),
  })
  .meta({ id: 'Refusal' })
export type RefusalAnswer = z.infer<typeof RefusalAnswer>

/** The same with the members of RFC 9457, for clients that accept it. */
export const PROBLEM_TYPE = 'application/problem+json'
export const ProblemAnswer = RefusalAnswer.extend({
  /** Where the kind of refusal is explained. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
}).meta({ id: 'Problem' })
export type ProblemAnswer = z.infer<typeof ProblemAnswer>
