// Further groups that this one asked of the operators of the installation, with their answers, and another request.
import { createSignal, For, Show } from 'solid-js'
import type { GroupRequest } from '../../shared/api/groupRequests.ts'
import { pick } from '../../shared/bilingual.ts'
import { useLanguage } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { GROUP_REQUEST_WORDS } from '../base/messages/groupRequests.ts'
import { GroupRequestDialog } from './GroupRequestDialog.tsx'
import { SettingsSection } from './Section.tsx'

export function GroupRequestSettings(props: { title: string; requests: readonly GroupRequest[]; onAsked: () => void }) {
  const language = useLanguage()
  const words = () => GROUP_REQUEST_WORDS[language()]
  const [asking, setAsking] = createSignal(false)
  const stateOf = ({ at, answer }: GroupRequest) =>
    answer === null ? words().waits(formatMoment(at, language())) : words()[answer.is](formatMoment(answer.at, language()))
  return (
    <SettingsSection id="groups" title={props.title} why={words().why} add={words().ask.title} onAdd={() => setAsking(true)}>
      <ul class="settings__requests">
        <For each={props.requests} fallback={<li class="muted">{words().none}</li>}>
          {(request) => (
            <li>
              <b>{pick(request.name, language()).text}</b>
              <p>{request.why}</p>
              <p class="sub">
                {stateOf(request)}
                {request.answer?.why && `: ${request.answer.why}`}
              </p>
            </li>
          )}
        </For>
      </ul>
      <Show when={asking()}>
        <GroupRequestDialog
          onClose={() => setAsking(false)}
          onAsked={() => {
            setAsking(false)
            props.onAsked()
          }}
        />
      </Show>
    </SettingsSection>
  )
}
