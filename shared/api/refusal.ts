// What a refused request is answered.
import { z } from 'zod'
import { REFUSALS, type Refusal } from '../refusals.ts'
import { FACTOR_KINDS } from './passkeys.ts'

const words = Object.keys(REFUSALS) as readonly Refusal[]
export const RefusalAnswer = z
  .object({
    refusal: z.enum(words),
    /** In the caller's language. */
    message: z.string(),
    requestId: z.string(),
    /** Seconds, with whatever passes by itself. */
    retryAfter: z.number().optional(),
    /** With `second-factor-needed`: the kinds that the account has. */
    factors: z.array(z.enum(FACTOR_KINDS)).readonly().optional(),
    /** With `provider-needed`: the ids of the providers that open the group. */
    providers: z.array(z.string()).readonly().optional(),
  })
  .meta({ id: 'Refusal' })
export type RefusalAnswer = z.infer<typeof RefusalAnswer>
