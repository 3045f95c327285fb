// Verifies a dropped archive and heads that were stored elsewhere, on this device.
import { createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { CheckBox } from '../ui/Check.tsx'
import { createFileDrop } from '../ui/createFileDrop.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { kindOfFile, type ProofFileKind } from './kindOfFile.ts'
import { ProofProgress } from './ProofProgress.tsx'
import { ProofResult } from './ProofResult.tsx'
import type { ProofMessage, Seen } from './report.ts'
import { instantWords } from './sentences.ts'
import { type StartProof, startProof } from './startProof.ts'

interface ArchiveProofProps {
  /** Heads that this device has seen of the group, if somebody is signed in. */
  readonly remembered?: () => Promise<readonly Seen[]>
  readonly start?: StartProof
}

interface Chosen {
  readonly file: File
  readonly kind: ProofFileKind
}

export function ArchiveProof(props: ArchiveProofProps) {
  const text = useText()
  const language = useLanguage()
  const words = () => ({ text: text(), language: language() })
  const proof = createArchiveProof(props)
  return (
    <div class="trust proof">
      <p class="proof__lead">{text().proof.lead}</p>
      <section class="trust__part" aria-labelledby="proof-files">
        <h2 id="proof-files">{text().proof.files}</h2>
        <ChosenFiles of={proof} />
        <Show when={proof.remembered().length > 0}>
          <div class="proof__seen">
            <CheckBox label={seenLabel()} checked={proof.useRemembered()} onChange={proof.setUseRemembered} />
            <span aria-hidden="true" onClick={() => proof.setUseRemembered(!proof.useRemembered())}>
              {seenLabel()}
            </span>
          </div>
        </Show>
        <Show when={proof.archive() && proof.files('heads').length === 0 && !proof.seen()}>
          <Note icon="triangle-alert" tone="warning">
            {text().proof.noHeads}
          </Note>
        </Show>
        <Show when={proof.tried() && !proof.archive()}>
          <Note icon="triangle-alert" tone="danger" alert>
            {text().proof.noArchive}
          </Note>
        </Show>
        <Show
          when={proof.end()}
          fallback={
            <Button kind="primary" icon="shield-check" onClick={proof.check}>
              {text().proof.check}
            </Button>
          }
        >
          <ProofProgress told={proof.told()} onCancel={proof.cancel} />
        </Show>
      </section>
      <Switch>
        <Match when={result(proof.told())}>{(report) => <ProofResult report={report()} />}</Match>
        <Match when={proof.told()?.type === 'failed'}>
          <ErrorState title={text().proof.failed}>{text().proof.failedWhy}</ErrorState>
        </Match>
      </Switch>
    </div>
  )

  function seenLabel(): string {
    const newest = Math.max(...proof.remembered().map(({ at }) => at))
    return text().proof.seen(proof.remembered().length, instantWords(words(), newest))
  }
}

/** The chosen files, and what is proved of them. */
const createArchiveProof = (props: ArchiveProofProps) => {
  const text = useText()
  const [chosen, setChosen] = createSignal<readonly Chosen[]>([])
  const [remembered, setRemembered] = createSignal<readonly Seen[]>([])
  const [useRemembered, setUseRemembered] = createSignal(true)
  const [tried, setTried] = createSignal(false)
  const [told, setTold] = createSignal<ProofMessage | null>(null)
  /** Ends the proof that is under way. */
  const [end, setEnd] = createSignal<(() => void) | null>(null)

  const files = (kind: ProofFileKind) => chosen().flatMap((one) => (one.kind === kind ? [one.file] : []))
  const archive = () => files('archive')[0] ?? null
  const seen = () => (useRemembered() && remembered().length > 0 ? { name: text().proof.seenName, heads: remembered() } : null)
  const cancel = () => {
    end()?.()
    setEnd(null)
  }
  const clear = () => {
    cancel()
    setTold(null)
    setTried(false)
  }
  const add = async (given: Iterable<File>) => {
    const fresh = await Promise.all([...given].map(async (file) => ({ file, kind: await kindOfFile(file) })))
    if (fresh.length === 0) return
    clear()
    // One archive at a time: a new one takes the place of the last; a file that is chosen again is there once.
    const newest = fresh.findLast(({ kind }) => kind === 'archive')
    const stays = (one: Chosen) =>
      one.kind === 'archive' ? !newest || one === newest : !fresh.some(({ file }) => file !== one.file && file.name === one.file.name)
    setChosen([...chosen(), ...fresh].filter(stays))
  }
  const check = () => {
    setTried(true)
    const file = archive()
    if (!file || end()) return
    setTold(null)
    const begin = props.start ?? startProof
    const stop = begin({ archive: file, heads: files('heads'), seen: seen() }, (now) => {
      setTold(now)
      if (now.type !== 'progress') setEnd(null)
    })
    setEnd(() => stop)
  }
  onMount(async () => setRemembered((await props.remembered?.()) ?? []))
  onCleanup(() => end()?.())
  return {
    chosen,
    add,
    remove: (one: Chosen) => {
      clear()
      setChosen(chosen().filter((other) => other !== one))
    },
    files,
    archive,
    remembered,
    useRemembered,
    setUseRemembered,
    seen,
    tried,
    told,
    end,
    check,
    cancel,
  }
}

function ChosenFiles(props: { of: ReturnType<typeof createArchiveProof> }) {
  const text = useText()
  const drop = createFileDrop((files) => void props.of.add(files))
  let input: HTMLInputElement | undefined
  return (
    <>
      <div class="proof__drop" role="group" aria-label={text().proof.choose} data-over={drop.over() ? '' : undefined} {...drop.handlers}>
        <p>{text().proof.drop}</p>
        <Button icon="file-text" onClick={() => input?.click()}>
          {text().proof.choose}
        </Button>
        <input
          ref={(element) => {
            input = element
          }}
          type="file"
          multiple
          hidden
          aria-label={text().proof.choose}
          onChange={(event) => {
            void props.of.add([...(event.currentTarget.files ?? [])])
            // The same file again is a change, too.
            event.currentTarget.value = ''
          }}
        />
      </div>
      <Show when={props.of.chosen().length > 0}>
        <ul class="proof__files">
          <For each={props.of.chosen()}>
            {(one) => (
              <li data-kind={one.kind}>
                <Icon name={ICONS[one.kind]} />
                <bdi class="trust__name">{one.file.name}</bdi>
                <span class="sub">{text().proof.kinds[one.kind]}</span>
                <IconButton icon="x" label={text().proof.remove(one.file.name)} onClick={() => props.of.remove(one)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}

const ICONS = { archive: 'archive', heads: 'key-round', neither: 'octagon-alert', empty: 'octagon-alert' } as const

const result = (told: ProofMessage | null) => (told?.type === 'proved' ? told.report : null)
