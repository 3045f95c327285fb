// Tells members on every screen that their group is suspended or archived, since when, and what the operators say.
import { Show } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { READ_ONLY_GROUP_WORDS } from '../base/messages/readOnlyGroup.ts'
import { Icon } from '../ui/Icon.tsx'

export function ReadOnlyNotice() {
  const language = useLanguage()
  const group = useGroup()
  return (
    <Show when={group().readOnly}>
      {(readOnly) => (
        <section class="chain chain--calm" role="status">
          <Icon name="lock" size="l" />
          <div class="chain__words">
            <p>
              <b>{READ_ONLY_GROUP_WORDS[language()].shown[readOnly().as](formatDate(readOnly().since, language()))}</b>{' '}
              {pick(readOnly().why, language()).text}
            </p>
          </div>
        </section>
      )}
    </Show>
  )
}
