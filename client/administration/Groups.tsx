// Every group of the installation: people, documents, files, and when somebody wrote last.
import { For, Show } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import { number } from '../../shared/counts.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatBytes, formatMoment } from '../base/intl.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { EmptyState } from '../ui/States.tsx'

export function Groups() {
  const text = useText()
  const language = useLanguage()
  const query = createQuery(() => address('/api/administration/groups', {}), { live: true })
  const count = (value: number) => number(language(), value)
  return (
    <QueryGate query={query} lines={4}>
      {(groups) => (
        <Show when={groups().length > 0} fallback={<EmptyState title={text().administration.groups.none} />}>
          <div class="administration__table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{text().administration.groups.name}</th>
                  <th scope="col">{text().administration.groups.members}</th>
                  <th scope="col">{text().administration.groups.documents}</th>
                  <th scope="col">{text().administration.groups.entries}</th>
                  <th scope="col">{text().administration.groups.files}</th>
                  <th scope="col">{text().administration.groups.written}</th>
                </tr>
              </thead>
              <tbody>
                <For each={groups()}>
                  {(group) => (
                    <tr>
                      <th scope="row">
                        {pick(group.name, language()).text}
                        <Show when={group.sample}>
                          <span class="sub"> {text().administration.groups.sample}</span>
                        </Show>
                      </th>
                      <td data-label={text().administration.groups.members}>{count(group.members)}</td>
                      <td data-label={text().administration.groups.documents}>{count(group.documents)}</td>
                      <td data-label={text().administration.groups.entries}>{count(group.entries)}</td>
                      <td data-label={text().administration.groups.files}>
                        {text().administration.groups.filesOf(group.files.count, formatBytes(group.files.bytes, language()))}
                      </td>
                      <td data-label={text().administration.groups.written}>
                        {group.writtenAt === null ? text().administration.never : formatMoment(group.writtenAt, language())}
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
      )}
    </QueryGate>
  )
}
