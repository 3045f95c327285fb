// Opens the steps of an import with a table that was pasted elsewhere: it is in the state of the history entry, so that a reload keeps it.
import type { Navigator } from '@solidjs/router'
import type { GroupId } from '../../shared/ids.ts'
import { isRecord } from './remembered.ts'

export const openImport = (navigate: Navigator, group: GroupId, pasted: string): void =>
  navigate(`/g/${group}/import`, { state: { pasted } })
export const pastedIn = (state: unknown): string | null => (isRecord(state) && typeof state.pasted === 'string' ? state.pasted : null)
