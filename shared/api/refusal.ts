// What a refused request is answered.
import { z } from 'zod'
import { REFUSALS, type Refusal } from '../refusals.ts'

const words = Object.keys(REFUSALS) as readonly Refusal[]
export const RefusalAnswer = z
  .object({
    refusal: z.enum(words),
    /** In the caller's language. */
    message: z.string(),
    requestId: z.string(),
    /** Seconds, with whatever passes by itself. */
    retryAfter: z.number().optional(),
  })
  .meta({ id: 'Refusal' })
export type RefusalAnswer = z.infer<typeof RefusalAnswer>
