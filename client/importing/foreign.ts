// Checks of structured values in files from elsewhere.
import { isFlag } from '../../shared/checks.ts'
import { parseDelegationId, parseItemId } from '../../shared/ids.ts'
import { isDependency } from '../../shared/roadmap/checks.ts'
import { isRecord } from '../base/remembered.ts'

export const isPair = (value: unknown): boolean => isRecord(value) && typeof value.es === 'string' && typeof value.en === 'string'
export const isDependencyOf = (value: unknown): boolean =>
  isRecord(value) && parseItemId(value.item) !== null && isDependency({ type: value.type, lag: value.lag })
export const isChecklistDraft = (value: unknown): boolean =>
  isRecord(value) && isPair(value.text) && isFlag(value.done) && (value.delegation === null || parseDelegationId(value.delegation) !== null)
