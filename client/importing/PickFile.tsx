// The first step of each import: choosing or dropping a file, its reading state, and the reason if it cannot be read.
import { type ParentProps, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { FilePicker } from '../exchange/FilePicker.tsx'
import { Button } from '../ui/Button.tsx'
import { createFileDrop } from '../ui/createFileDrop.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ErrorState, Skeleton } from '../ui/States.tsx'

export interface PickedFile {
  readonly name: () => string
  readonly size: () => number
  readonly busy: () => boolean
  readonly give: (file: File) => Promise<void>
  readonly drop: () => void
}

export function PickFile(
  props: ParentProps<{
    made: PickedFile
    icon: IconName
    accept: string
    /** The accepted files and their limits. */
    call: string
    limits: string
    /** Shown after the size. */
    about?: string
    trouble: string | null
  }>,
) {
  const text = useText()
  const give = (file: File | undefined) => {
    if (file) void props.made.give(file)
  }
  const drop = createFileDrop(([first]) => give(first))
  return (
    <FilePicker accept={props.accept} onFile={give}>
      {(choose) => (
        <>
          <Show when={!props.made.name()}>
            <div
              class="drop"
              role="group"
              aria-label={text().importing.steps.file}
              classList={{ 'is-over': drop.over() }}
              {...drop.handlers}
            >
              <Icon name={props.icon} />
              <b>{props.call}</b>
              <span>{props.limits}</span>
              <Button onClick={choose}>{text().importing.choose}</Button>
            </div>
          </Show>
          <Show when={props.made.name()}>
            <div class="filecard">
              <Icon name={props.icon} />
              <div>
                <b>{props.made.name()}</b>
                <p class="sub">
                  {text().importing.size(Math.ceil(props.made.size() / 1024))}
                  <Show when={props.about}> · {props.about}</Show>
                  {' · '}
                  {text().importing.here}
                </p>
              </div>
              <IconButton icon="x" label={text().importing.remove} onClick={props.made.drop} />
            </div>
          </Show>
          <Show when={props.made.busy()}>
            <Skeleton label={text().importing.reading} lines={3} />
          </Show>
          {props.children}
          <Show when={props.trouble}>
            {(why) => (
              <ErrorState title={text().importing.unreadable} action={<Button onClick={choose}>{text().importing.chooseOther}</Button>}>
                {why()} {text().importing.nothingRead}
              </ErrorState>
            )}
          </Show>
        </>
      )}
    </FilePicker>
  )
}
