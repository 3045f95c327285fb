// The named moments of the group: one can name the present moment, compare with one, and remove it from the list, which changes no log.
import { createSignal, For, Show } from 'solid-js'
import type { NamedMoment } from '../../shared/api/meetings.ts'
import { useActor, useApi, useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { NOT_COMPARING, withComparing } from '../compare/comparing.ts'
import { NameMomentDialog } from '../compare/NameMomentDialog.tsx'
import { NO_MOMENTS } from '../compare/presets.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { feedHref } from './addresses.ts'

export function NamedMoments() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const { moments, momentsFailure } = useComparing()
  const none = () => {
    const failure = momentsFailure()
    if (failure) return failure.why === 'refused' ? failure.message : text().common.needsConnection
    return moments().named === NO_MOMENTS.named ? text().common.loading : text().history.moments.none
  }
  const [naming, setNaming] = createSignal(false)
  const [removing, setRemoving] = createSignal<NamedMoment | null>(null)
  return (
    <section aria-labelledby="moments" class="stack stack--3">
      <h2 id="moments" class="section-h">
        {text().history.moments.title}
      </h2>
      <Show when={moments().named.length > 0} fallback={<p class="sub">{none()}</p>}>
        <ul class="moments">
          <For each={moments().named}>{(moment) => <Moment moment={moment} onRemove={() => setRemoving(moment)} />}</For>
        </ul>
      </Show>
      <Show when={can('moment.name', group().id)}>
        <Button icon="flag" onClick={() => setNaming(true)}>
          {text().compare.nameMoment}
        </Button>
        <NameMomentDialog open={naming()} onClose={() => setNaming(false)} />
        <RemoveDialog moment={removing()} onClose={() => setRemoving(null)} />
      </Show>
    </section>
  )
}

function Moment(props: { moment: NamedMoment; onRemove: () => void }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const actor = useActor()
  const can = useCan()
  const context = useItemContext()
  const mark = () => ({ type: 'moment', moment: props.moment.id }) as const
  const mayRemove = () => can('moment.name', group().id) && (props.moment.by === actor().account || can('meeting.conduct', group().id))
  return (
    <li class="moments__one">
      <div>
        <b>
          <bdi>{props.moment.name}</bdi>
        </b>
        <p class="sub">
          {formatMoment(props.moment.at, language())}, {context.person(props.moment.by)}
        </p>
        <p class="row wrap">
          <a href={withComparing(`/g/${group().id}/road-map`, { ...NOT_COMPARING, from: mark() })}>{text().history.moments.compare}</a>
          <a href={`${feedHref(group().id)}?from=moment:${props.moment.id}`}>{text().history.moments.since}</a>
        </p>
      </div>
      <Show when={mayRemove()}>
        <IconButton icon="x" label={text().history.moments.remove(props.moment.name)} onClick={() => props.onRemove()} />
      </Show>
    </li>
  )
}

function RemoveDialog(props: { moment: NamedMoment | null; onClose: () => void }) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const { loadMoments } = useComparing()
  const remove = async () => {
    const { moment } = props
    if (!moment) return
    const answer = await api.send('DELETE /api/groups/:group/moments/:moment', { group: group().id, moment: moment.id })
    props.onClose()
    if (!answer.ok) toast({ text: answer.why === 'offline' ? text().common.needsConnection : answer.message })
    await loadMoments()
  }
  return (
    <Dialog
      open={props.moment !== null}
      title={text().history.moments.removeTitle(props.moment?.name ?? '')}
      description={text().history.moments.removeWhy}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind="danger-solid" onClick={remove}>
            {text().common.remove}
          </Button>
        </>
      }
    />
  )
}
