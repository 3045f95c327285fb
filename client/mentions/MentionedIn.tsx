// Where an item, a text or a decision is mentioned: what links to it or is about it, and comments that name it, each a way there.
import { A } from '@solidjs/router'
import { createUniqueId, For, Show } from 'solid-js'
import type { Mentions } from '../../shared/api/mentions.ts'
import { threadPath } from '../../shared/comments/paths.ts'
import { kindOfSubject } from '../../shared/comments/subject.ts'
import { type Reference, writeReference } from '../../shared/editor/reference.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { lineOf } from '../base/searchHits.ts'
import { TryAgain } from '../states/QueryGate.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Note } from '../ui/States.tsx'
import { SIGNS } from '../ui/signs.ts'
import '../styles/mentions.css'

export function MentionedIn(props: { of: Reference }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const id = createUniqueId()
  const mentions = createQuery(() => address('/api/groups/:group/mentions', { group: group().id, of: writeReference(props.of) }), {
    remember: true,
    live: true,
    news: 'comments',
  })
  const hits = () => mentions.value()?.hits ?? []
  const threads = () => mentions.value()?.threads ?? []
  const count = () => hits().length + threads().length
  const unknown = () => mentions.value() === null && mentions.failure()
  return (
    <Show when={count() > 0 || unknown()}>
      <section class="mentioned" aria-labelledby={id}>
        <h3 id={id}>
          {text().mentions.title} <Show when={count() > 0}>{<span class="muted">{count()}</span>}</Show>
        </h3>
        <Show when={unknown()}>
          {(why) => (
            <Note icon="cloud-off">
              {refusalOf(why()) ?? text().mentions.offline} <TryAgain query={mentions} ghost />
            </Note>
          )}
        </Show>
        <Show when={mentions.value() !== null && mentions.failure()}>
          <p class="sub">{text().mentions.stale}</p>
        </Show>
        <ul>
          <For each={hits()}>
            {(hit) => {
              const line = () => lineOf(hit, group().id, language(), text())
              return (
                <li>
                  <A href={line().href}>
                    <Icon name={line().icon} size="s" />
                    <span>
                      <span class="mentioned__t">{line().title}</span> <span class="sub">{line().kind}</span>
                    </span>
                  </A>
                </li>
              )
            }}
          </For>
          <For each={threads()}>{(thread) => <ThreadLine thread={thread} />}</For>
        </ul>
      </section>
    </Show>
  )
}

function ThreadLine(props: { thread: Mentions['threads'][number] }) {
  const text = useText()
  const group = useGroup()
  const href = () => `/g/${group().id}/${threadPath(props.thread.document, props.thread.subject, props.thread.thread)}`
  const only = () => delegationIn(group(), props.thread.delegation)?.code
  return (
    <li>
      <A href={href()}>
        <Icon name={props.thread.delegation ? 'lock' : SIGNS.comments} size="s" />
        <span>
          {text().mentions.comment(props.thread.number)}{' '}
          <span class="sub">
            {text().mentions.on[kindOfSubject(props.thread.subject)]}
            <Show when={only()}>{(code) => <>, {text().comments.only(code())}</>}</Show>
          </span>
        </span>
      </A>
    </li>
  )
}

const refusalOf = (failure: { readonly why: string; readonly message?: string }): string | null =>
  failure.why === 'refused' ? (failure.message ?? null) : null
