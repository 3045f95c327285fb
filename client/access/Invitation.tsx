// Page of an invitation: group, role and delegation; then a new account, or the existing one.
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { InvitationPreview } from '../../shared/api/arrival.ts'
import { pick } from '../../shared/bilingual.ts'
import { useActorContext } from '../base/actor.tsx'
import { createQueryBy } from '../base/createQuery.ts'
import { formatMoment } from '../base/intl.ts'
import { useLanguage, useOutsideText } from '../base/language.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { Skeleton } from '../ui/States.tsx'
import { AcceptForm } from './AcceptForm.tsx'
import { ArrivalPage } from './Arrival.tsx'
import { InvalidLink } from './InvalidLink.tsx'
import { useToken } from './token.ts'

export function InvitationPage(props: { language: JSX.Element }) {
  const text = useOutsideText()
  const navigate = useNavigate()
  const { api } = useActorContext()
  const token = useToken()
  // Without a token there is no request, and the answer is the same.
  const preview = createQueryBy(
    () => token() || '-',
    (link) => api.send('POST /api/invitations/preview', {}, { token: link }),
  )
  const [accepted, setAccepted] = createSignal(false)
  const entered = () => {
    setAccepted(true)
    navigate('/', { replace: true })
  }

  return (
    <ArrivalPage
      title={text().access.invitation.title}
      lead={preview.failure() ? undefined : text().access.invitation.to}
      language={props.language}
    >
      <Switch fallback={<Skeleton label={text().common.loading} lines={4} />}>
        <Match when={!accepted() && preview.value()}>
          {(invitation) => (
            <>
              <What invitation={invitation()} />
              <AcceptForm token={token()} invitation={invitation()} onEntered={entered} />
            </>
          )}
        </Match>
        <Match when={preview.failure()}>{(refused) => <InvalidLink failure={refused()} onTryAgain={preview.refresh} />}</Match>
      </Switch>
    </ArrivalPage>
  )
}

function What(props: { invitation: InvitationPreview }) {
  const text = useOutsideText()
  const language = useLanguage()
  const group = () => pick(props.invitation.group, language())
  return (
    <section class="invited">
      <h2 lang={group().language}>{group().text}</h2>
      <dl class="save__list">
        <dt>{text().people.name}</dt>
        <dd>{props.invitation.name}</dd>
        <dt>{text().people.role}</dt>
        <dd>{text().people.roles[props.invitation.role]}</dd>
        <Show when={props.invitation.delegation}>
          {(delegation) => (
            <>
              <dt>{text().people.delegation}</dt>
              <dd class="row">
                <DelegationMark code={delegation().code} identity={delegation().identity} />
                {pick(delegation().name, language()).text}
              </dd>
            </>
          )}
        </Show>
        <Show when={props.invitation.agency}>
          {(agency) => (
            <>
              <dt>{text().people.agency}</dt>
              <dd>
                {agency().acronym} <span class="sub">{pick(agency().name, language()).text}</span>
              </dd>
            </>
          )}
        </Show>
      </dl>
      <p class="sub">{text().access.invitation.until(formatMoment(props.invitation.expiresAt, language()))}</p>
    </section>
  )
}
