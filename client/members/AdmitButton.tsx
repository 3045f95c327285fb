// Admits a newcomer of one's delegation to what it commented before.
import { createSignal } from 'solid-js'
import type { AccountId } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { announceChange } from '../base/news.ts'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'

export function AdmitButton(props: { account: AccountId; name: string; onAdmitted: (said: string) => void }) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const admit = async () => {
    if (busy()) return
    setBusy(true)
    setTrouble(null)
    const at = { group: group().id, account: props.account }
    const answer = await api.send('PUT /api/groups/:group/members/:account/admission', at)
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.why === 'refused' ? answer.message : text().earlier.offline)
    props.onAdmitted(text().earlier.admitted(props.name))
    announceChange('group')
    announceChange('inbox')
  }
  return (
    <>
      <Button aria-label={text().earlier.admitNamed(props.name)} busy={busy() && text().common.saving} onClick={admit}>
        {text().earlier.admit}
      </Button>
      <TroubleNote words={trouble()} />
    </>
  )
}
