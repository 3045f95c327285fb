// Stores the moment before an import, to which the group can go back.
import type { GroupId } from '../../shared/ids.ts'
import type { Api } from '../base/api.ts'

/** The longest name that the server accepts. */
const LONGEST = 120

/** The name of the moment; null if it could not be stored. */
export const keepMoment = async (api: Pick<Api, 'send'>, group: GroupId, words: string): Promise<string | null> => {
  const name = words.slice(0, LONGEST)
  const kept = await api.send('POST /api/groups/:group/moments', { group }, { name })
  return kept.ok ? name : null
}
