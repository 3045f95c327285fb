// Which notices also come by mail, and when: by kind; the digest; the zone; the hours without mail.
import { createEffect, createSignal, For, Show } from 'solid-js'
import type { NoticePreferencesInfo } from '../../shared/api/notices.ts'
import { CHOICES, NOTICE_KIND_NAMES, NOTICE_PARTS, type NoticeKind, noticeKind } from '../../shared/notices/kinds.ts'
import { DIGESTS, type Digest, pushChoice } from '../../shared/notices/preferences.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { cityOfZone, knownZone, offsetOf, readerZone } from '../base/zones.ts'
import { ZoneField } from '../settings/ZoneField.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { CheckBox } from '../ui/Check.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Note, TroubleNote } from '../ui/States.tsx'
import { PushHere } from './PushHere.tsx'
import '../styles/noticePreferences.css'

type Change = Partial<Omit<NoticePreferencesInfo, 'mail'>>
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

export function Notices() {
  const text = useText()
  const api = useApi()
  const query = createQuery(() => address('/api/me/notices', {}), { remember: true })
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const change = async (body: Change) => {
    const answer = await api.send('PATCH /api/me/notices', {}, body)
    setTrouble(answer.ok ? null : answer.why === 'refused' ? answer.message : text().notices.notSaved)
    await query.refresh()
  }
  // Once: what this browser knows of its reader. They may choose another.
  let asked = false
  createEffect(() => {
    const known = query.value()
    if (known?.zone !== '' || asked || query.failure()) return
    asked = true
    void change({ zone: readerZone() })
  })
  // Led here from the inbox or from a mail, before there was anything to scroll to.
  let part: HTMLElement | undefined
  createEffect(() => {
    if (query.value() && location.hash === '#notices') part?.scrollIntoView()
  })
  return (
    <section ref={part} class="me-page__part" id="notices" aria-labelledby="me-notices">
      <h2 id="me-notices">{text().notices.title}</h2>
      <p class="sub">{text().notices.why}</p>
      <TroubleNote words={trouble()} />
      <QueryGate query={query} lines={5} offline={{ title: text().notices.offline }} stale={text().notices.stale}>
        {(value) => (
          <>
            <Show when={!value().mail}>
              <Note icon="cloud-off">{text().notices.off}</Note>
            </Show>
            <Kinds value={value()} onChange={change} />
            <dl class="notice-prefs__set">
              <dt>{text().notices.push.title}</dt>
              <dd>
                <PushHere />
              </dd>
              <dt>{text().notices.digest}</dt>
              <dd>
                <Segmented<Digest>
                  small
                  label={text().notices.digest}
                  value={value().digest}
                  onChange={(digest) => void change({ digest })}
                  segments={DIGESTS.map((digest) => ({ value: digest, label: text().notices.digests[digest] }))}
                />
              </dd>
              <dt>{text().notices.zone}</dt>
              <dd>
                <Zone value={value().zone} onChange={(zone) => change({ zone })} />
              </dd>
              <dt>{text().notices.quiet}</dt>
              <dd>
                <Quiet value={value()} onChange={change} />
              </dd>
            </dl>
          </>
        )}
      </QueryGate>
    </section>
  )
}

function Kinds(props: { value: NoticePreferencesInfo; onChange: (change: Change) => Promise<void> }) {
  const text = useText()
  const language = useLanguage()
  const kindsOf = (part: (typeof NOTICE_PARTS)[number]) =>
    NOTICE_KIND_NAMES.filter((kind) => noticeKind(kind).part === part && noticeKind(kind).choices.length > 1)
  const word = (choice: (typeof CHOICES)[number]) => (choice === 'digest' ? text().notices.inDigest : text().notices.choice[choice])
  const option = (kind: NoticeKind, choice: (typeof CHOICES)[number]) => (
    <td class="notice-prefs__choice">
      <Show when={noticeKind(kind).choices.includes(choice)} fallback={<NotOffered />}>
        <label>
          <span class="vh">
            {noticeKind(kind).label[language()]}: {word(choice)}
          </span>
          <input
            class="radio"
            type="radio"
            name={`notice-${kind}`}
            checked={props.value.kinds[kind] === choice}
            onChange={() => void props.onChange({ kinds: { [kind]: choice } as Change['kinds'] & object })}
          />
        </label>
      </Show>
    </td>
  )
  const pushed = (kind: NoticeKind) => (
    <td class="notice-prefs__choice">
      <Show when={pushChoice(kind) === 'may'} fallback={<NotOffered />}>
        <CheckBox
          label={`${noticeKind(kind).label[language()]}: ${text().notices.push.column}`}
          checked={props.value.push[kind]}
          onChange={(push) => void props.onChange({ push: { [kind]: push } as Change['push'] & object })}
        />
      </Show>
    </td>
  )
  const NotOffered = () => (
    <span class="muted">
      –<span class="vh">{text().notices.notOffered}</span>
    </span>
  )
  return (
    <table class="notice-prefs">
      <caption class="vh">{text().notices.byKind}</caption>
      <thead>
        <tr>
          <th scope="col">{text().notices.kind}</th>
          <For each={CHOICES}>
            {(choice) => (
              <th scope="col" class="notice-prefs__choice">
                {word(choice)}
              </th>
            )}
          </For>
          <th scope="col" class="notice-prefs__choice">
            {text().notices.push.column}
          </th>
        </tr>
      </thead>
      <For each={NOTICE_PARTS.filter((part) => kindsOf(part).length > 0)}>
        {(part) => (
          <tbody>
            <tr class="notice-prefs__part">
              <th colspan={5} scope="rowgroup">
                {part === 'account' ? '' : text().notices.parts[part]}
              </th>
            </tr>
            <For each={kindsOf(part)}>
              {(kind) => (
                <tr>
                  <th scope="row">
                    {noticeKind(kind).label[language()]}
                    <Show when={noticeKind(kind).hint}>{(hint) => <span class="sub">{hint()[language()]}</span>}</Show>
                  </th>
                  <For each={CHOICES}>{(choice) => option(kind, choice)}</For>
                  {pushed(kind)}
                </tr>
              )}
            </For>
          </tbody>
        )}
      </For>
    </table>
  )
}

function Zone(props: { value: string; onChange: (zone: string) => Promise<void> }) {
  const text = useText()
  const language = useLanguage()
  const [typed, setTyped] = createSignal<string | null>(null)
  const zone = () => (props.value === '' ? readerZone() : props.value)
  const name = () => [cityOfZone(zone(), language()) ?? zone(), offsetOf(zone(), null)].filter(Boolean).join(', ')
  const save = async () => {
    const wanted = typed()
    if (wanted === null || knownZone(wanted) === undefined) return
    await props.onChange(wanted)
    setTyped(null)
  }
  return (
    <Show
      when={typed() !== null}
      fallback={
        <span class="row wrap">
          {name()}
          <Show when={zone() === readerZone()}>
            <span class="sub">{text().notices.ofBrowser}</span>
          </Show>
          <Button kind="ghost" aria-label={text().notices.changeZone} onClick={() => setTyped(zone())}>
            {text().notices.change}
          </Button>
        </span>
      }
    >
      <ZoneField value={typed() ?? ''} hint={text().notices.zoneHint} onChange={setTyped} />
      <span class="row">
        <Button onClick={() => void save()}>{text().common.save}</Button>
        <Button kind="ghost" onClick={() => setTyped(null)}>
          {text().common.cancel}
        </Button>
      </span>
    </Show>
  )
}

function Quiet(props: { value: NoticePreferencesInfo; onChange: (change: Change) => Promise<void> }) {
  const text = useText()
  const hour = (of: 'quietFrom' | 'quietUntil', label: string) => (
    <select
      class="input notice-prefs__hour"
      aria-label={label}
      value={props.value[of]}
      onChange={(event) => void props.onChange({ [of]: Number(event.currentTarget.value) })}
    >
      <For each={HOURS}>{(one) => <option value={one}>{`${String(one).padStart(2, '0')}:00`}</option>}</For>
    </select>
  )
  return (
    <>
      <span class="row wrap">
        {hour('quietFrom', text().notices.quietFrom)} {text().notices.to} {hour('quietUntil', text().notices.quietUntil)}
      </span>
      <span class="sub">{text().notices.quietHint}</span>
    </>
  )
}
