// Creates, opens and deletes a sample group.
import { useNavigate } from '@solidjs/router'
import { type Accessor, createSignal } from 'solid-js'
import { canSomewhere } from '../../../shared/permissions.ts'
import { useActor, useActorContext } from '../../base/actor.tsx'
import type { ApiAnswer } from '../../base/api.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { useToast } from '../../ui/Toasts.tsx'

export interface Sample {
  readonly mayOpen: Accessor<boolean>
  /** The sample is open, the user may delete it, and has another group to return to. */
  readonly mayDiscard: Accessor<boolean>
  readonly busy: Accessor<boolean>
  readonly open: () => Promise<void>
  readonly discard: () => Promise<void>
}

export const createSample = (): Sample => {
  const [text, actor, group, toast, navigate] = [useText(), useActor(), useGroup(), useToast(), useNavigate()]
  const { api, refresh } = useActorContext()
  const [busy, setBusy] = createSignal(false)
  const other = () => actor().memberships.find((membership) => membership.group !== group().id)?.group
  const here = () => actor().memberships.filter((membership) => membership.group === group().id)
  const ask = async <T>(question: () => Promise<ApiAnswer<T>>): Promise<ApiAnswer<T>> => {
    setBusy(true)
    const answer = await question()
    setBusy(false)
    if (!answer.ok) toast({ text: answer.why === 'refused' ? answer.message : text().common.serverDidNotAnswer })
    return answer
  }
  return {
    mayOpen: () => !group().sample && canSomewhere(actor(), 'sample.open'),
    mayDiscard: () => group().sample && other() !== undefined && canSomewhere({ memberships: here() }, 'sample.discard'),
    busy,
    async open() {
      if (busy()) return
      const opened = await ask(() => api.send('POST /api/samples', {}))
      if (!opened.ok) return
      // Membership must be known before navigating there.
      await refresh()
      navigate(`/g/${opened.value.group}`)
    },
    async discard() {
      const [sample, next] = [group().id, other()]
      if (busy() || !(await ask(() => api.send('DELETE /api/samples/:group', { group: sample }))).ok) return
      navigate(`/g/${next}`)
      toast({ text: text().sample.discarded })
      await refresh()
    },
  }
}
