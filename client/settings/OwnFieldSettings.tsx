// The group's own fields of items, in their order: defined, corrected, moved and archived here. They are part of the plan, so they are
// written as everything in it, also offline.
import { createMemo, Show } from 'solid-js'
import { MOST } from '../../shared/bounds.ts'
import type { Random } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { addOwnField, archiveOwnField, moveOwnField, putOwnFieldTo, restoreOwnField } from '../../shared/roadmap/defineFields.ts'
import type { OwnField } from '../../shared/roadmap/model.ts'
import { type OwnFieldKey, ownKindOf, parseOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useLive, useRoadMap, useWrite } from '../live/LiveDocument.tsx'
import { fieldKeys, fieldRow } from '../live/ownFields.ts'
import { hasSum, sumWords } from '../roadmap/sums.ts'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { Icon } from '../ui/Icon.tsx'
import { createChange } from './createChange.ts'
import { NEW_FIELD, type OwnFieldDraft, OwnFieldForm } from './OwnFieldForm.tsx'
import { OWN_KIND_ICONS } from './OwnKindTiles.tsx'
import { BothNamesRead, SECONDARY, SECONDARY_NUMBER, SettingsList } from './SettingsList.tsx'

const browserRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

export function OwnFieldSettings() {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const roadMap = useRoadMap()
  const context = useItemContext()
  const write = useWrite('roadmap')
  const words = () => text().settings.own
  const used = () => roadMap.fields().filter(({ archived }) => !archived)
  const nameOf = ({ id }: Pick<OwnField, 'id'>) => fieldRow(id).label[language()]
  const taken = (but: OwnFieldKey | null) => {
    const others = fieldKeys().filter((key) => key !== but)
    return { es: others.map((key) => fieldRow(key).label.es), en: others.map((key) => fieldRow(key).label.en) }
  }
  const done = (result: Result<unknown>): boolean => {
    context.report(result)
    return result.ok
  }
  const add = ({ kind, name, unit, choices }: OwnFieldDraft) =>
    done(write((doc) => addOwnField(doc, { kind, name, unit, choices: choices.map((choice) => choice.name) }, browserRandom)))
  const about = (field: OwnField): string => {
    const kind = ownKindOf(field.id)
    if (kind === 'number') return field.unit[language()] || field.unit.es || field.unit.en
    const offered = field.choices.filter(({ archived }) => !archived).length
    return kind === 'choice' || kind === 'choices' ? words().choicesOf(offered) : ''
  }
  const living = createMemo(() => roadMap.all().filter(({ archived }) => !archived))
  const items = (key: OwnFieldKey) => living().filter((item) => item[key] !== undefined).length
  const reorder = (ids: readonly string[]) => {
    const keys = ids.flatMap((id) => parseOwnKey(id) ?? [])
    const before = used().map(({ id }) => id)
    const moved = keys.find((id) => {
      const others = (list: readonly OwnFieldKey[]) => list.filter((one) => one !== id).join()
      return others(keys) === others(before) && keys.indexOf(id) !== before.indexOf(id)
    })
    const at = moved ? keys.indexOf(moved) : -1
    const [previous, next] = [keys[at - 1], keys[at + 1]]
    if (!moved || (!previous && !next)) return
    done(write((doc) => moveOwnField(doc, moved, previous ? { after: previous } : { before: next }, browserRandom)))
  }
  return (
    <DocumentGate early={roadMap.fields().length > 0}>
      <SettingsList
        id="fields"
        why={words().why(used().length, MOST.ownFields)}
        add={live.canWrite() && used().length < MOST.ownFields ? words().newField : undefined}
        change={createChange()}
        rows={used()}
        isReadOnly={!live.canWrite()}
        nameOf={nameOf}
        columns={[
          { title: text().settings.name, rowHead: {}, cell: ({ id }) => <BothNamesRead name={fieldRow(id).label} /> },
          {
            title: words().kind,
            cell: (field) => (
              <span class="row row--tight">
                <Icon name={OWN_KIND_ICONS[ownKindOf(field.id)]} />
                <span>
                  {words().kinds[ownKindOf(field.id)]} <span class="sub settings__line">{about(field)}</span>
                </span>
              </span>
            ),
          },
          {
            title: words().items,
            class: `${SECONDARY} ${SECONDARY_NUMBER}`,
            cell: ({ id }) => (
              <>
                {words().usedOn(items(id))}
                <Show when={hasSum(id) && sumWords(living(), id, language())}>
                  {(sum) => <span class="sub settings__line">{words().sumIs(sum())}</span>}
                </Show>
              </>
            ),
          },
        ]}
        form={(field, close) => (
          <OwnFieldForm
            label={text().settings.editNamed(nameOf(field))}
            taken={taken(field.id)}
            present={{ kind: ownKindOf(field.id), name: field.name, unit: field.unit, choices: field.choices }}
            save={(draft, present) => done(write((doc) => putOwnFieldTo(doc, field.id, [present, draft], browserRandom)))}
            archive={() => done(write((doc) => archiveOwnField(doc, field.id)))}
            onClose={close}
          />
        )}
        newForm={(close) => (
          <OwnFieldForm label={words().newField} present={NEW_FIELD} isNew taken={taken(null)} save={add} onClose={close} />
        )}
        onOrder={reorder}
        retired={roadMap
          .fields()
          .filter(({ archived }) => archived)
          .map(({ id }) => ({ id, name: nameOf({ id }) }))}
        onRestore={(id) => {
          const key = parseOwnKey(id)
          if (key) done(write((doc) => restoreOwnField(doc, key)))
        }}
      />
    </DocumentGate>
  )
}
