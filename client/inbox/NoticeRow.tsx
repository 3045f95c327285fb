// One notice on a line that leads to what it is about.
import { A } from '@solidjs/router'
import { For, type ParentProps, Show } from 'solid-js'
import type { Notice } from '../../shared/api/notices.ts'
import type { SentencePart } from '../../shared/notices/sentence.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay } from '../base/intl.ts'
import { TAKES_FOCUS } from '../base/keyboardArrival.ts'
import { localDay } from '../base/today.ts'
import { AdmitButton } from '../members/AdmitButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { belowOf, hrefOf, inboxSentence, NOTICE_ICONS } from './noticeLine.ts'
import '../styles/inbox.css'

/** What stands out in a sentence. */
const BOLD: ReadonlySet<SentencePart['slot']> = new Set(['subject', 'name', 'device', 'token', 'webhook'])

/** Its children say when. */
export function NoticeRow(props: ParentProps<{ notice: Notice; year: number; onOpen: () => void }>) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const said = () => ({
    text: text(),
    language: language(),
    day: (day: string) => formatDay(day, language(), props.year),
    today: localDay(new Date()),
  })
  const by = () => delegationIn(group(), props.notice.by?.delegation ?? null)
  const only = () => {
    const { about } = props.notice
    return about.type === 'thread' ? delegationIn(group(), about.delegation) : null
  }
  const toast = useToast()
  const newcomer = () => {
    const { about } = props.notice
    return about.type === 'seat' && about.earlier?.mayAdmit ? about : null
  }
  /** A code is not broken at its hyphen; the comma is its own. */
  const codeIn = (subject: string) => {
    const { about } = props.notice
    const code = about.type === 'item' || about.type === 'thread' ? about.code : null
    return code !== null && subject.startsWith(code) ? (subject.split(' ')[0] ?? code) : null
  }
  return (
    <li>
      <A
        class="notice-row"
        classList={{ 'is-new': !props.notice.seen }}
        href={hrefOf(props.notice, group().id)}
        state={TAKES_FOCUS}
        onClick={() => props.onOpen()}
      >
        <Icon name={NOTICE_ICONS[props.notice.kind]} />
        <span>
          <span class="notice-row__words">
            <Show when={!props.notice.seen}>
              <span class="vh">{text().inbox.notSeen} </span>
            </Show>
            <Show when={by()}>
              {(one) => (
                <>
                  <DelegationMark code={one().code} identity={one().identity} />{' '}
                </>
              )}
            </Show>
            <Show when={only()}>
              {(one) => (
                <>
                  <span class="notice-row__only" data-identity={one().identity}>
                    {text().inbox.only(one().name[language()])}
                  </span>{' '}
                </>
              )}
            </Show>
            <For each={inboxSentence(props.notice, said())}>
              {(part) => (
                <Show when={BOLD.has(part.slot)} fallback={part.text}>
                  <b>
                    <Show when={part.slot === 'subject' && codeIn(part.text)} fallback={part.text}>
                      {(code) => (
                        <>
                          <span class="nowrap">{code()}</span>
                          {part.text.slice(code().length)}
                        </>
                      )}
                    </Show>
                  </b>
                </Show>
              )}
            </For>
          </span>
          <Show when={belowOf(props.notice, said())}>{(words) => <span class="sub">{words()}</span>}</Show>
        </span>
        <time datetime={new Date(props.notice.at).toISOString()}>{props.children}</time>
      </A>
      <Show when={newcomer()}>
        {(one) => (
          <div class="notice-row__act">
            <AdmitButton account={one().account} name={one().name} onAdmitted={(said) => toast({ text: said })} />
          </div>
        )}
      </Show>
    </li>
  )
}
