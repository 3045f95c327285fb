// After a provider's callback that signed nobody in: the reason, or the form for the account's second factor.
import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show, Suspense } from 'solid-js'
import { anyRefusalMessage, isRefusal } from '../../shared/anyRefusalMessage.ts'
import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import { useActorContext } from '../base/actor.tsx'
import { useLanguage, useOutsideText } from '../base/language.tsx'
import { PROVIDER_WORDS } from '../base/messages/providers.ts'
import { SECOND_STEP } from '../base/messages/secondStep.ts'
import { Skeleton } from '../ui/States.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { LazySecondStep } from './createSecondStep.ts'
import { LazyProviderButtons } from './lazyProviders.ts'
import { createTrouble } from './trouble.ts'

export function ProviderResult(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const language = useLanguage()
  const words = () => PROVIDER_WORDS[language()]
  const navigate = useNavigate()
  const [asked] = useSearchParams<{ why?: string; step?: string; factors?: string; to?: string }>()
  const { state, arrive } = useActorContext()
  const trouble = createTrouble()
  const [busy, setBusy] = createSignal(false)
  const kinds = () => (['code', 'passkey'] as const).filter((kind) => asked.factors?.split(',').includes(kind))
  const isInside = () => state().type === 'signedIn'
  const why = () => anyRefusalMessage(isRefusal(asked.why) ? asked.why : 'provider-refused', language())
  const give = async (factor: FactorGiven) => {
    if (busy() || trouble.throttled()) return
    setBusy(true)
    trouble.clear()
    const answer = await arrive((api) => api.send('PUT /api/provider-sign-ins/factor', {}, { factor }))
    setBusy(false)
    if (!answer.ok) return trouble.show(answer)
    navigate(/^\/(?![/\\])/.test(asked.to ?? '') ? (asked.to ?? '/') : '/', { replace: true })
  }
  return (
    <Show
      when={asked.step === 'factor'}
      fallback={
        <ArrivalPage title={isInside() ? words().notDone : words().notIn} language={props.language}>
          <p role="alert">{why()}</p>
          <Show when={!isInside()} fallback={<A href="/me">{words().toAccount}</A>}>
            <Suspense>
              <LazyProviderButtons home />
            </Suspense>
            <A class="sub" href="/sign-in">
              {text().access.toSignIn}
            </A>
          </Show>
        </ArrivalPage>
      }
    >
      <ArrivalPage title={SECOND_STEP[language()].title} lead={words().factorWhy} language={props.language}>
        <Suspense fallback={<Skeleton label={text().common.loading} lines={3} />}>
          <LazySecondStep factors={kinds()} busy={busy()} trouble={trouble.sentence()} onFactor={(factor) => void give(factor)} />
        </Suspense>
        <A class="sub" href="/sign-in">
          {text().access.toSignIn}
        </A>
      </ArrivalPage>
    </Show>
  )
}
