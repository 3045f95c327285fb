// Body of a refused request.
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
    /** With `bad-request`: the field of the body that is not accepted (`due`, `own-number-…`), if it is one. */
    field: z.string().optional(),
    /** Retry after this many seconds, for temporary refusals. */
    retryAfter: z.number().optional(),
    /** With `second-factor-needed`: the second factors of the account. */
    factors: z.array(z.enum(FACTOR_KINDS)).readonly().optional(),
    /** With `provider-needed`: ids of the required providers. */
    providers: z.array(z.string()).readonly().optional(),
  })
  .meta({ id: 'Refusal' })
export type RefusalAnswer = z.infer<typeof RefusalAnswer>
