// For chair and secretariat: who did what, when and from where, with filters, and as a file.
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useCan } from '../base/actor.tsx'
import { address, withQuery } from '../base/address.ts'
import { createPagedQuery } from '../base/createPagedQuery.ts'
import { useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { DateField } from '../dates/DateField.tsx'
import { Button } from '../ui/Button.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState, Note, Skeleton } from '../ui/States.tsx'
import { KINDS, type Kind, queryOf } from './auditFilter.ts'
import { auditActor, auditWords } from './auditWords.ts'
import '../styles/installation.css'

export function AuditScreen() {
  const text = useText()
  const can = useCan()
  const group = useGroup()
  return (
    <Page title={text().audit.title}>
      <div class="main__scroll" role="region" aria-label={text().audit.title} tabindex={0}>
        <div class="installation audit">
          <Show when={can('audit.read', group().id)} fallback={<Note icon="lock">{text().audit.notYours}</Note>}>
            <Lines />
          </Show>
        </div>
      </div>
    </Page>
  )
}

function Lines() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const members = createMembers()
  const [who, setWho] = createSignal('')
  const [kind, setKind] = createSignal<Kind | ''>('')
  const [from, setFrom] = createSignal('')
  const [until, setUntil] = createSignal('')
  const [network, setNetwork] = createSignal('')
  const filter = createMemo(() => queryOf({ account: who(), kind: kind(), from: from(), until: until(), address: network() }))
  const reader = () => ({ text: text(), language: language(), group: group() })

  const asked = <More,>(query: string, more: More) => ({ group: group().id, ...Object.fromEntries(new URLSearchParams(query)), ...more })
  const found = createPagedQuery(() => address('/api/groups/:group/audit', asked(filter(), {})), {
    next: ({ next }, path) => (next === null ? null : withQuery(path, { before: String(next) })),
    append: (newer, older) => ({ ...older, lines: [...newer.lines, ...older.lines] }),
  })
  const file = (format: 'csv' | 'json') => address('/api/groups/:group/audit/export', asked(filter(), { format }))

  return (
    <>
      <p class="sub">{text().audit.why}</p>
      <form class="audit__filters" onSubmit={(event) => event.preventDefault()}>
        <Select
          label={text().audit.who}
          value={who()}
          onChange={setWho}
          choices={[
            { value: '', label: text().audit.everybody },
            ...(members.value() ?? []).map(({ account, name }) => ({ value: account, label: name })),
          ]}
        />
        <Select
          label={text().audit.what}
          value={kind()}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? '')}
          choices={[{ value: '', label: text().audit.everything }, ...KINDS.map((value) => ({ value, label: text().audit.kinds[value] }))]}
        />
        <DateField label={text().audit.from} value={from() || null} onChange={(day) => setFrom(day ?? '')} />
        <DateField label={text().audit.until} value={until() || null} onChange={(day) => setUntil(day ?? '')} />
        <TextField label={text().audit.address} value={network()} onInput={setNetwork} maxlength={64} autocomplete="off" />
      </form>
      <Show when={found.failure()}>
        {(failed) => (
          <Note icon="cloud-off" alert>
            {(() => {
              const now = failed()
              return now.why === 'refused' ? now.message : text().common.needsConnection
            })()}
          </Note>
        )}
      </Show>
      <Show
        when={found.value()}
        fallback={
          <Show when={!found.failure()}>
            <Skeleton label={text().common.loading} lines={9} />
          </Show>
        }
      >
        {(now) => (
          <>
            <Show when={now().lines.length > 0} fallback={<EmptyState title={text().audit.none} />}>
              <div class="audit__table">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{text().audit.when}</th>
                      <th scope="col">{text().audit.who}</th>
                      <th scope="col">{text().audit.what}</th>
                      <th scope="col">{text().audit.where}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={now().lines}>
                      {(line) => (
                        <tr>
                          <td class="audit__when">{formatMoment(line.at, language())}</td>
                          <td class="audit__who">
                            <bdi>{auditActor(line, text())}</bdi>
                          </td>
                          <td>{auditWords(line, reader())}</td>
                          <td class="audit__where">{line.address}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </div>
            </Show>
            <Show when={found.hasMore()}>
              <Button onClick={found.more}>{text().audit.more}</Button>
            </Show>
            <p class="row">
              <a class="btn" href={file('csv')} download="">
                {text().audit.csv}
              </a>
              <a class="btn" href={file('json')} download="">
                {text().audit.json}
              </a>
            </p>
            <p class="sub">{text().audit.head(now().head.n, now().head.hash.slice(0, 16))}</p>
            <Show when={now().keptFrom > 1}>
              <p class="sub">{text().audit.keptFrom(now().keptFrom)}</p>
            </Show>
          </>
        )}
      </Show>
    </>
  )
}
