// The shown moment as a file: to read and print in either language or both, and of the plan a table.
import { For, Show } from 'solid-js'
import type * as Y from 'yjs'
import type { ReportInfo } from '../../../shared/api/reports.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { readPage } from '../../../shared/page/read.ts'
import { pageBody } from '../../../shared/page/write.ts'
import { numberRowNotes, numberRows } from '../../../shared/pairs/clauseRows.ts'
import { readConfirmations } from '../../../shared/pairs/confirmations.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { useApi } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import { downloadFile } from '../../base/download.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { loadAllWords } from '../../base/messages/catalogue.ts'
import { readerZone } from '../../base/zones.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { type ShownBlock, shownBlocks } from '../../editor/shownBlocks.ts'
import { planCsv } from '../../exchange/planCsv.ts'
import { namesOf } from '../../item/facets/names.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { createNames } from '../createNames.ts'
import type { Past } from '../slider/createPast.ts'
import { dayOfPast } from '../slider/momentOf.ts'
import { usePast } from '../slider/pastDoor.ts'
import type { FileMoment } from './fileFrame.ts'
import { pageDocument } from './pageFile.ts'
import { planDocument } from './planFiles.ts'

const CHOICES = { es: ['es'], en: ['en'], both: ['es', 'en'] } as const
type Choice = keyof typeof CHOICES

export function ExportPlan() {
  const past = usePast()
  return <Show when={past}>{(shown) => <PlanMenu past={shown()} />}</Show>
}
export function ExportPage() {
  const past = usePast()
  const finish = useFinish()
  return (
    <Show when={past}>
      {(shown) => (
        <ExportMenu
          onDocument={(choice) =>
            finish(shown(), choice, (moment) => {
              const doc = shown().copy()?.doc
              if (!doc) return ''
              return pageDocument({
                title: readPage(doc).title,
                blocks: bothSides(doc),
                moment,
                languages: CHOICES[choice],
              })
            })
          }
        />
      )}
    </Show>
  )
}

/** Both languages have one count of numbered paragraphs. */
const bothSides = (doc: Y.Doc): Readonly<Record<Language, readonly ShownBlock[]>> => {
  const bodies = { es: pageBody(doc, 'es'), en: pageBody(doc, 'en') }
  const rows = textRows(bodies.es ? topBlocks(bodies.es) : [], bodies.en ? topBlocks(bodies.en) : [], readConfirmations(doc))
  const numbers = numberRows(rows)
  const side = (language: Language) => {
    const body = bodies[language]
    return body
      ? shownBlocks(
          body,
          rows.flatMap((row, at) => (row[language] ? [numbers[at] ?? null] : [])),
          numberRowNotes(rows),
        )
      : []
  }
  return { es: side('es'), en: side('en') }
}

function PlanMenu(props: { past: Past }) {
  const group = useGroup()
  const language = useLanguage()
  const names = createNames()
  const text = useText()
  const api = useApi()
  const context = useItemContext()
  const { moments } = useComparing()
  const finish = useFinish()
  const plan = () => {
    const copy = props.past.copy()
    return copy ? readRoadMap(copy.doc) : { streams: [], items: [] }
  }
  const table = async () => {
    const given = await api.get(address('/api/groups/:group/reports', { group: group().id }))
    await finish(props.past, 'table', (moment) => {
      const { items, streams } = plan()
      return planCsv({
        items,
        all: items.length,
        streams,
        reports: given.ok ? givenBy(props.past, given.value) : null,
        comments: null,
        group: group().name,
        names: namesOf({
          language: language(),
          thisYear: Number(context.today().slice(0, 4)),
          delegations: group().delegations,
          agencies: group().agencies,
          members: context.members(),
          streams,
          items,
          meetings: moments().meetings,
        }),
        text: text(),
        proof: moment,
      })
    })
  }
  return (
    <ExportMenu
      onDocument={(choice) =>
        finish(props.past, choice, (moment) =>
          planDocument({ plan: plan(), group: group().name, moment, languages: CHOICES[choice], names: names() }),
        )
      }
      onTable={() => void table()}
    />
  )
}

/** By the moment that is shown. What was reported after the last change of the plan belongs to the plan as it is now. */
const givenBy = ({ stops, index, stop }: Past, reports: readonly ReportInfo[]): readonly ReportInfo[] => {
  if (index() === (stops() ?? []).length - 1) return reports
  const until = stop()?.at ?? 0
  return reports.filter(({ at }) => at <= until)
}

function ExportMenu(props: { onDocument: (choice: Choice) => void; onTable?: () => void }) {
  const text = useText()
  return (
    <Menu
      placement="bottom-end"
      trigger={(given) => (
        <Button {...given} icon="download" opens>
          {text().past.export}
        </Button>
      )}
    >
      <For each={['es', 'en', 'both'] as const}>
        {(choice) => (
          <MenuItem icon="file-text" onSelect={() => props.onDocument(choice)}>
            {text().past.exportIn[choice]}
          </MenuItem>
        )}
      </For>
      <Show when={props.onTable}>
        {(table) => (
          <MenuItem icon="table-2" onSelect={() => table()()}>
            {text().past.exportTable}
          </MenuItem>
        )}
      </Show>
    </Menu>
  )
}

/** Asks for the hash of the shown entry, makes the file of what is shown by then, and gives it to the reader. */
const useFinish = () => {
  const api = useApi()
  const text = useText()
  const toast = useToast()
  return async (past: Past, choice: Choice | 'table', make: (moment: FileMoment) => string) => {
    past.play(false)
    const shown = past.shown()
    const stop = past.stop()
    if (!shown || !stop) return
    // The file may speak another language than the page.
    const [head, hasWords] = await Promise.all([
      api.get(address('/api/documents/:document/head', { document: past.live.id, seq: String(shown.to) })),
      loadAllWords().then(
        () => true,
        () => false,
      ),
    ])
    // Meanwhile somebody has moved on: what is on the screen now has another entry.
    if (past.shown() !== shown) return
    if (!head.ok) return toast({ text: head.why === 'offline' ? text().past.exportFailed : head.message })
    if (!hasWords) return toast({ text: text().past.exportFailed })
    const now = Date.now()
    const file = make({
      when: { es: formatMoment(stop.at, 'es'), en: formatMoment(stop.at, 'en') },
      made: { es: formatMoment(now, 'es'), en: formatMoment(now, 'en') },
      zone: readerZone(),
      document: past.live.id,
      seq: shown.to,
      hash: head.value.at?.hash ?? null,
    })
    const ending = choice === 'table' ? 'csv' : `${choice === 'both' ? 'es-en' : choice}.html`
    const name = `ruta-${past.live.id.replace(':', '-')}-${dayOfPast(past)}-${shown.to}.${ending}`
    downloadFile(name, choice === 'table' ? 'text/csv' : 'text/html', file)
    toast({ text: text().past.exported(name) })
  }
}
