// Dependencies of an item in a request body.
import { z } from 'zod'
import { inFields, MOST } from '../bounds.ts'
import { itemId } from './fields.ts'

export const DEPENDENCIES_SHAPE = z
  .array(z.strictObject({ item: itemId, type: z.enum(['FS', 'SS']), lag: z.int().min(-3650).max(3650) }))
  .max(inFields(MOST.links))
  .meta({ description: 'All of them: finish to start (`FS`) or start to start (`SS`), with a lag in days.' })
