// Checks who is signed in. The code of the app is loaded in parallel with the request if an account is cached; else once the sign-in page is
// painted, while the password is typed, so that the first paint does not wait for it.
import { createEffect, Match, onMount, type ParentProps, Suspense, Switch } from 'solid-js'
import { createEarlyDemo } from '../access/createDemo.ts'
import { SignIn } from '../access/SignIn.tsx'
import { useActorContext } from '../base/actor.tsx'
import { openActor } from '../base/cachedActor.ts'
import { firstLanguage } from '../base/firstLanguage.ts'
import { useOutsideText } from '../base/language.tsx'
import { fetchAhead, lazilyAlone, onFetchAhead } from '../base/lazily.tsx'
import { loadFirstWords } from '../base/messages/catalogue.ts'
import { keepShell } from '../base/shell.ts'
import { Skeleton } from '../ui/States.tsx'
import { BareFrame } from './BareFrame.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'

/** With the messages of one language; another language is loaded on demand. */
const Inside = lazilyAlone(async () => (await Promise.all([import('./Inside.tsx'), loadFirstWords(firstLanguage())]))[0].SignedInFrame)

export function SignedInApp(props: ParentProps) {
  const { api, state, copies } = useActorContext()
  const demo = createEarlyDemo(api)
  onMount(() => {
    if (!openActor()) demo.ask()
    Inside.preload()
    onFetchAhead(copies.loadAhead)
  })
  createEffect(() => {
    const { type } = state()
    if (type === 'signedOut') afterPaint(fetchAhead)
    else if (type === 'signedIn' || openActor()) fetchAhead()
    if (type === 'signedIn') keepShell()
  })
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Match when={state().type === 'loading'}>
          <Waiting />
        </Match>
        <Match when={state().type === 'signedOut'}>
          <SignIn language={<LanguageSwitch />} demo={demo} />
        </Match>
        <Match when={state().type === 'signedIn'}>
          <Inside>{props.children}</Inside>
        </Match>
      </Switch>
    </Suspense>
  )
}

const afterPaint = (work: () => void) => requestAnimationFrame(() => setTimeout(work))

function Waiting() {
  const text = useOutsideText()
  return (
    <BareFrame>
      <Skeleton label={text().common.loading} />
    </BareFrame>
  )
}
