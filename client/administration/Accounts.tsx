// Accounts of the installation: who may sign in, with what, and where they are members. An operator ends sessions, resets second factors and
// disables accounts.
import { createSignal, For, Show } from 'solid-js'
import type { AdministeredAccount } from '../../shared/api/administration.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useText } from '../base/i18n.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { EmptyState, Note } from '../ui/States.tsx'
import { AccountActDialog } from './AccountActDialog.tsx'
import { type AccountAct, AccountRow } from './AccountRow.tsx'

const PAUSE_MS = 200

export function Accounts() {
  const text = useText()
  const [words, setWords] = createSignal('')
  const [chosen, setChosen] = createSignal<{ readonly act: AccountAct; readonly account: AdministeredAccount } | null>(null)
  const query = createQuery(() => address('/api/administration/accounts', { q: words() }), { live: true, keepsPrevious: true })
  return (
    <>
      <SearchField
        words={words()}
        label={text().administration.accounts.find}
        placeholder={text().administration.accounts.find}
        pauseMs={PAUSE_MS}
        onWords={setWords}
      />
      <QueryGate query={query}>
        {(found) => (
          <Show when={found().accounts.length > 0} fallback={<EmptyState title={text().administration.accounts.none} />}>
            <ul class="administration__accounts" aria-label={text().administration.part.accounts}>
              <For each={found().accounts}>
                {(account) => <AccountRow account={account} onAct={(act) => setChosen({ act, account })} />}
              </For>
            </ul>
            <Show when={found().more}>
              <Note icon="search">{text().administration.accounts.more}</Note>
            </Show>
          </Show>
        )}
      </QueryGate>
      <AccountActDialog
        chosen={chosen()}
        onClose={() => setChosen(null)}
        onDone={() => {
          setChosen(null)
          void query.refresh()
        }}
      />
    </>
  )
}
