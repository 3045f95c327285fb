// The audit: who did what, when and from where, with filters, and as a file.
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { AuditPage } from '../../shared/api/audit.ts'
import type { AccountId } from '../../shared/ids.ts'
import { type Address, withQuery } from '../base/address.ts'
import { createPagedQuery } from '../base/createPagedQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { DateField } from '../dates/DateField.tsx'
import { Button } from '../ui/Button.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { EmptyState, Note, Skeleton } from '../ui/States.tsx'
import { AuditFiles, type AuditFormat } from './AuditFiles.tsx'
import { AUDIT_FILTER_KINDS, type AuditFilterKind, auditQuery } from './auditFilter.ts'
import { type AuditReader, auditActor, auditWords } from './auditWords.ts'

type Filter = Readonly<Record<string, string>>
interface AuditLinesProps {
  /** What it is, and who sees it. */
  readonly why: string
  /** Whose entries can be chosen; nobody's where there are too many. */
  readonly people: readonly { readonly account: AccountId; readonly name: string }[]
  /** Whose documents and roles the sentences name. */
  readonly group: AuditReader['group']
  readonly page: (filter: Filter) => Address<AuditPage>
  readonly file: (filter: Filter & { readonly format: AuditFormat }) => Address<Uint8Array<ArrayBuffer>>
}

export function AuditLines(props: AuditLinesProps) {
  const text = useText()
  const language = useLanguage()
  const [who, setWho] = createSignal('')
  const [kind, setKind] = createSignal<AuditFilterKind | ''>('')
  const [from, setFrom] = createSignal('')
  const [until, setUntil] = createSignal('')
  const [network, setNetwork] = createSignal('')
  const filter = createMemo(() => auditQuery({ account: who(), kind: kind(), from: from(), until: until(), address: network() }))
  const reader = () => ({ text: text(), language: language(), group: props.group })

  const filtered = () => Object.fromEntries(new URLSearchParams(filter()))
  const found = createPagedQuery(() => props.page(filtered()), {
    next: ({ next }, path) => (next === null ? null : withQuery(path, { before: String(next) })),
    append: (newer, older) => ({ ...older, lines: [...newer.lines, ...older.lines] }),
  })

  return (
    <>
      <p class="sub">{props.why}</p>
      <form class="audit__filters" onSubmit={(event) => event.preventDefault()}>
        <Show when={props.people.length > 0}>
          <Select
            label={text().audit.who}
            value={who()}
            onChange={setWho}
            choices={[
              { value: '', label: text().audit.everybody },
              ...props.people.map(({ account, name }) => ({ value: account, label: name })),
            ]}
          />
        </Show>
        <Select
          label={text().audit.what}
          value={kind()}
          onChange={(value) => setKind(AUDIT_FILTER_KINDS.find((one) => one === value) ?? '')}
          choices={[
            { value: '', label: text().audit.everything },
            ...AUDIT_FILTER_KINDS.map((value) => ({ value, label: text().audit.kinds[value] })),
          ]}
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
            <AuditFiles address={(format) => props.file({ ...filtered(), format })} />
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
