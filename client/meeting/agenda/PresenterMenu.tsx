// Menu that chooses the presenter of a point: a delegation or one of its agencies.
import { For, Show } from 'solid-js'
import type { Point } from '../../../shared/meeting/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { Menu, MenuChoice, MenuChoices } from '../../ui/Menu.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'

const NOBODY = ''

export function PresenterMenu(props: { point: Point; title: string }) {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const write = useMeetingWrites()
  const context = useItemContext()
  const choose = (value: string) => {
    const delegation = context.delegations().find(({ id }) => id === value)
    const agency = context.agencies().find(({ id }) => id === value)
    context.report(write.setPresenter(props.point.id, agency?.delegation ?? delegation?.id ?? null, agency?.id ?? null))
  }
  return (
    <div class="point__presenter">
      <Show when={session.canWrite()} fallback={<Presenter point={props.point} />}>
        <Menu
          placement="bottom-end"
          trigger={(given) => (
            <button type="button" {...given} class="value">
              <span class="vh">
                {text().meeting.presenter}: {props.title}.{' '}
              </span>
              <Presenter point={props.point} asked />
            </button>
          )}
        >
          <MenuChoices
            label={text().meeting.presenter}
            value={props.point.presenterAgency ?? props.point.presenter ?? NOBODY}
            onChange={choose}
          >
            <For each={context.delegations()}>
              {(delegation) => (
                <>
                  <MenuChoice value={delegation.id}>
                    <DelegationMark code={delegation.code} identity={delegation.identity} /> {delegation.name[language()]}
                  </MenuChoice>
                  <For each={context.agencies().filter((agency) => agency.delegation === delegation.id)}>
                    {(agency) => (
                      <MenuChoice value={agency.id}>
                        <DelegationMark code={delegation.code} identity={delegation.identity} /> {agency.acronym}
                      </MenuChoice>
                    )}
                  </For>
                </>
              )}
            </For>
            <MenuChoice value={NOBODY}>{text().meeting.nobody}</MenuChoice>
          </MenuChoices>
        </Menu>
      </Show>
    </div>
  )
}

/** `asked`: prompts for a missing presenter where the user may set one. */
function Presenter(props: { point: Point; asked?: boolean }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const agency = () => (props.point.presenterAgency === null ? null : context.agency(props.point.presenterAgency))
  return (
    <Show when={context.delegation(props.point.presenter)} fallback={props.asked && <span class="sub">{text().meeting.whoPresents}</span>}>
      {(delegation) => (
        <span class="row row--tight">
          <DelegationMark code={delegation().code} identity={delegation().identity} name={delegation().name[language()]} />
          {agency()?.acronym}
        </span>
      )}
    </Show>
  )
}
