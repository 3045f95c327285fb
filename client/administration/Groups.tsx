// Every group of the installation: people, documents, files, webhooks, and time of the last edit.
import { Show } from 'solid-js'
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import { pick } from '../../shared/bilingual.ts'
import { formatNumber } from '../../shared/counts.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatBytes, formatMoment } from '../base/intl.ts'
import { REQUIRED_PROVIDER_WORDS } from '../base/messages/requiredProvider.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { EmptyState } from '../ui/States.tsx'
import { FactsTable } from './FactsTable.tsx'

export function Groups() {
  const text = useText()
  const language = useLanguage()
  const query = createQuery(() => address('/api/administration/groups', {}), { live: true })
  const words = () => text().administration.groups
  const count = (value: number) => formatNumber(language(), value)
  const name = (group: AdministeredGroup) => (
    <>
      {pick(group.name, language()).text}
      <Show when={group.sample}>
        <span class="sub"> {words().sample}</span>
      </Show>
      <Show when={group.lostProviders.length > 0}>
        <span class="sub administration__warning">
          {' '}
          {REQUIRED_PROVIDER_WORDS[language()].lostProviders(group.lostProviders.join(', '))}
        </span>
      </Show>
    </>
  )
  return (
    <QueryGate query={query} lines={4}>
      {(groups) => (
        <Show when={groups().length > 0} fallback={<EmptyState title={words().none} />}>
          <FactsTable
            heads={[words().name, words().members, words().documents, words().entries, words().files, words().webhooks, words().written]}
            rows={groups()}
            cells={(group) => [
              name(group),
              count(group.members),
              count(group.documents),
              count(group.entries),
              words().filesOf(group.files.count, formatBytes(group.files.bytes, language())),
              count(group.webhooks),
              group.writtenAt === null ? text().administration.never : formatMoment(group.writtenAt, language()),
            ]}
          />
        </Show>
      )}
    </QueryGate>
  )
}
