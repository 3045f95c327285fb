// The address by which one's own calendar program reads this group: made, shown once, renewed, revoked.
import { createEffect, createSignal, Show } from 'solid-js'
import type { CalendarAddressInfo } from '../../shared/api/calendar.ts'
import { pick } from '../../shared/bilingual.ts'
import { type CalendarScope, SCOPES } from '../../shared/calendar/scopes.ts'
import { membershipIn } from '../../shared/people.ts'
import { useActor, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import type { ApiAnswer } from '../base/api.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { createCopied } from '../clipboard/createCopied.ts'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Note, TroubleNote } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'

type Ask = 'renew' | 'revoke'

export function CalendarAddress() {
  const text = useText()
  const language = useLanguage()
  const actor = useActor()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const at = () => ({ group: group().id })
  const query = createQuery(() => address('/api/groups/:group/calendar-address', at()))
  const [scope, setScope] = createSignal<CalendarScope>('mine')
  const [made, setMade] = createSignal<string | null>(null)
  const [asked, setAsked] = createSignal<Ask>('renew')
  const [asks, setAsks] = createSignal(false)
  const isRevoked = () => asked() === 'revoke'
  const ask = (what: Ask) => {
    setAsked(what)
    setAsks(true)
  }
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const sent = async <T,>(answer: Promise<ApiAnswer<T>>): Promise<T | null> => {
    setBusy(true)
    const got = await answer
    setBusy(false)
    setAsks(false)
    setTrouble(got.ok ? null : got.why === 'refused' ? got.message : text().subscription.notSaved)
    if (!got.ok) return null
    void query.refresh()
    return got.value
  }
  const make = async (wanted: CalendarScope) => {
    const answer = await sent(api.send('POST /api/groups/:group/calendar-address', at(), { scope: wanted }))
    if (answer) setMade(answer.address)
  }
  const change = async (wanted: CalendarScope) => {
    await sent(api.send('PATCH /api/groups/:group/calendar-address', at(), { scope: wanted }))
  }
  const revoke = async () => {
    if ((await sent(api.send('DELETE /api/groups/:group/calendar-address', at()))) === null) return
    setMade(null)
    toast({ text: text().subscription.revoked })
  }
  // Without a delegation there is no calendar of a delegation.
  const scopes = () => SCOPES.filter((one) => one !== 'delegation' || membershipIn(actor(), group().id)?.delegation)
  // Led here from the calendar, before there was anything to scroll to.
  let part: HTMLElement | undefined
  createEffect(() => {
    if (query.value() !== undefined && location.hash === '#calendar') part?.scrollIntoView()
  })
  const Scope = (props: { value: CalendarScope; onChange: (scope: CalendarScope) => void }) => (
    <Segmented<CalendarScope>
      small
      label={text().subscription.holds}
      value={props.value}
      onChange={props.onChange}
      segments={scopes().map((value) => ({ value, label: text().subscription.scopes[value] }))}
    />
  )
  const Made = (props: { kept: CalendarAddressInfo }) => (
    <>
      <dl class="save__list me-page__facts">
        <dt>{text().subscription.holds}</dt>
        <dd>
          <Scope value={props.kept.scope} onChange={(wanted) => void change(wanted)} />
        </dd>
        <dt>{text().subscription.made}</dt>
        <dd>
          {formatDate(props.kept.createdAt, language())}
          <span class="sub">
            <Show when={props.kept.readAt} fallback={text().subscription.neverRead}>
              {(read) => <>{text().calendar.readOn(formatDate(read(), language()))}</>}
            </Show>
          </span>
        </dd>
      </dl>
      <Show when={made()}>{(shown) => <Shown address={shown()} />}</Show>
      <p class="row wrap">
        <Button onClick={() => ask('renew')}>{text().subscription.renew}</Button>
        <Button onClick={() => ask('revoke')}>{text().subscription.revoke}</Button>
      </p>
    </>
  )
  return (
    <section ref={part} class="me-page__part" id="calendar" aria-labelledby="me-calendar">
      <h2 id="me-calendar">{text().subscription.title}</h2>
      <p class="sub">{text().calendar.subscriptionOf(pick(group().name, language()).text)}</p>
      <TroubleNote words={trouble()} />
      <QueryGate query={query} lines={2} offline={{ title: text().subscription.offline }}>
        {(value) => (
          <Show
            when={value().kept}
            fallback={
              <>
                <Scope value={scope()} onChange={setScope} />
                <Button kind="primary" icon="calendar-plus" busy={busy() && text().common.saving} onClick={() => void make(scope())}>
                  {text().subscription.make}
                </Button>
              </>
            }
          >
            {(info) => <Made kept={info()} />}
          </Show>
        )}
      </QueryGate>
      <ConfirmDialog
        open={asks()}
        title={isRevoked() ? text().subscription.askRevoke : text().subscription.askRenew}
        description={isRevoked() ? text().subscription.whenRevoked : text().subscription.whenRenewed}
        onClose={() => setAsks(false)}
        kind={isRevoked() ? 'danger' : 'primary'}
        verb={isRevoked() ? text().subscription.revoke : text().subscription.renew}
        busy={busy() && text().common.saving}
        onConfirm={() => void (isRevoked() ? revoke() : make(query.value()?.kept?.scope ?? scope()))}
      />
    </section>
  )
}

/** Once: no server knows it. */
function Shown(props: { address: string }) {
  const text = useText()
  const { copied, refused, copy } = createCopied('calendar-address')
  return (
    <div class="stack stack--3 me-page__form me-page__shown">
      <TextField
        id="calendar-address"
        label={text().subscription.address}
        value={props.address}
        onInput={() => {}}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        hint={text().subscription.how}
      />
      <p class="row wrap">
        <Button kind="primary" icon={copied() ? 'check' : 'copy'} onClick={() => void copy(props.address)}>
          {copied() ? text().common.copied : text().subscription.copy}
        </Button>
        <a class="btn btn--default" href={props.address.replace(/^https?:/, 'webcal:')}>
          {text().subscription.open}
        </a>
      </p>
      <TroubleNote words={refused() ? text().clipboard.byHand : null} />
      <Note icon="triangle-alert">{text().subscription.once}</Note>
      <span class="vh" role="status">
        {copied() ? text().subscription.isCopied : ''}
      </span>
    </div>
  )
}
