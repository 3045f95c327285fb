// The providers through which I sign in: linked ones, and those that I may link. Nothing where there is neither.
import { createSignal, For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import { createProviderRedirect } from '../access/createProviderRedirect.ts'
import { createTrouble } from '../access/trouble.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createProviderNames } from '../base/createProviderNames.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage } from '../base/i18n.tsx'
import { formatDate, formatMoment } from '../base/intl.ts'
import { PROVIDER_WORDS } from '../base/messages/providers.ts'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'

export function ProviderLinks() {
  const language = useLanguage()
  const words = () => PROVIDER_WORDS[language()].links
  const api = useApi()
  const toast = useToast()
  const { proven, Asked } = createIdentityConfirmation()
  const trouble = createTrouble()
  const { going, go } = createProviderRedirect(trouble)
  const { providers, nameOf } = createProviderNames()
  const links = createQuery(() => address('/api/me/provider-links', {}))
  const [removing, setRemoving] = createSignal<{ readonly id: string; readonly name: string } | null>(null)
  const add = (provider: string) => go(provider, () => proven(() => api.send('POST /api/me/provider-links', {}, { provider })))
  const remove = async () => {
    const id = removing()?.id ?? ''
    setRemoving(null)
    trouble.clear()
    const answer = await proven(() => api.send('DELETE /api/me/provider-links/:id', { id }))
    if (answer?.ok) toast({ text: words().removed })
    else if (answer) trouble.show(answer)
    void links.refresh()
  }
  return (
    <Show when={providers().length > 0 || (links.value() ?? []).length > 0}>
      <section class="me-page__part" aria-labelledby="me-providers">
        <h2 id="me-providers">{words().title}</h2>
        <p class="sub">{words().why}</p>
        <TroubleNote words={trouble.sentence()} />
        <QueryGate query={links} lines={2}>
          {(all) => (
            <ul>
              <For each={all()}>
                {(link) => (
                  <li class="me-page__row">
                    <span class="me-page__what">
                      <span>{nameOf(link.provider)}</span>
                      <span class="sub">
                        {words().as(link.label, formatDate(link.createdAt, language()))}
                        <Show when={link.lastUsed}>{(at) => <> · {words().used(formatMoment(at(), language()))}</>}</Show>
                      </span>
                    </span>
                    <Button
                      aria-label={words().removeNamed(nameOf(link.provider))}
                      onClick={() => setRemoving({ id: link.id, name: nameOf(link.provider) })}
                    >
                      {words().remove}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          )}
        </QueryGate>
        <For each={providers()}>
          {({ id, name }) => (
            <Button busy={going() === id && PROVIDER_WORDS[language()].going} onClick={() => add(id)}>
              {words().add(pickWords(name, language()))}
            </Button>
          )}
        </For>
        <ConfirmDialog
          open={removing() !== null}
          title={words().removeTitle(removing()?.name ?? '')}
          description={words().removeWhy}
          onClose={() => setRemoving(null)}
          kind="danger-solid"
          verb={words().remove}
          onConfirm={remove}
        />
        <Asked />
      </section>
    </Show>
  )
}
