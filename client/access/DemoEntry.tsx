// Route of a printed demo URL: signs in once with its token. If the token was used or has expired, it shows the roles.
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, type JSX, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { Note, Skeleton } from '../ui/States.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { SignIn } from './SignIn.tsx'
import { useToken } from './token.ts'

export function DemoEntry(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const navigate = useNavigate()
  const { state, arrive } = useActorContext()
  const token = useToken()
  const [query] = useSearchParams<{ to: string }>()
  /** Only paths of a group: the target comes from the URL and must not redirect elsewhere. */
  const to = () => (/^\/g\/[^/]/.test(query.to ?? '') ? (query.to ?? '/') : '/')
  const [failed, setFailed] = createSignal(false)
  let tried = false
  createEffect(async () => {
    // A user who is signed in already stays so, and the token is not used.
    if (state().type === 'signedIn') return navigate(to(), { replace: true })
    if (state().type !== 'signedOut' || tried) return
    tried = true
    const entered = await arrive((api) => api.enterDemo(token()))
    if (!entered.ok) setFailed(true)
  })
  return (
    <Show
      when={failed()}
      fallback={
        <ArrivalPage title={text().access.signingIn} language={props.language}>
          <Skeleton label={text().common.loading} lines={4} />
        </ArrivalPage>
      }
    >
      <SignIn language={props.language} notice={<Note icon="link">{text().access.demo.spent}</Note>} />
    </Show>
  )
}
