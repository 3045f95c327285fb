// Where each act lives in an `acts:<group>`: one Y.Map, one key for each act. The server alone writes it; each entry of the log holds one act.
//
//   acts : Y.Map<number of the act, value>
import type { DocumentSchema } from '../contentSchema.ts'

export const ACTS_ROOT = 'acts'
export const ACTS_SCHEMA: DocumentSchema = {
  [ACTS_ROOT]: { type: 'map', keys: {}, each: { type: 'value', accepts: () => true }, permanent: true },
}
