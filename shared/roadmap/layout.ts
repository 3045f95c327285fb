// Where each thing of a `roadmap:<group>` lives in its Y.Doc: the only file that spells these Yjs keys.
//
//   streams : Y.Map<StreamId, Y.Map>   name.es, name.en : Y.Text · order, archived : value
//   items   : Y.Map<ItemId, Y.Map>     title.es, title.en : Y.Text · description.es, description.en : Y.XmlFragment
//                                      coDelegations, agencies, people, labels : Y.Map<key, true>  (a set)
//                                      dependsOn : Y.Map<ItemId, {type, lag}> · checklist : Y.Map<id, Y.Map>
//                                      everything else : a plain value under its field's name
//
// Every nested text, set and map is born in the transaction that creates its item: two lazy creations would lose one.

export const ROOTS = { streams: 'streams', items: 'items' } as const

/** The key of one language's side of a bilingual field: `title.es`. */
export const side = <Field extends string, Lang extends 'es' | 'en'>(field: Field, language: Lang): `${Field}.${Lang}` =>
  `${field}.${language}`
