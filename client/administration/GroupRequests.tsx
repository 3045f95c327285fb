// Groups that chairs and secretariats ask for: an operator makes them or refuses them. Nothing is shown while none waits.
import { createSignal, For, Show } from 'solid-js'
import type { AdministeredGroupRequest } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import { pick } from '../../shared/bilingual.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { GROUP_REQUEST_WORDS } from '../base/messages/groupRequests.ts'
import { Button } from '../ui/Button.tsx'
import { NewGroupDialog } from './NewGroupDialog.tsx'
import { RefuseRequestDialog } from './RefuseRequestDialog.tsx'

interface Answering {
  readonly request: AdministeredGroupRequest
  readonly how: 'make' | 'refuse'
}

export function GroupRequests(props: { onMade: (issued: IssuedLink) => void }) {
  const language = useLanguage()
  const query = createQuery(() => address('/api/administration/group-requests', {}), { live: true })
  const words = () => GROUP_REQUEST_WORDS[language()].forOperators
  const [answering, setAnswering] = createSignal<Answering | null>(null)
  const asked = (how: Answering['how']) => {
    const now = answering()
    return now?.how === how ? now.request : null
  }
  const stop = () => setAnswering(null)
  const done = () => {
    stop()
    void query.refresh()
  }
  return (
    <>
      <Show when={query.value()?.length}>
        <section class="administration__requests" aria-labelledby="requested-groups">
          <h2 id="requested-groups">{words().title}</h2>
          <ul>
            <For each={query.value()}>
              {(request) => {
                const name = () => pick(request.name, language()).text
                return (
                  <li>
                    <div>
                      <b>{name()}</b>
                      <p>{request.why}</p>
                      <p class="sub">
                        {words().from(request.by.name, pick(request.group.name, language()).text, formatMoment(request.at, language()))}
                      </p>
                    </div>
                    <span class="row">
                      <Button aria-label={words().named(words().make, name())} onClick={() => setAnswering({ request, how: 'make' })}>
                        {words().make}
                      </Button>
                      <Button aria-label={words().named(words().refuse, name())} onClick={() => setAnswering({ request, how: 'refuse' })}>
                        {words().refuse}
                      </Button>
                    </span>
                  </li>
                )
              }}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={asked('make')} keyed>
        {(request) => (
          <NewGroupDialog
            request={request}
            onClose={stop}
            onMade={(issued) => {
              done()
              props.onMade(issued)
            }}
          />
        )}
      </Show>
      <Show when={asked('refuse')} keyed>
        {(request) => <RefuseRequestDialog request={request} onClose={stop} onDone={done} />}
      </Show>
    </>
  )
}
