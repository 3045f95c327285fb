// Keys of an `acts:<group>` document: one Y.Map with one key per act. Only the server writes it; each entry of the log is one act.
//
//   acts : Y.Map<number of the act, value>
import type { DocumentSchema } from '../contentSchema.ts'

export const ACTS_ROOT = 'acts'
export const ACTS_SCHEMA: DocumentSchema = {
  [ACTS_ROOT]: { type: 'map', keys: {}, each: { type: 'value', accepts: () => true }, permanent: true },
}
