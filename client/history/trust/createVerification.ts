// Last verification of the group's logs, and starting a new one.
import { type Accessor, createSignal } from 'solid-js'
import type { Verification } from '../../../shared/api/trust.ts'
import { useApi } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import type { NoServer, RefusedAnswer } from '../../base/api.ts'
import { createQuery } from '../../base/createQuery.ts'
import { useGroup } from '../../base/group.tsx'

export interface VerificationState {
  /** Null while loading. */
  readonly last: Accessor<Verification | null>
  readonly failure: Accessor<RefusedAnswer | NoServer | null>
  readonly checking: Accessor<boolean>
  /** Why the last verification failed to run. */
  readonly checkFailure: Accessor<RefusedAnswer | NoServer | null>
  readonly check: () => Promise<void>
  readonly refresh: () => Promise<void>
}

export const createVerification = (): VerificationState => {
  const api = useApi()
  const group = useGroup()
  const path = () => address('/api/groups/:group/verification', { group: group().id })
  const { value, failure, refresh } = createQuery(path, { remember: true, live: true })
  const [checking, setChecking] = createSignal(false)
  const [checkFailure, setCheckFailure] = createSignal<RefusedAnswer | NoServer | null>(null)
  return {
    last: value,
    failure,
    checking,
    checkFailure,
    refresh,
    async check() {
      setChecking(true)
      const answer = await api.send('POST /api/groups/:group/verification', { group: group().id })
      setCheckFailure(answer.ok ? null : answer)
      await refresh()
      setChecking(false)
    },
  }
}
