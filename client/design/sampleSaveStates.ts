// Each state once: the page shows what the control makes of them, and its test holds the words apart.
import { instant } from '../../shared/ids.ts'
import type { SaveStatus } from '../live/types.ts'

export const SAMPLE_SAVE_STATES: readonly SaveStatus[] = [
  { type: 'loading' },
  { type: 'saved', at: instant(Date.UTC(2019, 10, 15, 19, 32)) },
  { type: 'saving', waiting: 3 },
  { type: 'reconnecting', waiting: 3 },
  { type: 'offline', waiting: 12 },
  { type: 'readOnly', why: 'observer' },
  { type: 'readOnly', why: 'closed' },
  { type: 'notLive' },
  { type: 'storageBlocked', waiting: 1 },
  { type: 'storageFull', waiting: 1 },
  { type: 'refused', why: 'foreign-content' },
  { type: 'serverLostEdits' },
  { type: 'bringingBack' },
  { type: 'broughtBack', others: 3 },
  { type: 'notBroughtBack' },
  { type: 'damaged', waiting: 2 },
  { type: 'reload' },
  { type: 'locked' },
  { type: 'ended', why: 'notAMember' },
]
