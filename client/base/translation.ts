// What waits to be translated or confirmed in the group, as the server reads it; asked for again when the screen is looked at.
import type { TranslationAnswer, WaitingPair } from '../../shared/api/translation.ts'
import { useActor, useApi } from './actor.tsx'
import { type Asked, createAsked } from './asked.ts'
import { useGroup } from './group.tsx'

const AGAIN_MS = 30_000

export const createTranslation = (): Asked<TranslationAnswer> => {
  const group = useGroup()
  const actor = useActor()
  return createAsked<TranslationAnswer>({
    api: useApi(),
    account: actor().account,
    path: () => `/api/groups/${group().id}/translation`,
    every: AGAIN_MS,
  })
}

/** What is missing or stale; the rest is only to be confirmed. */
export const isToTranslate = ({ state }: Pick<WaitingPair, 'state'>): boolean => state !== 'unconfirmed'
