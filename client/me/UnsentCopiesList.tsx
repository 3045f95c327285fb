// Copies of what the server did not accept or has lost, kept until their owner removes them. SPEC C4.
import { createEffect, createSignal, For, Show } from 'solid-js'
import { documentKind } from '../../shared/ids.ts'
import { updateRefusalMessage } from '../../shared/refusalMessages.ts'
import { ok } from '../../shared/result.ts'
import { createQueryBy } from '../base/createQuery.ts'
import { DOCUMENT_KIND_NAMES } from '../base/documentName.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { takenBackAt, type UnsentCopy } from '../base/unsentCopies.ts'
import { useUnsentCopies } from '../live/LiveDocument.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { Button } from '../ui/Button.tsx'

export function UnsentCopiesList() {
  const text = useText()
  const language = useLanguage()
  const kept = useUnsentCopies()
  const found = createQueryBy(
    () => 'unsent',
    async () => ok(await kept.list()),
    { live: true },
  )
  const copies = found.value
  const [removing, setRemoving] = createSignal<UnsentCopy | null>(null)
  const why = (copy: UnsentCopy) => {
    if (copy.reason !== 'server-lost-edits') return updateRefusalMessage(copy.reason, language())
    const { serverLost, serverLostWhy, lostSince, lostUntil } = text().status
    const isLost = copy.lostIn !== undefined
    if (takenBackAt(copy) !== null) return isLost ? lostSince : serverLost
    return `${isLost ? lostSince : serverLostWhy} ${lostUntil}`
  }
  const kindWords = (document: UnsentCopy['document']) => DOCUMENT_KIND_NAMES[documentKind(document)](text())
  let section!: HTMLElement
  // The link of a notice scrolls to them.
  let isAwaited = location.hash === '#kept'
  createEffect(() => {
    if (!copies() || !isAwaited) return
    isAwaited = false
    section.scrollIntoView()
  })
  const remove = async () => {
    const copy = removing()
    if (!copy) return
    await kept.remove(copy.id)
    setRemoving(null)
    await found.refresh()
  }
  return (
    <section ref={section} class="me-page__part" id="kept" aria-labelledby="me-kept">
      <h2 id="me-kept">{text().frame.me.kept}</h2>
      <p class="sub">{text().frame.me.keptHint}</p>
      <Show when={copies()?.length === 0}>
        <p class="soft">{text().frame.me.keptNone}</p>
      </Show>
      <Show when={copies()?.length}>
        <ul>
          <For each={copies()}>
            {(copy) => (
              <li class="me-page__row">
                <span class="me-page__what">
                  <span>
                    {kindWords(copy.document)}
                    {' · '}
                    {formatMoment(copy.when, language())}
                    {' · '}
                    {copy.reason === 'server-lost-edits' ? text().frame.me.keptWhole : text().frame.me.keptEdits(copy.edits)}
                  </span>
                  <span class="sub">{why(copy)}</span>
                  <Show when={takenBackAt(copy)}>
                    {(at) => <span class="sub">{text().status.tookBack(formatMoment(at(), language()))}</span>}
                  </Show>
                  <Show when={copy.text}>
                    <q class="me-page__words prose">{copy.text}</q>
                  </Show>
                </span>
                <span class="row">
                  <Button icon="download" onClick={() => kept.download(copy.id)}>
                    {text().common.download}
                  </Button>
                  <Button kind="danger" onClick={() => setRemoving(copy)}>
                    {text().common.remove}
                  </Button>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <ConfirmDialog
        open={removing() !== null}
        title={text().frame.me.keptRemoveTitle}
        description={text().frame.me.keptRemoveWhy}
        onClose={() => setRemoving(null)}
        kind="danger-solid"
        verb={text().frame.me.keptRemove}
        onConfirm={() => void remove()}
      />
    </section>
  )
}
