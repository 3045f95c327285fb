// What an archive and the heads that somebody kept prove, exactly, and what is left to the server.
import { createMemo, For, onMount, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { closingSays } from '../../shared/meeting/closingWords.ts'
import { fingerprintOf } from '../../shared/proof/keyFingerprint.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Note } from '../ui/States.tsx'
import type { ProofReport, ProvedLog } from './report.ts'
import { archivedDocumentName, instantWords, sentenceOfArchiveFault, sentenceOfLog } from './sentences.ts'
import { type ProofVerdict, verdictOf } from './verdict.ts'

export function ProofResult(props: { report: ProofReport }) {
  const text = useText()
  const language = useLanguage()
  const words = () => ({ text: text(), language: language() })
  const verdict = createMemo(() => verdictOf(props.report))
  const damaged = () => props.report.logs.filter(({ verified }) => !verified.ok)
  const sound = () => props.report.logs.filter(({ verified }) => verified.ok)
  const faults = () => [
    ...props.report.notHeads.map((file) => text().proof.faults.notHeads(file)),
    ...props.report.faults.map((fault) => sentenceOfArchiveFault(words(), fault)),
    ...(props.report.moreFaults > 0 ? [text().proof.faults.more(props.report.moreFaults)] : []),
  ]
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  return (
    <section class="trust__part" aria-labelledby="proof-result">
      <h2
        id="proof-result"
        tabindex="-1"
        ref={(element) => {
          heading = element
        }}
      >
        {text().proof.result}
      </h2>
      <VerdictFound report={props.report} verdict={verdict()} />
      <Show when={verdict().is !== 'notArchive'}>
        <Show when={faults().length > 0}>
          <ul class="proof__faults">
            <For each={faults()}>
              {(fault) => (
                <li>
                  <Icon name="octagon-alert" />
                  <span>{fault}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.report.later > 0}>
          <Note icon="circle-help">{text().proof.later(props.report.later)}</Note>
        </Show>
        <For each={props.report.newer}>{({ file, heads }) => <Note icon="circle-help">{text().proof.newer(heads, file)}</Note>}</For>
        <Show when={props.report.logs.length > 0}>
          <h3>{text().proof.logs}</h3>
          <ul class="trust__list">
            {/* Damaged documents first. */}
            <For each={[...damaged(), ...sound()]}>{(log) => <LogLine log={log} />}</For>
          </ul>
        </Show>
        <Show when={props.report.closings.length > 0 && damaged().length === 0}>
          <h3>{text().proof.closings}</h3>
          <p>{text().proof.closingsWhy}</p>
          <ul class="trust__keys">
            <For each={props.report.closings}>
              {({ fingerprint, ...closing }) => (
                <li>
                  <b>{text().trust.closings.session(closing.number, instantWords(words(), closing.at))}</b>
                  <Show when={closingSays(closing)}>{(says) => <span class="sub"> {says()[language()]}</span>}</Show>
                  <br />
                  <code>{fingerprint}</code>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.report.keys.length > 0}>
          <h3>{text().proof.keys}</h3>
          <p>{text().trust.keyWhy}</p>
          <ul class="trust__keys">
            <For each={props.report.keys}>
              {({ id, since }) => (
                <li>
                  <code>{fingerprintOf(id)}</code>{' '}
                  <span class="sub">
                    {text().trust.keySince(instantWords(words(), since))}
                    {id === props.report.sealedBy ? `; ${text().proof.sealed}` : ''}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Note icon="circle-help">{text().proof.page}</Note>
      </Show>
    </section>
  )
}

function VerdictFound(props: { report: ProofReport; verdict: ProofVerdict }) {
  const text = useText()
  const language = useLanguage()
  const words = () => ({ text: text(), language: language() })
  const title = () => {
    const { proof } = text()
    const found = props.verdict
    switch (found.is) {
      case 'covered':
        return proof.covered(found.covered, found.entries)
      case 'consistent':
        return proof.consistent
      case 'notArchive':
        return proof.notArchive
      default:
        return proof.wrong
    }
  }
  const why = () => {
    const { proof } = text()
    const found = props.verdict
    if (found.is === 'covered')
      return [
        proof.coveredWhy,
        ...(found.covered < found.entries ? [proof.after(found.entries - found.covered)] : []),
        proof.names(props.report.people),
      ]
    if (found.is === 'consistent') return [props.report.held ? proof.noneCovered : proof.consistentWhy, proof.names(props.report.people)]
    return [found.is === 'notArchive' ? proof.notArchiveWhy : proof.wrongWhy]
  }
  const exported = () => {
    const { group } = props.report
    return group && text().proof.exported(pickWords(group.name, language()) || group.id, instantWords(words(), group.at))
  }
  return (
    <div class="trust__found" data-state={STATES[props.verdict.is]} role="status">
      <Icon name={ICONS[props.verdict.is]} size="l" />
      <div class="proof__verdict">
        <b>{title()}</b>
        <Show when={exported()}>{(name) => <span class="sub">{name()}</span>}</Show>
        <For each={why()}>{(line) => <p>{line}</p>}</For>
      </div>
    </div>
  )
}

function LogLine(props: { log: ProvedLog }) {
  const text = useText()
  const language = useLanguage()
  const words = () => ({ text: text(), language: language() })
  return (
    <li data-state={props.log.verified.ok ? 'fine' : 'damaged'}>
      <Icon name={props.log.verified.ok ? 'check' : 'octagon-alert'} />
      <bdi class="trust__name">{archivedDocumentName(words(), props.log.document)}</bdi>
      <span class="sub">{sentenceOfLog(words(), props.log)}</span>
    </li>
  )
}

const STATES = { covered: 'fine', consistent: 'none', wrong: 'damaged', notArchive: 'damaged' } as const
const ICONS = { covered: 'shield-check', consistent: 'circle-dashed', wrong: 'octagon-alert', notArchive: 'octagon-alert' } as const
